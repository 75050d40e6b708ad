import Engine

extension OperationRow {
  static let functions: [OperationRow] = [
    numeric("exp"), numeric("log"), function("log2", "torch.log2"), function("log10", "torch.log10"), numeric("sqrt"),
    function("abs", "torch.abs"), function("sin", "torch.sin"), function("cos", "torch.cos"),
    function("tan", "torch.tan"), function("sign", "torch.sign"), round, flush, function("sigmoid", "torch.sigmoid"),
    function("tanh", "torch.tanh"), function("relu", "torch.relu"), function("leaky_relu", "F.leaky_relu"), softplus,
    function("gelu", "F.gelu"), step, function("erf", "torch.erf"), function("timesLog", "torch.xlogy"), dropout,
  ]

  /// A function that Python has for numbers too.
  private static func numeric(_ name: String) -> OperationRow {
    OperationRow(name) { operands in
      if let number = operands.x.knownNumber, number > 0, number < 700 {
        return Expression("math.\(name)(\(operands.x.text))", kind: .number(nil))
      }
      return .call("torch.\(name)", [operands.x.tensor])
    }
  }

  /// Past its threshold, 20 without one, PyTorch takes x itself, which is 2·10⁻⁹ less; past 40 they are equal.
  private static let softplus = OperationRow("softplus") {
    .call("F.softplus", [$0.x.tensor], "threshold=40")
  }

  private static let step = OperationRow("step") { operands in
    let text = "\(operands.x.tensor.bracketed(from: .sum)) > 0"
    return Expression("(\(text)).double()", truth: text)
  }

  /// Half away from zero: PyTorch's own rounds half to even.
  private static let round = OperationRow("round", repeated: { _ in [0] }) { operands in
    let sides = operands.aligned
    let x = sides[0].tensor
    let isWhole = sides[1].literal == 0
    let scale: Expression
    if let places = sides[1].literal, places == places.rounded(), (0...15).contains(places) {
      scale = Expression((0..<Int(places)).reduce(1.0) { power, _ in power * 10 })
    } else {
      scale = Expression("10.0 ** \(Expression.call("torch.round", [sides[1].tensor]).text)", .power)
    }
    let size = x.method("abs()").text
    let moved = isWhole ? size : "\(size) * \(scale.bracketed(from: .power))"
    let whole = "torch.sign(\(x.text)) * torch.floor(\(moved) + 0.5)"
    return Expression(isWhole ? whole : "\(whole) / \(scale.bracketed(from: .power))", .product)
  }

  private static let flush = OperationRow("flush", repeated: { _ in [0] }) { operands in
    let x = operands.x.tensor
    return Expression("torch.where(\(x.method("abs()").text) < 2.0 ** -1000, 0.0, \(x.text))")
  }

  /// A dropout of a network is a module of its own; elsewhere nothing is in training, and nothing is dropped.
  private static let dropout = OperationRow("dropout") { $0.x.tensor }
}
