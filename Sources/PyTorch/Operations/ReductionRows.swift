import Engine

extension OperationRow {
  static let reductions: [OperationRow] = [
    overElements("sumElements", "sum"), overElements("meanElements", "mean"), overElements("maximumElement", "amax"),
    overElements("minimumElement", "amin"), overRows("sumRows", "sum"), overRows("meanRows", "mean"),
    overRows("maximumRow", "amax"), overRows("minimumRow", "amin"),
  ]

  private static func overElements(_ name: String, _ method: String) -> OperationRow {
    OperationRow(name) { operands in
      operands.x.method("\(method)(\(operands.hasRows ? Operands.dimension(operands.axes) : ""))")
    }
  }

  private static func overRows(_ name: String, _ method: String) -> OperationRow {
    OperationRow(name) { operands in operands.x.method("\(method)(\(operands.shape.isNumber ? "" : "dim=0"))") }
  }

  static let alongAxis: [OperationRow] = [
    lastAxis("softmax", "torch.softmax"), lastAxis("log_softmax", "torch.log_softmax"),
    lastAxis("logsumexp", "torch.logsumexp"), lastAxis("cumsum", "torch.cumsum"), argmax, kept("sumLast", "sum"),
    kept("meanLast", "mean"),
    // `amax` would share the gradient between equals; `max` gives it to the first.
    OperationRow("maximumLast") { $0.x.method("max(dim=-1, keepdim=True).values") },
  ]

  private static func lastAxis(_ name: String, _ torch: String) -> OperationRow {
    OperationRow(name) { .call(torch, [$0.x.tensor], "dim=-1") }
  }

  private static func kept(_ name: String, _ method: String) -> OperationRow {
    OperationRow(name) { $0.x.method("\(method)(dim=-1, keepdim=True)") }
  }

  /// PyTorch counts from 0.
  private static let argmax = OperationRow("argmax") { operands in
    Expression("(\(operands.x.method("argmax(dim=-1)").text) + 1).double()")
  }
}
