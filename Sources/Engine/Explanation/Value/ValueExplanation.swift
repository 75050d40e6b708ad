/// Explains the value of a formula: how the number came about. The named formulas that it is made of are worked out one
/// after the other, inputs first, each with its numbers put in; all numbers are values of formulas of the graph.
public enum ValueExplanation {
  /// The explanation of `node`, which the author calls `name`, perhaps under `on` and `at`. Of a formula with a value per
  /// row the first row is worked out, and the values of the first rows are shown.
  public static func explain(
    _ node: NodeID, name: Math, place: String?, parameters: [Tensor], in graph: Graph
  ) throws(EngineError) -> Explanation {
    guard graph.classes(of: graph.unbound(node)) == nil else {
      throw EngineError("\(graph.describe(node)) is text, so there is no number to explain")
    }
    let scope = ExplanationScope(around: node, parameters: parameters, in: graph)
    var formulas = WorkedFormulas(scope.inner, in: scope)
    let root = scope.inner
    let value = try formulas.valueOfRows(root)
    var steps: [Explanation.Step] = []
    for node in formulas.withSteps(formulas.names.filter { $0 != root } + [root]) where node != root {
      steps.append(try formulas.step(formulas.worked(node)))
    }
    if !formulas.isPassing(root) {
      steps.append(try formulas.step(formulas.worked(root, name: name), isWhole: true))
    } else if steps.isEmpty {
      steps.append(Explanation.Step(graph.origin(of: root)))
    }
    let shown = value.rows == nil ? value.tensor : value.tensor.slice(formulas.row)
    if let rows = value.rows { steps.append(rowStep(name, value.tensor, rows)) }
    // Numbers that the author wrote are their own name.
    let isSaid = name.readsLike(.shown(shown))
    return Explanation(
      answer: .row(
        (isSaid ? [] : [name, .sign("=")]) + [.shown(shown)] + (value.rows == nil ? [] : [.text(" in row 1")])),
      place: place, value: try graph.evaluate(node, parameters: parameters).tensor, steps: steps)
  }

  /// The values of the first rows.
  private static func rowStep(_ name: Math, _ value: Tensor, _ count: Int) -> Explanation.Step {
    let shown = min(count, WorkedFormulas.rowLimit)
    let isNumber = value.shape.rank == 1
    let cells: Explanation.Table.Cells =
      isNumber ? .numbers(Array(value.elements.prefix(shown))) : .math((0..<shown).map { .value(value.slice($0)) })
    let rows = Explanation.Table.Column("row", .math((1...shown).map { .exact(Double($0)) }))
    return Explanation.Step(
      "Every row has its own value; row 1 is worked out above",
      [.table(Explanation.Table([rows, .init(Phrase(name), cells)], hiddenRows: count - shown))], isOpen: true)
  }
}

extension Graph {
  /// What is said of a value that was not computed from others.
  fileprivate func origin(of node: NodeID) -> Phrase {
    switch self[unbound(node)].kind {
    case .parameter: "A parameter: its value now."
    case .column:
      if let rows = self[unbound(node)].rows { "A column of \(self[rows].name)." } else { "A column." }
    case .operation: "The numbers only stand in other places; nothing is computed."
    default: "Numbers as they were written; nothing is computed."
    }
  }
}
