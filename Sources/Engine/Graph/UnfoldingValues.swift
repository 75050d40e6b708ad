extension Unfolding {
  /// The unfolded formulas as formulas of a graph again, so that each can be computed: a copy of the graph, and the
  /// formula in it for each place.
  public func formulas() throws(EngineError) -> (graph: Graph, nodes: [NodeID]) {
    var graph = graph
    var formulas: [NodeID] = []
    for node in nodes {
      let inputs = node.inputs.map { formulas[$0] }
      switch node.kind {
      case .constant(let tensor): formulas.append(graph.constant(tensor))
      case .frozen(let tensor): formulas.append(graph.append(.frozen(tensor), shape: node.shape, rows: node.rows))
      case .parameter(let id): formulas.append(graph.append(.parameter(id), shape: node.shape, rows: nil))
      case .column(let names, let isVector, let asIn):
        guard let rows = node.rows ?? asIn else { throw EngineError("\(names[0]) has no rows") }
        let column = try graph.columns(names, isVector: isVector, of: asIn ?? rows)
        formulas.append(rows == asIn ? column : try graph.bind(column, rows: rows))
      case .definition: formulas.append(inputs[0])
      case .operation(let operation, let attribute):
        formulas.append(graph.append(.operation(operation, attribute), inputs, shape: node.shape, rows: node.rows))
      }
    }
    return (graph, formulas)
  }
}
