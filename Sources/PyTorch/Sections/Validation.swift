import Engine

/// What a run follows along with its loss, as a formula of the rows of a step, and the rows that it is followed on.
struct Validation {
  let formula: NodeID
  /// Nothing for the rows of the training.
  let dataset: DatasetID?

  /// Nothing where there is none, or where it is no formula `on` rows with the columns of the training.
  init?(_ run: Run, rows: DatasetID?, in graph: Graph) {
    guard var node = run.training.validation, let rows else { return nil }
    var dataset: DatasetID?
    search: while true {
      switch graph[node].kind {
      case .definition: node = graph[node].inputs[0]
      case .bound(let binding) where binding.targets.isEmpty && dataset == nil:
        dataset = binding.rows
        node = graph[node].inputs[0]
      default: break search
      }
    }
    for id in graph.reachable(from: [node]) {
      if case .column(let names, _) = graph[id].kind {
        guard names.allSatisfy({ graph[rows].column($0) != nil }) else { return nil }
      }
    }
    let own = Set(graph.parameters(in: run.loss))
    guard graph.freeDatasets(of: node).count == 1, graph.parameters(in: node).allSatisfy(own.contains) else {
      return nil
    }
    (formula, self.dataset) = (node, dataset)
  }

  /// The names of the data of the rows that it is followed on, by those of the training.
  func names(_ inputs: [String], _ training: DatasetID?, _ variables: inout Variables) -> [String: String] {
    guard let dataset, dataset != training else { return [:] }
    var names: [String: String] = [:]
    for (column, rows, name) in variables.columns where inputs.contains(name) && rows == variables.network.freeRows {
      names[name] = variables.addColumn(column, of: dataset, like: name)
    }
    return names
  }
}
