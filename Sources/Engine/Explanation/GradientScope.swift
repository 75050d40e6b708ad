extension Graph {
  /// The formula, the variable and the bindings of a derivative that may stand under names, `on` and `at`.
  func unwrappedDerivative(_ id: NodeID) -> (target: NodeID, variable: NodeID, scope: GradientExplanation.Scope)? {
    var scope = GradientExplanation.Scope()
    var node = id
    while true {
      switch self[node].kind {
      case .derivative(let target, let variable): return (target, variable, scope)
      case .definition, .operation(.onlyRow, _): node = self[node].inputs[0]
      case .bound(let binding):
        let isRow = binding.rows.map { self[$0].count == 1 } ?? false
        scope.bindings.append((binding, Array(self[node].inputs.dropFirst()), isRow))
        node = self[node].inputs[0]
      default: return nil
      }
    }
  }

  /// The formula behind a name.
  func bodyOfDefinition(_ id: NodeID) -> NodeID {
    if case .definition = self[id].kind { return self[id].inputs[0] }
    return id
  }
}

extension Graph {
  /// Whether a formula is a derivative, perhaps under names, `on` and `at`.
  public func isDerivative(_ id: NodeID) -> Bool { unwrappedDerivative(id) != nil }
}
