extension Graph {
  /// For each node up to `target`, whether its value depends on `variable` when the nodes in `fixed` are held fixed.
  ///
  /// A column under `on` is no longer free, and what `at` replaces is no longer there.
  func dependence(of target: NodeID, on variable: NodeID, fixed: Set<NodeID> = []) -> [Bool] {
    var depends = Array(repeating: false, count: max(target.index, variable.index) + 1)
    depends[variable.index] = true
    guard variable.index < target.index else { return depends }
    let isColumn = if case .column = self[variable].kind { true } else { false }
    for index in (variable.index + 1)...target.index {
      let id = NodeID(index: index)
      guard !fixed.contains(id) else { continue }
      let node = nodes[index]
      if case .bound(let binding) = node.kind {
        let isClosed = binding.rows != nil && isColumn || binding.targets.contains(variable)
        let body = node.inputs[0]
        depends[index] =
          !isClosed && bodyDepends(body, on: variable, depends, fixed: fixed, binding.targets)
          || node.inputs.dropFirst().contains { depends[$0.index] }
      } else {
        depends[index] = node.inputs.contains { depends[$0.index] }
      }
    }
    return depends
  }

  /// Whether the body of a binding depends on `variable` other than through what the binding replaces.
  private func bodyDepends(
    _ body: NodeID, on variable: NodeID, _ depends: [Bool], fixed: Set<NodeID>, _ targets: [NodeID]
  ) -> Bool {
    guard depends[body.index] else { return false }
    guard targets.contains(where: { depends[$0.index] }) else { return true }
    return dependence(of: body, on: variable, fixed: fixed.union(targets))[body.index]
  }

  /// The nodes that `roots` are made of, inputs first.
  public func reachable(from roots: [NodeID]) -> [NodeID] {
    guard let last = roots.max() else { return [] }
    var isReached = Array(repeating: false, count: last.index + 1)
    for root in roots { isReached[root.index] = true }
    for index in stride(from: last.index, through: 0, by: -1) where isReached[index] {
      for input in nodes[index].inputs { isReached[input.index] = true }
    }
    return isReached.indices.filter { isReached[$0] }.map { NodeID(index: $0) }
  }

  /// The parameters that a formula is built from, in the order of their declaration.
  public func parameters(in formula: NodeID) -> [NodeID] {
    reachable(from: [formula]).filter { if case .parameter = self[$0].kind { true } else { false } }
  }
}
