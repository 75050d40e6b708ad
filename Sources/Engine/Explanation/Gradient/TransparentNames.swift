extension Graph {
  /// The names in `target` that only stand for another: y = z, where z is the sum of a layer without an activation.
  func aliases(in target: NodeID) -> Set<NodeID> {
    Set(
      definitions(in: target).filter { name in
        guard name != target, case .definition = self[self[name].inputs[0]].kind else { return false }
        return true
      })
  }

  /// The names in `target` of activations: h = f(z), element by element or by a softmax, where z has a name itself.
  func activations(in target: NodeID) -> Set<NodeID> {
    Set(definitions(in: target).filter { $0 != target && preActivation(of: $0) != nil })
  }

  /// The z of h = f(z).
  func preActivation(of name: NodeID) -> NodeID? {
    guard case .definition = self[name].kind, case .operation(let operation, _) = self[self[name].inputs[0]].kind,
      operation.isActivation, let z = self[self[name].inputs[0]].inputs.first, case .definition = self[z].kind
    else { return nil }
    return z
  }
}

extension Operation {
  /// Whether it is a function of one array, applied to a layer's sums.
  fileprivate var isActivation: Bool {
    if self == .softmax { return true }
    guard case .local = derivative, inputCount == 1...1, self != .negate else { return false }
    return true
  }
}
