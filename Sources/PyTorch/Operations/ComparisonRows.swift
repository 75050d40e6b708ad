import Engine

extension OperationRow {
  static let comparisons: [OperationRow] = [
    relation("less", "<"), relation("lessOrEqual", "<="), relation("greater", ">"), relation("greaterOrEqual", ">="),
    relation("equal", "=="), relation("notEqual", "!="), choose, maximum, minimum,
  ]

  private static func relation(_ name: String, _ sign: String) -> OperationRow {
    OperationRow(name) { operands in
      let sides = operands.aligned
      let text = "\(sides[0].bracketed(from: .sum)) \(sign) \(sides[1].bracketed(from: .sum))"
      if sides[0].isNumber && sides[1].isNumber { return Expression("float(\(text))", kind: .number(nil), truth: text) }
      return Expression("(\(text)).double()", truth: text)
    }
  }

  private static let choose = OperationRow("if") { operands in
    let parts = operands.aligned
    var condition = parts[0].truth ?? "\(parts[0].text) != 0"
    if parts[0].isNumber { condition = "torch.tensor(\(condition))" }
    if parts[0].truth == nil { condition = "\(parts[0].tensor.bracketed(from: .sum)) != 0" }
    return Expression("torch.where(\(condition), \(parts[1].float.text), \(parts[2].float.text))")
  }

  private static let maximum = extreme("max", ">=", "torch.maximum", clamp: "min")
  private static let minimum = extreme("min", "<=", "torch.minimum", clamp: "max")

  /// Of equals the first has the whole derivative. `torch.maximum` halves it between them, so it is taken only where
  /// there is no derivative; `clamp` gives it to the tensor, and `relu` to the 0.
  private static func extreme(_ name: String, _ sign: String, _ torch: String, clamp: String) -> OperationRow {
    OperationRow(
      name, repeated: { isShortForm($0, name) ? [] : [0, 1] },
      write: { operands in
        let sides = operands.aligned
        let (a, b) = (sides[0], sides[1])
        let hasGradient = operands.inputs.contains(where: \.hasGradient)
        if a.isNumber, b.isNumber { return Expression("\(name)(\(a.text), \(b.text))", kind: .number(nil)) }
        if b.isNumber { return a.method("clamp(\(clamp)=\(b.text))") }
        if isRelu(operands, name) { return .call("torch.relu", [b]) }
        if !hasGradient { return a.isNumber ? b.method("clamp(\(clamp)=\(a.text))") : .call(torch, [a, b]) }
        let condition = "\(a.bracketed(from: .sum)) \(sign) \(b.bracketed(from: .sum))"
        return Expression("torch.where(\(condition), \(a.float.text), \(b.float.text))")
      })
  }

  private static func isRelu(_ operands: Operands, _ name: String) -> Bool {
    name == "max" && operands.inputs[0].expression.literal == 0
  }

  private static func isShortForm(_ operands: Operands, _ name: String) -> Bool {
    operands.inputs[1].expression.isNumber || isRelu(operands, name) || !operands.inputs.contains(where: \.hasGradient)
  }
}
