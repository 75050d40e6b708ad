import Source

/// One statement of a block, with the lines of its source.
public struct Statement: Sendable {
  public enum Kind: Sendable {
    /// `y = …`
    case definition(Identifier, Expression)
    /// `a, b = …`
    case destructuring([Identifier], Expression)
    /// `f(x, y) = …`
    case function(Identifier, parameters: [Identifier], Expression)
    /// `param w = 0.5, b[8] = 0, W[8, 64] ~ xavier`
    case parameters([ParameterDeclaration])
    /// `use or`, `use "other.md"`
    case use(Expression)
    /// `check E ≈ 0.86`, with the tolerance after `within`
    case check(Expression, within: Expression?)
    /// `check run.loss falls`, `check E falls over run.loss`
    case trend(Expression, Trend, over: Expression?)
    case expression(Expression)
  }

  public let kind: Kind
  public let span: Span
  /// The source of the statement without comments, for showing it.
  public let source: String
}

/// Where a row of numbers goes. Its words are words of the language only behind what a claim speaks of.
public enum Trend: String, Sendable, CaseIterable {
  case falls, rises
}

public struct Identifier: Hashable, Sendable {
  public let name: String
  public let span: Span
}

public struct ParameterDeclaration: Sendable {
  public enum First: Sendable {
    /// `= value`
    case value(Expression)
    /// `~ distribution`
    case random(Expression)
  }

  public let name: Identifier
  /// The shape in brackets, where there is one.
  public let shape: [Expression]?
  public let first: First
}

/// An expression with its place and its source.
public struct Expression: Sendable {
  public indirect enum Kind: Sendable {
    /// `literal` is the number as it is written.
    case number(Double, literal: String)
    case text(String)
    case boolean(Bool)
    case name(String)
    /// `[a, b]`
    case brackets([Expression])
    /// `[a for s in 1..20]`
    case comprehension(Expression, variable: Identifier, over: Expression)
    /// `(a)`, kept because `[(a)]` and claims tell it apart
    case parenthesized(Expression)
    case call(Expression, [Argument])
    case index(Expression, [Expression])
    case member(Expression, Identifier)
    /// `f'`, with the number of primes
    case prime(Expression, order: Int)
    case transpose(Expression)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case range(Expression, Expression)
    /// `a on d`
    case on(Expression, Expression)
    /// `a at n = v`. As an argument, `(n = v, m = u)` alone is this with empty brackets for `a`; see `replacements`
    case at(Expression, [Replacement])
    /// `a at run[k]`, `a at run`
    case atState(Expression, Expression)
    /// `∂E/∂w`, `∂²E/∂w∂v`: by one expression for each order
    case partial(of: Expression, by: [Expression])
    /// `∇E`
    case gradient(of: Expression)
  }

  /// All that is known of an expression is shared: it is as small as a reference, and so are the frames of what descends.
  private final class Contents: Sendable {
    let kind: Kind
    let span: Span
    let text: Substring
    let height: Int

    init(kind: Kind, span: Span, text: Substring) {
      self.kind = kind
      self.span = span
      self.text = text
      height = 1 + kind.deepestPart
    }
  }

  private let contents: Contents

  public var kind: Kind { contents.kind }
  public var span: Span { contents.span }
  /// The author's text of the expression, without comments; lines are joined with a space.
  public var source: String { String(contents.text) }
  /// How many expressions are inside one another here, this one included.
  var height: Int { contents.height }

  /// `text` is a part of the statement's text, which all its expressions share.
  init(kind: Kind, span: Span, text: Substring) {
    contents = Contents(kind: kind, span: span, text: text)
  }

  public init(kind: Kind, span: Span, source: String) {
    self.init(kind: kind, span: span, text: Substring(source))
  }
}

public enum UnaryOperator: Sendable {
  case minus, plus
}

public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
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

  public var isComparison: Bool {
    switch self {
    case .approximately, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .add, .subtract, .multiply, .divide, .product, .power: false
    }
  }
}

/// An argument of a call: by position, by `name:`, or labelled with a text.
public struct Argument: Sendable {
  public enum Label: Hashable, Sendable {
    case name(Identifier)
    case text(String, Span)
  }

  public let label: Label?
  public let value: Expression
}

/// `n = v` after `at`; the target is a name with members and indices.
public struct Replacement: Sendable {
  public let target: Expression
  public let value: Expression
}
