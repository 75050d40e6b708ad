/// Explains the value of a formula: how the number came about. The named formulas that it is made of are worked out one
/// after the other, inputs first, each with its numbers put in; all numbers are values of formulas of the graph.
public enum ValueExplanation {
  /// The explanation of `node`, which the author calls `name`, perhaps under `on` and `at`. Of a formula with a value per
  /// row the first row is worked out, and the values of the first rows are shown.
  public static func explain(
    _ node: NodeID, name: Math, place: Phrase?, parameters: [Tensor], in graph: Graph
  ) throws(EngineError) -> Explanation {
    guard graph.classes(of: graph.unbound(node)) == nil else {
      throw EngineError("\(graph.describe(node)) is text, so there is no number to explain")
    }
    let scope = ExplanationScope(around: node, parameters: parameters, in: graph)
    var formulas = WorkedFormulas(scope.inner, in: scope)
    let root = scope.inner
    let value = try formulas.valueOfRows(root)
    var steps: [Explanation.Step] = []
    var isWorkedOut = true
    for node in formulas.withSteps(formulas.names.filter { $0 != root } + [root]) where node != root {
      steps.append(try formulas.step(formulas.worked(node)))
    }
    if !formulas.isPassing(root) {
      steps.append(try formulas.step(formulas.worked(root, name: name), isWhole: true))
    } else if steps.isEmpty {
      isWorkedOut = false
      steps.append(Explanation.Step(graph.origin(of: root, isWritten: name.readsLike(.shown(value.tensor)))))
    }
    let shown = value.rows == nil ? value.tensor : value.tensor.slice(formulas.row)
    if let rows = value.rows {
      steps.append(rowStep(name, value.tensor, rows, heading: scope.rowHeading(rows), isWorkedOut: isWorkedOut))
    }
    // Numbers that the author wrote are their own name.
    let isSaid = name.readsLike(.shown(shown))
    return Explanation(
      answer: .row(
        (isSaid ? [] : [name, .sign("=")]) + [.shown(shown)]
          + (value.rows == nil ? [] : [.text(WorkedFormulas.rowPlace)])),
      place: place, value: try graph.evaluate(node, parameters: parameters).tensor, steps: steps)
  }

  /// The values of the first rows.
  private static func rowStep(
    _ name: Math, _ value: Tensor, _ count: Int, heading: Phrase, isWorkedOut: Bool
  ) -> Explanation.Step {
    let shown = min(count, WorkedFormulas.rowLimit)
    let isNumber = value.shape.rank == 1
    let cells: Explanation.Table.Cells =
      isNumber ? .numbers(Array(value.elements.prefix(shown))) : .math((0..<shown).map { .value(value.slice($0)) })
    let rows = Explanation.Table.Column(heading, .math((1...shown).map { .exact(Double($0)) }))
    return Explanation.Step(
      isWorkedOut ? "Every row has its own value; the first is worked out above" : "Every row has its own value",
      [.table(Explanation.Table([rows, .init(Phrase(name), cells)], hiddenRows: count - shown))], isOpen: true)
  }
}

extension Graph {
  /// What is said of a value that was not computed from others. Numbers that the author wrote in place are `isWritten`.
  fileprivate func origin(of node: NodeID, isWritten: Bool) -> Phrase {
    let source = bodyOfDefinition(unbound(node))
    switch self[source].kind {
    case .parameter: return "A parameter: its value now"
    case .column: return self[source].rows.map { "A column of \(self[$0].name)" } ?? "A column"
    case .frozen: return "Fixed numbers, one for each row; training and on do not change them"
    case .definition: return origin(of: source, isWritten: isWritten)
    case .operation(let operation, _): return origin(of: operation, self[source].inputs[0])
    case .constant(let tensor) where !isWritten:
      return tensor.shape.isNumber
        ? "A fixed number; training does not change it" : "Fixed numbers; training does not change them"
    case .constant, .variable, .derivative, .bound: return "Written in numbers; nothing is computed"
    }
  }

  private func origin(of operation: Operation, _ input: NodeID) -> Phrase {
    switch operation {
    case .part:
      isNamedLeaf(input) ? "A part of \(FormulaPrinter(graph: self).name(of: input)), as it is" : "A part, as it is"
    case .transpose: "The same numbers, with rows and columns exchanged"
    case .reshape: "The same numbers, in another shape"
    case .list, .concatenate: "Put together from its parts; nothing is computed"
    default: "The same numbers; nothing is computed"
    }
  }
}
