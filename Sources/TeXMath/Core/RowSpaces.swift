/// The spaces of a row, which TeX gives by the kinds of neighbours (The TeXbook, chapter 18) and a browser by a
/// dictionary of single signs.
struct RowSpaces {
  private let elements: [MathElement]
  private var row: [MathElement] = []
  /// What stands before, but for spaces.
  private var last: Operators.Kind?
  private var openBars = 0
  /// Whether the sign of application stands before.
  private var isApplied = false

  private init(_ elements: [MathElement]) { self.elements = elements }

  /// The row with a sign at the start of an operand made a prefix, functions set apart from their neighbours, and
  /// relations of two signs, as in `:=`, put together.
  static func spaced(_ elements: [MathElement]) -> [MathElement] {
    if let row = spacedBetweenTexts(elements) { return row }
    var spaces = RowSpaces(elements)
    for position in elements.indices { spaces.add(at: position) }
    return spaces.row
  }

  private mutating func add(at position: Int) {
    var element = elements[position]
    let kind = kind(at: position)
    if kind == .space {
      row.append(element)
      return
    }
    if element.isFunctionApplication {
      row.append(element)
      isApplied = true
      return
    }
    if needsThinSpace(before: element, kind) { row.append(Spaces.space(Spaces.thin)) }
    if element.name == "mo", element["lspace"] == nil { setSpaces(of: &element, kind, at: position) }
    if Operators.isBar(element.text) { openBars += kind == .opening ? 1 : -1 }
    row.append(element)
    isApplied = false
    last = kind
  }

  private func kind(at position: Int) -> Operators.Kind {
    let isFunction = position + 1 < elements.count && elements[position + 1].isFunctionApplication
    return isFunction ? .function : Operators.kind(of: elements[position], openBars: openBars)
  }

  /// Functions are apart from what is before them, and from their argument where it has no brackets.
  private func needsThinSpace(before element: MathElement, _ kind: Operators.Kind) -> Bool {
    if isApplied {
      return kind == .ordinary || kind == .function || kind == .bigOperator
        || kind == .opening && Operators.isBar(element.text)
    }
    return kind == .function && (last == .ordinary || last == .closing)
  }

  private mutating func setSpaces(of element: inout MathElement, _ kind: Operators.Kind, at position: Int) {
    switch element.text {
    case ":":
      element["lspace"] = Operators.thick
      element["rspace"] = Operators.thick
    case "=", "∼", "≈":
      guard let before = row.last, before.name == "mo", before.text == ":" else { return }
      row[row.count - 1]["rspace"] = "0"
      element["lspace"] = "0"
    case let sign where Operators.isSign(sign):
      let startsOperand = isApplied || [.sign, .opening, .punctuation, .bigOperator].contains(last)
      if startsOperand, last != nil, element["form"] == nil { element["form"] = "prefix" }
    case _ where kind == .dots:
      let next = position + 1 < elements.count ? self.kind(at: position + 1) : nil
      element["lspace"] = last == .ordinary || last == .closing ? Spaces.thin : "0"
      element["rspace"] = next == nil || next == .sign || next == .space ? "0" : Spaces.thin
    default: break
    }
  }

  /// One sign among texts: the row would count as that sign, which then has no spaces.
  private static func spacedBetweenTexts(_ elements: [MathElement]) -> [MathElement]? {
    guard elements.count(where: { !$0.isSpaceLike }) == 1,
      let position = elements.firstIndex(where: { !$0.isSpaceLike }), elements[position].name == "mo",
      Operators.kind(of: elements[position]) == .sign,
      elements[..<position].contains(where: { $0.name != "mspace" })
    else { return nil }
    let space = Operators.space(around: elements[position].text)
    return elements[..<position] + Operators.spaced(elements[position], before: space, after: space)
      + elements[(position + 1)...]
  }
}
