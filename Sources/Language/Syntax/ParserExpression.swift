import Source

/// How tightly something between two operands binds.
enum Precedence: Int, Comparable {
  case comparison, replacement, range, sum, product, matrixProduct, tightest

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  /// The next tighter one, for the right operand of what chains to the left.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .tightest }

  init?(_ kind: Token.Kind) {
    switch kind {
    case .keyword(.on), .keyword(.at): self = .replacement
    case .symbol(let symbol):
      switch symbol {
      case .approximately, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: self = .comparison
      case .range: self = .range
      case .plus, .minus: self = .sum
      case .times, .divide: self = .product
      case .product: self = .matrixProduct
      default: return nil
      }
    default: return nil
    }
  }
}

extension StatementParser {
  mutating func expression() throws(Misreading) -> Expression {
    try operation(.comparison)
  }

  /// An operand with all operations around it that bind as tightly as `minimum`, or more.
  private mutating func operation(_ minimum: Precedence) throws(Misreading) -> Expression {
    let first = index
    var left = try signed()
    while let precedence = Precedence(kind), precedence >= minimum {
      switch kind {
      case .keyword(.on): left = try on(left, from: first)
      case .keyword(.at): left = try at(left, from: first)
      case .symbol(.range):
        advance()
        let right = try operation(.sum)
        left = try node(.range(left, right), from: first)
        if isAt(.range) { throw chainedRange }
      case .symbol(let symbol):
        guard let sign = symbol.binaryOperator else { throw unexpected() }
        advance()
        let right = try operation(precedence.tighter)
        if sign.isComparison, Precedence(kind) == .comparison { throw chainedComparison(left, sign, right) }
        left = try node(.binary(sign, left, right), from: first)
      default: throw unexpected()
      }
    }
    return left
  }

  /// `-a`, which is looser than a power: `-x^2` is −(x²).
  mutating func signed() throws(Misreading) -> Expression {
    var signs: [(UnaryOperator, Int)] = []
    while isAt(.minus) || isAt(.plus) {
      signs.append((isAt(.minus) ? .minus : .plus, index))
      guard signs.count <= Self.deepestNesting else {
        throw Misreading("here are more than \(Self.deepestNesting) signs in a row", at: token.span)
      }
      advance()
    }
    var value = try power()
    for (sign, first) in signs.reversed() { value = try node(.unary(sign, value), from: first) }
    return value
  }

  /// `a^b`, to the right first, and `a²`.
  private mutating func power() throws(Misreading) -> Expression {
    let first = index
    var base = try member()
    if case .superscript(let digits) = kind {
      let exponent = try superscript(digits)
      base = try node(.binary(.power, base, exponent), from: first)
      try endOfSuperscript(base)
    }
    guard take(.power) else { return base }
    let exponent = try nested(place) { (parser) throws(Misreading) in try parser.signed() }
    return try node(.binary(.power, base, exponent), from: first)
  }

  private mutating func superscript(_ digits: String) throws(Misreading) -> Expression {
    guard digits.utf8.count <= 15, let value = Double(digits) else {
      throw Misreading("this power is too large", at: token.span)
    }
    let first = index
    advance()
    return try node(.number(value, literal: digits), from: first)
  }

  /// `sin²(x)` is a habit of textbooks; here the power stands behind the bracket.
  private func endOfSuperscript(_ power: Expression) throws(Misreading) {
    guard case .binary(_, let base, let exponent) = power.kind else { return }
    switch kind {
    case .symbol(.openRound):
      throw Misreading(
        "a power stands behind the brackets of a call", at: exponent.span,
        hint: "write \(short(base))\(rightOperand.text)\(exponent.source)")
    case .symbol(.openSquare), .symbol(.transpose), .symbol(.dot), .primes:
      throw Misreading(
        "nothing can follow a raised number directly", at: token.span, hint: "write brackets: (\(short(power)))")
    default: return
    }
  }
}
