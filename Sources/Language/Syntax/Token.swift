import Source

/// A word of the code: what it is, where it stands, and how a highlighter colours it.
public struct Token: Hashable, Sendable {
  /// The classes that a highlighter tells apart.
  public enum Class: String, Hashable, Sendable, CaseIterable {
    case keyword, name, number, string, `operator`, punctuation, comment
    /// A name before a round bracket.
    case function
    /// Something that the language does not know.
    case unknown
  }

  enum Kind: Hashable, Sendable {
    case name(String)
    /// `literal` is the number as it is written, with plain signs.
    case number(Double, literal: String)
    case text(String)
    case boolean(Bool)
    case keyword(Keyword)
    case symbol(Symbol)
    /// Marks of differentiation, and how many.
    case primes(Int)
    /// The digits of a raised number, as plain digits.
    case superscript(String)
    case comment
    /// A sign that the language does not have; what to say of it depends on where it stands.
    case unknown(String)
    /// Something that is wrong wherever it stands. Indirect, or every word would be as large.
    indirect case problem(Diagnostic)
    /// After the last word of a statement.
    case end
  }

  public internal(set) var tokenClass: Class
  public let span: Span
  let kind: Kind
  /// The bytes of the line that the word takes.
  let bytes: Range<Int>
  /// Whether it touches the word before it.
  let isAttached: Bool
}

/// The reserved words.
enum Keyword: String, Hashable, Sendable, CaseIterable {
  case on, at, within, param, use, check, `for`, `in`

  /// Whether a statement starts with it.
  var startsStatement: Bool {
    switch self {
    case .param, .use, .check: true
    case .on, .at, .within, .for, .in: false
    }
  }
}

/// Operators and punctuation, by their plain spelling.
enum Symbol: String, Hashable, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case product = "@"
  case power = "^"
  case approximately = "≈"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case range = ".."
  case define = "="
  case random = "~"
  case comma = ","
  case colon = ":"
  case dot = "."
  case openRound = "("
  case closeRound = ")"
  case openSquare = "["
  case closeSquare = "]"
  case partial = "∂"
  case nabla = "∇"
  case transpose = "ᵀ"

  /// The operator that it stands for between two operands.
  var binaryOperator: BinaryOperator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .divide: .divide
    default: BinaryOperator(rawValue: rawValue)
    }
  }

  /// Whether it stands between two operands.
  var isInfix: Bool { binaryOperator != nil || self == .range }

  /// The bracket that closes this one.
  var closing: Symbol? {
    switch self {
    case .openRound: .closeRound
    case .openSquare: .closeSquare
    default: nil
    }
  }

  var isClosing: Bool { self == .closeRound || self == .closeSquare }

  var tokenClass: Token.Class {
    switch self {
    case .comma, .colon, .dot, .openRound, .closeRound, .openSquare, .closeSquare: .punctuation
    default: .operator
    }
  }
}
