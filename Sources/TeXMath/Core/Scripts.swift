/// Scripts beside, above and below a base.
enum Scripts {
  static func rewrite(_ element: MathElement, _ context: CoreMathML.Context) -> [MathElement] {
    var result = element
    // \mathop{…} with limits, or what \overset is put over.
    let isMade = result.children[0].name == "mo" && !result.children[0].children.isEmpty
    result.children = result.children.enumerated().map { position, child in
      if position > 0 { return script(child, isAccent: element["accent"] == "true", context.inner) }
      return isMade
        ? CoreMathML.single(CoreMathML.row(child.children, context.outsideToken))
        : CoreMathML.single(child, context.outsideToken)
    }
    if isMade, !context.isInToken, !result.isEmbellishedOperator {
      return [result, MathElement("mo", text: MathElement.functionApplication)]
    }
    if result.children[0].name == "mrow", let last = result.children[0].children.last, last.isFunctionApplication {
      // `lim` with its limits is what is applied.
      result.children[0] = CoreMathML.single(Array(result.children[0].children.dropLast()))
      return [result, last]
    }
    if !context.isInToken, element["accent"] == nil, Operators.isRelation(result), !element.name.hasPrefix("ms") {
      return Operators.spaced(result, before: Operators.thick, after: Operators.thick)
    }
    return [result]
  }

  private static func script(_ child: MathElement, isAccent: Bool, _ context: CoreMathML.Context) -> MathElement {
    var row = CoreMathML.row([Boxes.arrowLabel(child)], context)
    if row.count == 1, row[0].name == "mrow" { row = row[0].children }
    // A name that is applied to nothing, as in η with the index min.
    if row.last?.isFunctionApplication == true { row.removeLast() }
    let script = CoreMathML.single(primes(row))
    return isAccent ? Accents.mark(script) : script
  }

  /// Several primes are one sign.
  private static func primes(_ row: [MathElement]) -> [MathElement] {
    guard (2...4).contains(row.count), row.allSatisfy({ $0.name == "mo" && $0.text == "′" }) else { return row }
    return [MathElement("mo", [("lspace", "0"), ("rspace", "0")], text: ["″", "‴", "⁗"][row.count - 2])]
  }
}
