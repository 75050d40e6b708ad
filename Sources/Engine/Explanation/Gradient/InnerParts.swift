/// Unnamed parts of formulas that have a step of their own, such as the scores of an attention or the result of a
/// pooling, are stops on the way back like named formulas.
extension GradientExplanation {
  /// The same explanation with those parts under names. What `on` or `at` around them replaces stays as it was
  /// written: then no part gets a name.
  func withNamedParts(_ formulas: WorkedFormulas, to variables: [NodeID]) throws(EngineError) -> GradientExplanation {
    let bodies = Set(names.map { graph.bodyOfDefinition($0) })
    let parts = formulas.cuts.subtracting(formulas.totals).subtracting(bodies).subtracting(
      graph.reachable(from: variables))
    guard !parts.isEmpty else { return self }
    var result = self
    var named: [NodeID: NodeID] = [:]
    for part in parts.sorted() {
      let symbol = formulas.partNames[part]?.math ?? formulas.written(part, own: part)
      // A part without a letter is short, and stands in the formulas around it as it is.
      if symbol.isOneSymbol { named[part] = try result.name(part, symbol, named) }
    }
    guard let target = try result.rebuild(target, &named) else { return self }
    let targets = scope.bindings.flatMap(\.binding.targets)
    guard targets.allSatisfy({ named[$0] == nil }) else { return self }
    result.target = target
    result.scope.names = result.scope.graph.definitions(in: target)
    return result
  }

  /// A name for `part`, made of parts that have names already.
  private mutating func name(_ part: NodeID, _ symbol: Math, _ named: [NodeID: NodeID]) throws(EngineError) -> NodeID? {
    var named = named
    guard let body = try rebuild(part, &named) else { return nil }
    let definition = scope.graph.definition("part", body)
    for node in [definition, body] { parts[node] = symbol }
    return definition
  }

  /// The formula with what is in `made` put in place of its parts, names included; nothing where a binding or a
  /// derivative stands above one.
  mutating func rebuild(_ formula: NodeID, _ made: inout [NodeID: NodeID]) throws(EngineError) -> NodeID? {
    for id in scope.graph.reachable(from: [formula]) where made[id] == nil {
      let node = scope.graph[id]
      let inputs = node.inputs.map { made[$0] ?? $0 }
      guard inputs != node.inputs else { continue }
      switch node.kind {
      case .operation(let operation, let attribute): made[id] = try scope.graph.apply(operation, inputs, attribute)
      case .definition(let name): made[id] = scope.graph.definition(name, inputs[0])
      case .bound, .derivative: return nil
      case .constant, .frozen, .parameter, .variable, .column: continue
      }
    }
    return made[formula] ?? formula
  }
}

extension Math {
  /// Whether it can be read as the name of something.
  fileprivate var isOneSymbol: Bool {
    switch self {
    case .name, .array, .index, .power, .call: true
    default: false
    }
  }
}
