import Numerals
import Source

extension WarningRule {
  /// A claim that holds whatever the notebook computes.
  static let certainClaims = WarningRule { outline in
    let functions = Set(
      outline.statements.compactMap { statement in
        if case .function(let name, _, _) = statement.kind { name.name } else { nil }
      })
    return outline.statements.compactMap { statement -> Diagnostic? in
      guard case .check(let claim, _) = statement.kind,
        let reason = CertainClaim(authored: functions).reason(claim.unwrapped)
      else { return nil }
      return .warning(
        .certainClaim, "the claim \(claim.source) is always true: \(reason)", at: claim.span,
        hint: "claim something about a value that the notebook computes")
    }
  }
}

/// Decides whether a claim needs no computing.
private struct CertainClaim {
  /// Functions of the author's, which may be called like those of the language.
  let authored: Set<String>

  func reason(_ claim: Expression) -> String? {
    switch claim.kind {
    case .boolean(true): return "true is true"
    case .number(let number, _) where number != 0: return "a number that is not 0 counts as true"
    case .binary(let sign, let left, let right) where sign.isComparison:
      return same(sign, left.unwrapped, right.unwrapped) ?? written(sign, left, right)
        ?? bounded(sign, left, right)
    default: return nil
    }
  }

  /// `a ≈ a`
  private func same(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> String? {
    guard [.approximately, .equal, .lessOrEqual, .greaterOrEqual].contains(sign),
      left.source.filter({ $0 != " " }) == right.source.filter({ $0 != " " }),
      !["sample", "dropout", "normal", "uniform", "train"].contains(where: left.calls)
    else { return nil }
    return "both sides are the same"
  }

  /// `1 == 1`, `0.86 ≈ 0.9`
  private func written(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> String? {
    guard let a = Literal.value(left), let b = Literal.value(right), let literal = Literal.number(right) else {
      return nil
    }
    let holds =
      switch sign {
      case .approximately: Numerals.isAtMostHalfUnit(a, from: literal)
      case .equal: a == b
      case .notEqual: a != b
      case .less: a < b
      case .lessOrEqual: a <= b
      case .greater: a > b
      case .greaterOrEqual: a >= b
      case .add, .subtract, .multiply, .divide, .product, .power: false
      }
    return holds ? "both sides are numbers as they are written" : nil
  }

  /// `abs(x) >= 0`, `-1 < x^2`
  private func bounded(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> String? {
    switch sign {
    case .greaterOrEqual: return isNeverNegative(left, above: right, orEqual: true)
    case .greater: return isNeverNegative(left, above: right, orEqual: false)
    case .lessOrEqual: return isNeverNegative(right, above: left, orEqual: true)
    case .less: return isNeverNegative(right, above: left, orEqual: false)
    default: return nil
    }
  }

  private func isNeverNegative(_ expression: Expression, above bound: Expression, orEqual: Bool) -> String? {
    guard let bound = Literal.value(bound), bound < 0 || bound == 0 && orEqual, isNeverNegative(expression) else {
      return nil
    }
    return "\(expression.source) is never negative"
  }

  private func isNeverNegative(_ expression: Expression) -> Bool {
    switch expression.unwrapped.kind {
    case .binary(.power, let base, let exponent):
      if let power = Literal.value(exponent), power == power.rounded(), power >= 0,
        power.truncatingRemainder(dividingBy: 2) == 0
      {
        return true
      }
      return isNeverNegative(base)
    case .binary(.add, let a, let b), .binary(.multiply, let a, let b), .binary(.divide, let a, let b):
      return isNeverNegative(a) && isNeverNegative(b)
    case .number(let number, _): return number >= 0
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind, !authored.contains(name) else { return false }
      if ["sum", "mean"].contains(name), let first = arguments.first { return isNeverNegative(first.value) }
      return ["abs", "norm", "count", "variance", "sqrt", "exp"].contains(name)
    default: return false
    }
  }
}

extension Literal {
  /// The value of a number as it is written, with its sign.
  fileprivate static func value(_ expression: Expression) -> Double? {
    switch expression.kind {
    case .number(let number, _): return number
    case .unary(let sign, let operand): return value(operand).map { sign == .minus ? -$0 : $0 }
    case .parenthesized(let inner): return value(inner)
    default: return nil
    }
  }
}
