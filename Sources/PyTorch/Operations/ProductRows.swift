import Engine

extension OperationRow {
  static let products: [OperationRow] = [product, outer, transpose]

  /// `@` takes the last two axes for the matrix and those before for rows, so a vector per row must be told from a
  /// matrix.
  private static let product = OperationRow("product") { operands in
    let (left, right) = (operands.inputs[0], operands.inputs[1])
    let (a, b) = (left.expression.tensor, right.expression.tensor)
    func at(_ a: Expression, _ b: Expression) -> Expression {
      Expression("\(a.bracketed(from: .product)) @ \(b.bracketed(from: .sign))", .product)
    }
    switch (left.shape.rank, left.hasRows, right.shape.rank, right.hasRows) {
    case (1, true, 1, true):
      return Expression("\(a.bracketed(from: .product)) * \(b.bracketed(from: .sign))", .product).method("sum(dim=1)")
    case (1, false, 1, true): return at(b, a)
    case (2, false, 1, true): return at(b, transposed(a))
    case (2, true, 1, true): return at(a, b.method("unsqueeze(-1)")).method("squeeze(-1)")
    case (1, true, 2, true): return at(a.method("unsqueeze(1)"), b).method("squeeze(1)")
    default: return at(a, b)
    }
  }

  /// Wᵀ; of Wᵀ itself W.
  private static func transposed(_ a: Expression) -> Expression {
    a.text.hasSuffix(".T") && a.strength == .atom ? Expression(String(a.text.dropLast(2))) : a.method("T")
  }

  private static let outer = OperationRow("outer") { operands in
    let (u, v) = (operands.inputs[0].expression.tensor, operands.inputs[1].expression.tensor)
    guard operands.hasRows else { return .call("torch.outer", [u, v]) }
    return Expression("\(u.method("unsqueeze(-1)").text) * \(v.method("unsqueeze(-2)").text)", .product)
  }

  private static let transpose = OperationRow("transpose") { $0.x.method($0.hasRows ? "mT" : "T") }
}
