/// The spaces of a row, which TeX gives by the kinds of neighbours and a browser by a dictionary of single signs.
enum Operators {
  private static let opening = "([{⟨⌊⌈⟦⟮⌜⌞"
  private static let closing = ")]}⟩⌋⌉⟧⟯⌝⌟"
  private static let bars = "|‖"
  private static let signs = "+−-±∓"
  /// Signs after which an operand has ended.
  private static let endings = closing + "!′…⋯°%"

  static func isBracket(_ text: String) -> Bool {
    isOne(text, of: opening + closing + bars)
  }

  static func isBar(_ text: String) -> Bool { isOne(text, of: bars) }

  private static func isOne(_ text: String, of signs: String) -> Bool { text.count == 1 && signs.contains(text) }

  private enum Kind {
    case ordinary, opening, closing, punctuation, function, bigOperator, sign, space
  }

  /// The row with a sign at the start of an operand made a prefix, functions set apart from their neighbours, and
  /// relations of two signs, as in `:=`, put together.
  static func spaced(_ elements: [MathElement]) -> [MathElement] {
    var row: [MathElement] = []
    var last: Kind?
    var openBars = 0
    var isInFunction = false
    for (position, original) in elements.enumerated() {
      var element = original
      let startsFunction = isFunction(at: position, in: elements)
      let kind = startsFunction ? .function : kind(of: element, openBars: openBars)
      if kind == .space {
        row.append(element)
        continue
      }
      if element.isFunctionApplication {
        row.append(element)
        isInFunction = true
        continue
      }
      let isOperand = kind == .ordinary || kind == .function || kind == .bigOperator
      if isInFunction && (isOperand || kind == .opening && isBar(element.text)) {
        row.append(Spaces.space(Spaces.thin))
      } else if startsFunction, let last, last == .ordinary || last == .closing {
        row.append(Spaces.space(Spaces.thin))
      }
      if element.name == "mo", isOne(element.text, of: signs), element["form"] == nil, element["lspace"] == nil,
        let last,
        isInFunction || [.sign, .opening, .punctuation, .bigOperator].contains(last)
      {
        element["form"] = "prefix"
      }
      if isBar(element.text) { openBars += kind == .opening ? 1 : -1 }
      join(&row, &element)
      row.append(element)
      isInFunction = false
      last = kind
    }
    return row
  }

  /// A name that the sign of application follows.
  private static func isFunction(at position: Int, in elements: [MathElement]) -> Bool {
    position + 1 < elements.count && elements[position + 1].isFunctionApplication
  }

  private static func kind(of element: MathElement, openBars: Int) -> Kind {
    if element.name == "mspace" || element.name == "mtext" && element.text.allSatisfy({ $0 == "\u{A0}" }) {
      return .space
    }
    guard let core = element.coreOperator else { return .ordinary }
    let text = core.text
    if isOne(text, of: opening) { return .opening }
    if isOne(text, of: endings) { return .closing }
    if isBar(text) { return openBars > 0 ? .closing : .opening }
    if text == "," || text == ";" { return .punctuation }
    if let scalar = text.unicodeScalars.first, isBig(scalar) { return .bigOperator }
    return .sign
  }

  /// Sums, products and integrals.
  private static func isBig(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x220F...0x2211, 0x222B...0x2233, 0x22C0...0x22C3, 0x2A00...0x2A1C: true
    default: false
    }
  }

  private static func join(_ row: inout [MathElement], _ element: inout MathElement) {
    guard let before = row.last, before.name == "mo", element.name == "mo", before.text == ":",
      element.text == "=" || element.text == ":"
    else { return }
    row[row.count - 1]["rspace"] = "0"
    element["lspace"] = "0"
  }
}
