import Engine

extension OperationRow {
  static let arithmetic: [OperationRow] = [
    infix("add", "+", .sum), infix("subtract", "-", .sum), infix("multiply", "*", .product), divide, negate, power,
  ]

  private static func infix(_ name: String, _ sign: String, _ strength: Expression.Strength) -> OperationRow {
    OperationRow(name) { operands in
      let sides = operands.aligned
      return written(sides[0], sign, sides[1], strength)
    }
  }

  private static func written(_ a: Expression, _ sign: String, _ b: Expression, _ strength: Expression.Strength)
    -> Expression
  {
    let tighter = Expression.Strength(rawValue: strength.rawValue + 1) ?? .atom
    let left = a.bracketed(from: strength)
    // Two signs do not meet.
    let right = b.bracketed(from: b.strength == .sign && strength == .sum ? .power : tighter)
    return Expression(
      "\(left) \(sign) \(right)", strength, kind: a.isNumber && b.isNumber ? .number(nil) : .tensor)
  }

  /// A Python number divided by 0 is an error, not ∞.
  private static let divide = OperationRow("divide") { operands in
    let sides = operands.aligned
    let isSafe = !sides[0].isNumber || !sides[1].isNumber || (sides[1].knownNumber.map { $0 != 0 } ?? false)
    return written(isSafe ? sides[0] : sides[0].tensor, "/", sides[1], .product)
  }

  private static let negate = OperationRow("negate") { operands in
    let x = operands.x
    if let literal = x.literal { return Expression(-literal) }
    return Expression(
      "-\(x.strength == .sign ? "(\(x.text))" : x.bracketed(from: .product))", .sign,
      kind: x.isNumber ? .number(nil) : .tensor)
  }

  /// A power of Python numbers can be complex, or an error, where a tensor's is not a number.
  private static let power = OperationRow("power") { operands in
    let sides = operands.aligned
    let (base, exponent) = (sides[0], sides[1])
    let areNumbers = base.isNumber && exponent.isNumber
    let isWhole = exponent.knownNumber.map { $0 >= 0 && $0 == $0.rounded() && $0 < 100 } ?? false
    let isSafe = !areNumbers || isWhole || (base.knownNumber.map { $0 > 0 } ?? false) && exponent.knownNumber != nil
    let left = (isSafe ? base : base.tensor).bracketed(from: .atom)
    return Expression(
      "\(left) ** \(exponent.bracketed(from: .sign))", .power, kind: areNumbers && isSafe ? .number(nil) : .tensor)
  }
}
