/// What signs are, in TeX's terms.
enum Operators {
  /// What a row's spaces depend on.
  enum Kind {
    case ordinary, opening, closing, punctuation, dots, function, bigOperator, sign, space
  }

  /// The space around relations, 5/18 em, and around binary signs, 4/18 em.
  static let thick = "0.2778em"
  static let medium = "0.2222em"

  private static let opening = "([{⟨⌊⌈⟦⟮⌜⌞"
  private static let closing = ")]}⟩⌋⌉⟧⟯⌝⌟"
  private static let bars = "|‖"
  private static let signs = "+−-±∓"
  private static let binary = signs + "·⋅×÷∗∘⊙⊕⊗"
  /// Signs after which an operand has ended.
  private static let endings = closing + "!′°%"

  static func isBracket(_ text: String) -> Bool { isOne(text, of: opening + closing + bars) }

  static func isBar(_ text: String) -> Bool { isOne(text, of: bars) }

  /// Whether it may be the sign of a number.
  static func isSign(_ text: String) -> Bool { isOne(text, of: signs) }

  static func space(around text: String) -> String { isOne(text, of: binary) ? medium : thick }

  private static func isOne(_ text: String, of signs: String) -> Bool { text.count == 1 && signs.contains(text) }

  /// `openBars` is how many bars are open before it, as one sign opens and closes.
  static func kind(of element: MathElement, openBars: Int = 0) -> Kind {
    if element.name == "mspace" || element.name == "mtext" && element.text.allSatisfy({ $0 == "\u{A0}" }) {
      return .space
    }
    guard let text = element.coreOperator?.text else { return .ordinary }
    if isOne(text, of: opening) { return .opening }
    if isOne(text, of: endings) { return .closing }
    if isBar(text) { return openBars > 0 ? .closing : .opening }
    if isOne(text, of: ",;") { return .punctuation }
    if isOne(text, of: "…⋯") { return .dots }
    return text.unicodeScalars.first.map(isBig) == true ? .bigOperator : .sign
  }

  /// Sums, products and integrals.
  private static func isBig(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x220F...0x2211, 0x222B...0x2233, 0x22C0...0x22C3, 0x2A00...0x2A1C: true
    default: false
    }
  }

  /// Whether it is a relation or an arrow with something above or below.
  static func isRelation(_ element: MathElement) -> Bool {
    element.name != "mo" && element.isEmbellishedOperator && kind(of: element) == .sign
  }

  /// An operator with spaces of its own. Browsers put those of the dictionary inside what is above it.
  static func spaced(_ element: MathElement, before: String, after: String) -> [MathElement] {
    [Spaces.space(before), element.withCoreSpaces("0"), Spaces.space(after)]
  }
}

extension MathElement {
  /// Whether the browser gives it an operator's spaces, by the operator at its core.
  var isEmbellishedOperator: Bool {
    switch name {
    case "mo": true
    case "msub", "msup", "msubsup", "munder", "mover", "munderover": children[0].isEmbellishedOperator
    case "mrow", "mstyle", "mpadded", "mphantom":
      children.count { !$0.isSpaceLike } == 1 && children.first { !$0.isSpaceLike }?.isEmbellishedOperator == true
    default: false
    }
  }

  /// What MathML takes for space when it looks for an operator's neighbours. Text is among it.
  var isSpaceLike: Bool {
    switch name {
    case "mtext", "mspace": true
    case "mrow", "mstyle", "mpadded", "mphantom": children.allSatisfy(\.isSpaceLike)
    default: false
    }
  }

  /// The operator at the core of an embellished one.
  var coreOperator: MathElement? {
    guard isEmbellishedOperator else { return nil }
    return name == "mo" ? self : children.first { !$0.isSpaceLike }?.coreOperator
  }

  /// An embellished operator with other spaces on both sides of its core; anything else as it is.
  func withCoreSpaces(_ space: String) -> MathElement {
    var result = self
    guard isEmbellishedOperator else { return result }
    if name == "mo" {
      (result["lspace"], result["rspace"]) = (space, space)
    } else if let position = children.firstIndex(where: { !$0.isSpaceLike }) {
      result.children[position] = children[position].withCoreSpaces(space)
    }
    return result
  }
}
