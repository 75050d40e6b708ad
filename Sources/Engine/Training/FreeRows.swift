extension Graph {
  /// The datasets whose columns a formula takes without an `on` around them, in the order of their making.
  public func freeDatasets(of formula: NodeID) -> [DatasetID] {
    var found: Set<DatasetID> = []
    var isReached: Set<NodeID> = [formula]
    var pending = [formula]
    while let id = pending.popLast() {
      let node = self[id]
      if case .column = node.kind, let rows = node.rows { found.insert(rows) }
      var inputs = node.inputs
      if case .bound(let binding) = node.kind, binding.rows != nil { inputs.removeFirst() }
      for input in inputs where isReached.insert(input).inserted { pending.append(input) }
    }
    return found.sorted { $0.index < $1.index }
  }
}
