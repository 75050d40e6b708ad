extension Graph {
  /// The nodes that formulas are made of, with those that their bindings and labels speak of, in their order.
  func mentioned(by heads: [NodeID]) -> [NodeID] {
    var isReached: Set<NodeID> = Set(heads)
    var pending = heads
    while let id = pending.popLast() {
      let node = self[id]
      var others = node.inputs
      switch node.kind {
      case .bound(let binding): others += binding.targets
      case .derivative(let target, let variable): others += [target, variable]
      case .constant, .frozen, .parameter, .variable, .column, .definition, .operation: break
      }
      for other in others where isReached.insert(other).inserted { pending.append(other) }
    }
    return isReached.sorted()
  }

  /// The datasets that nodes speak of, and another one, in their order.
  func datasets(of nodes: [NodeID], and other: DatasetID?) -> [DatasetID] {
    Set(nodes.flatMap { datasets(of: $0) } + [other].compactMap { $0 }).sorted { $0.index < $1.index }
  }

  private func datasets(of id: NodeID) -> [DatasetID] {
    let node = self[id]
    let own: DatasetID?
    switch node.kind {
    case .bound(let binding): own = binding.rows
    case .operation(_, .rows(let dataset)), .operation(_, .fixedRows(let dataset)): own = dataset
    case .constant, .frozen, .parameter, .variable, .column, .definition, .derivative, .operation: own = nil
    }
    return [node.rows, own].compactMap { $0 }
  }
}
