import Numerals

/// Numbers as the author wrote them: a claim counts the decimals.
enum Literal {
  /// The literal of a number, with its sign.
  static func number(_ expression: Expression) -> String? {
    switch expression.kind {
    case .number(_, let literal): return literal
    case .unary(let sign, let operand):
      guard let literal = number(operand) else { return nil }
      return sign == .minus ? "-" + literal : literal
    case .parenthesized(let inner): return number(inner)
    default: return nil
    }
  }

  /// The literals of a number, or of brackets of numbers, in row-major order.
  static func numbers(_ expression: Expression) -> [String]? {
    if let literal = number(expression) { return [literal] }
    guard case .brackets(let entries) = expression.kind else { return nil }
    var all: [String] = []
    for entry in entries {
      guard let literals = numbers(entry) else { return nil }
      all.append(contentsOf: literals)
    }
    return all
  }

  /// Half a unit of the last decimal.
  static func halfUnit(_ literal: String) -> Double {
    let decimals = Numerals.decimals(ofLiteral: literal)
    var unit = 1.0
    for _ in 0..<min(abs(decimals), 400) { unit *= 10 }
    return decimals >= 0 ? 0.5 / unit : 0.5 * unit
  }
}
