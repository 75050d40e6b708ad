extension Graph {
  /// A formula in which functions have been applied: what was their argument stands in its place. Nothing where there
  /// is no function's argument to replace.
  mutating func withArguments(in formula: NodeID) -> NodeID? {
    let parts = reachable(from: [formula])
    guard let arguments = functionArguments(in: parts) else { return nil }
    var written: [NodeID: NodeID] = [:]
    for part in parts {
      do throws(EngineError) {
        written[part] = try rewritten(part, arguments, written)
      } catch {
        return nil
      }
    }
    return written[formula]
  }

  /// The value of each variable that a function's argument replaces; nothing where one has several, or where `at` and
  /// `on` would come in between.
  private func functionArguments(in parts: [NodeID]) -> [NodeID: NodeID]? {
    var arguments: [NodeID: NodeID] = [:]
    var others: [NodeID] = []
    for part in parts {
      guard case .bound(let binding) = self[part].kind else { continue }
      let areVariables = binding.targets.allSatisfy { if case .variable = self[$0].kind { true } else { false } }
      guard binding.rows == nil, areVariables else {
        others.append(part)
        continue
      }
      for (target, value) in zip(binding.targets, self[part].inputs.dropFirst()) {
        guard arguments[target] == nil, value < target else { return nil }
        arguments[target] = value
      }
    }
    guard !arguments.isEmpty else { return nil }
    return reachable(from: others).contains { arguments[$0] != nil } ? nil : arguments
  }

  private mutating func rewritten(
    _ id: NodeID, _ arguments: [NodeID: NodeID], _ written: [NodeID: NodeID]
  ) throws(EngineError) -> NodeID {
    if let value = arguments[id] { return written[value] ?? value }
    let node = self[id]
    let inputs = node.inputs.map { written[$0] ?? $0 }
    switch node.kind {
    case .bound(let binding) where !binding.targets.isEmpty && binding.targets.allSatisfy({ arguments[$0] != nil }):
      return inputs[0]
    case .definition(let name) where inputs != node.inputs: return definition(name, inputs[0])
    case .operation(let operation, let attribute) where inputs != node.inputs:
      return try apply(operation, inputs, attribute)
    case .derivative where inputs != node.inputs: return inputs[0]
    default: return id
    }
  }
}
