/// Puts what `at` replaces in its place, as far as a formula depends on a variable, so that the rules of differentiation
/// apply to all of it.
struct Expansion {
  let variable: NodeID
  /// The names of formulas that had to be copied, by the copy.
  private(set) var names: [NodeID: String] = [:]

  init(by variable: NodeID) { self.variable = variable }

  mutating func expand(_ formula: NodeID, in graph: inout Graph) throws(EngineError) -> NodeID {
    try copy(formula, [:], depth: 0, in: &graph)
  }

  private mutating func copy(_ formula: NodeID, _ replacements: [NodeID: NodeID], depth: Int, in graph: inout Graph)
    throws(EngineError) -> NodeID
  {
    guard depth < Graph.deepestBinding else {
      throw EngineError("at and on are nested more than \(Graph.deepestBinding) deep")
    }
    let depends = graph.dependence(of: formula, on: variable)
    var copies = replacements
    for id in parts(of: formula, replacements, in: graph) where copies[id] == nil {
      let node = graph[id]
      let inputs = node.inputs.map { copies[$0] ?? $0 }
      switch node.kind {
      case .constant, .frozen, .parameter, .variable, .column: continue
      case .definition(let name):
        guard inputs != node.inputs || depends[id.index] else { continue }
        copies[id] = inputs[0]
        if names[inputs[0]] == nil { names[inputs[0]] = name }
      case .derivative: copies[id] = inputs[0]
      case .operation(let operation, let attribute):
        copies[id] = inputs == node.inputs ? id : try graph.apply(operation, inputs, attribute)
      case .bound(let binding):
        guard depends[id.index] || !replacements.isEmpty else { continue }
        copies[id] = try body(of: id, binding, inputs, replacements, depth, in: &graph)
      }
    }
    return copies[formula] ?? formula
  }

  /// The body of a binding with the replacements in their places. What `on` sets stays around it.
  private mutating func body(
    of id: NodeID, _ binding: Binding, _ inputs: [NodeID], _ outer: [NodeID: NodeID], _ depth: Int,
    in graph: inout Graph
  ) throws(EngineError) -> NodeID {
    let values = Array(inputs.dropFirst())
    var inner = outer
    if let rows = binding.rows {
      inner = outer.filter { target, _ in if case .column = graph[target].kind { false } else { true } }
      guard !(values + inner.values).contains(where: { graph[$0].rows != nil && graph[$0].rows != rows }) else {
        throw EngineError("explain cannot follow a formula through on here", hint: "write on around the whole formula")
      }
    }
    for (target, value) in zip(binding.targets, values) { inner[target] = value }
    let copy = try copy(graph[id].inputs[0], inner, depth: depth + 1, in: &graph)
    return binding.rows == nil ? copy : try graph.bind(copy, rows: binding.rows)
  }

  /// What a formula is made of, inputs first, without what is replaced and without the bodies of bindings.
  private func parts(of formula: NodeID, _ replacements: [NodeID: NodeID], in graph: Graph) -> [NodeID] {
    var isReached: Set<NodeID> = [formula]
    var pending = [formula]
    while let id = pending.popLast() {
      guard replacements[id] == nil else { continue }
      let node = graph[id]
      var inputs = node.inputs[...]
      if case .bound = node.kind { inputs = inputs.dropFirst() }
      for input in inputs where isReached.insert(input).inserted { pending.append(input) }
    }
    return isReached.sorted()
  }
}
