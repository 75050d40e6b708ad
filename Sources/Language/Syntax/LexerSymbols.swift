/// The spellings of operators and punctuation.
enum Spelling {
  enum Match {
    case symbol(Symbol)
    case comment
    /// A spelling that other languages have and this one has not.
    case foreign
  }

  /// The longest spelling at `index`, with its length.
  static func match(_ scalars: [Unicode.Scalar], at index: Int) -> (match: Match, length: Int)? {
    let longest = scalars[index...].prefix(3).prefix(while: \.isInLongSpelling).count
    for length in stride(from: longest, through: 2, by: -1) {
      let word = String(String.UnicodeScalarView(scalars[index..<(index + length)]))
      if let symbol = long[word] { return (.symbol(symbol), length) }
      if foreign.contains(word) { return (.foreign, length) }
    }
    if scalars[index] == "#" { return (.comment, 1) }
    return single(scalars[index]).map { (.symbol($0), 1) }
  }

  private static let long: [String: Symbol] = [
    "==": .equal, "!=": .notEqual, "<=": .lessOrEqual, ">=": .greaterOrEqual, "~=": .approximately, "..": .range,
  ]

  private static let foreign: Set<String> = [
    "**", ":=", "+=", "-=", "*=", "/=", "^=", "&&", "||", "//", "/*", "*/", "===", "!==", "...", "=>", "->", "=<", "<>",
  ]

  private static func single(_ scalar: Unicode.Scalar) -> Symbol? {
    switch scalar {
    case "+": .plus
    case "-", "\u{2212}", "\u{2013}": .minus
    case "*", "·", "\u{0387}", "⋅", "×", "⊙", "∗": .times
    case "/", "÷", "∕": .divide
    case "@": .product
    case "^": .power
    case "≈": .approximately
    case "≠": .notEqual
    case "<": .less
    case "≤", "⩽": .lessOrEqual
    case ">": .greater
    case "≥", "⩾": .greaterOrEqual
    case "=": .define
    case "~", "∼": .random
    case ",": .comma
    case ":": .colon
    case ".": .dot
    case "(": .openRound
    case ")": .closeRound
    case "[": .openSquare
    case "]": .closeSquare
    case "∂": .partial
    case "∇": .nabla
    case "ᵀ", "⊤": .transpose
    default: nil
    }
  }
}

extension Unicode.Scalar {
  /// Whether spellings of two or three signs have it.
  fileprivate var isInLongSpelling: Bool {
    switch self {
    case "=", "!", "<", ">", "~", ".", "*", ":", "+", "-", "/", "^", "&", "|": true
    default: false
    }
  }
}
