/// What each row of a dataset adds to a gradient.
extension GradientExplanation {
  static let rowLimit = 10

  /// A table of the first rows, where there are several. The variable is given a value for each row, which is the same
  /// in all, so that its gradient has one number per row.
  mutating func rowStep(_ value: Double) throws(EngineError) -> Explanation.Step? {
    let nodes = graph.reachable(from: [target])
    let datasets = Set(nodes.compactMap { graph[$0].rows })
    guard let rows = datasets.first, datasets.count == 1, graph[base].rows == nil, !nodes.contains(where: isBound)
    else {
      return nil
    }
    var made: [NodeID: NodeID] = [:]
    let spread = try scope.graph.apply(.spreadRows, [base], .rows(rows))
    for id in nodes {
      let node = graph[id]
      let inputs = node.inputs.map { $0 == base && node.rows != nil ? spread : made[$0] ?? $0 }
      guard inputs != node.inputs else { continue }
      switch node.kind {
      case .operation(let operation, let attribute): made[id] = try scope.graph.apply(operation, inputs, attribute)
      case .definition(let name): made[id] = scope.graph.definition(name, inputs[0])
      default: return nil
      }
    }
    guard let moved = made[target], graph[moved].rows == nil else { return nil }
    let gradient = try scope.value(of: scope.graph.unlabelledDerivative(of: moved, by: spread))
    guard let count = gradient.rows else { return nil }
    let size = graph[base].shape.count
    let parts = (0..<count).map { gradient.tensor.elements[$0 * size + (element ?? 0)] + 0 }
    return rowStep(parts, rest: value - parts.reduce(0, +))
  }

  private func isBound(_ node: NodeID) -> Bool { if case .bound = graph[node].kind { true } else { false } }

  private func rowStep(_ parts: [Double], rest: Double) -> Explanation.Step? {
    let largest = parts.reduce(rest.magnitude) { max($0, $1.magnitude) }
    guard parts.contains(where: { $0 != 0 }), largest.isFinite else { return nil }
    let shown = Array(parts.prefix(Self.rowLimit))
    let columns: [Explanation.Table.Column] = [
      scope.rowNumbers(shown.count, of: parts.count), .init("adds", .numbers(shown)),
    ]
    var step = Explanation.Step(
      "What each row adds",
      [.table(Explanation.Table(columns, hiddenRows: parts.count - shown.count))], isOpen: true)
    if rest.magnitude > 1e-9 * largest {
      step.parts.append(.phrase("The rest, \(Math.number(rest)), comes from terms that do not depend on the rows."))
    }
    return step
  }
}
