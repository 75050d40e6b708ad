/// `mstyle`: displayed or not, level of scripts, size, colour.
enum Styles {
  static func rewrite(_ element: MathElement, _ context: CoreMathML.Context) -> MathElement {
    var element = element
    // Of one right inside another the inner counts, where it says as much.
    while element.children.count == 1, element.children[0].name == "mstyle",
      element.attributes.allSatisfy({ $0.name != "style" && element.children[0][$0.name] != nil }),
      element["mathsize"] == nil
    {
      element = element.children[0]
    }
    var inner = context
    if let level = element["scriptlevel"].flatMap({ Int($0) }) { inner.level = level }
    if let size = element["mathsize"].flatMap({ Double($0.dropLast(2)) }), size > 0 {
      // TeX's sizes are those of the formula, CSS's those of what is around.
      element["mathsize"] = "\(CSSNumber.text(size / context.size))em"
      inner.size = size
    }
    var result = element
    result.children = CoreMathML.row(element.children, inner)
    return result
  }

  /// Whether the element only says what a formula's outermost level is like.
  static func isOutermost(_ element: MathElement, isDisplay: Bool) -> Bool {
    element.name == "mstyle" && element.attributes.count == 2 && element["scriptlevel"] == "0"
      && element["displaystyle"] == "\(isDisplay)"
  }
}

/// Numbers in CSS: at most three decimals, without zeros at the end.
enum CSSNumber {
  static func text(_ number: Double) -> String {
    let thousandths = Int((number * 1000).rounded())
    guard thousandths % 1000 != 0 else { return "\(thousandths / 1000)" }
    var decimals = "\(abs(thousandths % 1000))"
    decimals = String(repeating: "0", count: 3 - decimals.count) + decimals
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(thousandths < 0 ? "-" : "")\(abs(thousandths / 1000)).\(decimals)"
  }

  /// A length in em.
  static func em(_ number: Double) -> String { number == 0 ? "0" : "\(text(number))em" }

  /// The number of a length in em.
  static func value(_ length: some StringProtocol) -> Double? {
    length.hasSuffix("em") ? Double(length.dropLast(2)) : length == "0" ? 0 : nil
  }
}
