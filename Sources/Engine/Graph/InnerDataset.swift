/// What an inner `on` has set, which an `at` further out no longer changes.
extension Graph {
  /// The dataset that an `on` inside `formula` takes a column from, where the column is nowhere free in it; nothing where
  /// it is, and where it does not occur.
  public func innerDataset(of column: NodeID, in formula: NodeID) -> DatasetID? {
    guard case .column = self[column].kind else { return nil }
    var seen: Set<NodeID> = [formula]
    var pending = [formula]
    var settings: [NodeID] = []
    while let id = pending.popLast() {
      guard id != column else { return nil }
      var inputs = self[id].inputs
      if case .bound(let binding) = self[id].kind, binding.rows != nil {
        settings.append(id)
        inputs.removeFirst()
      }
      for input in inputs where seen.insert(input).inserted { pending.append(input) }
    }
    let setting = settings.sorted().first { reachable(from: [self[$0].inputs[0]]).contains(column) }
    guard let setting, case .bound(let binding) = self[setting].kind else { return nil }
    return binding.rows
  }
}
