/// Reverse-mode differentiation that gives formulas of the same graph: each operation's rule says what its inputs
/// receive when its value receives a gradient (Griewank & Walther, Evaluating Derivatives, chapter 3).
struct ReverseMode {
  let target: NodeID
  let variable: NodeID
  /// Nodes that count as independent, so that nothing flows through them.
  var fixed: Set<NodeID> = []
  /// Whether the target has a value per row: then gradients stay per row, even where they reach one number for all.
  let keepsRows: Bool

  /// What `variable` receives when `target` receives `seed`, or nothing where it receives nothing.
  func gradient(seed: NodeID, in graph: inout Graph) throws(EngineError) -> NodeID? {
    let depends = graph.dependence(of: target, on: variable, fixed: fixed)
    guard depends[target.index] else { return nil }
    var received: [Int: NodeID] = [target.index: seed]
    var index = target.index
    while index > variable.index {
      if depends[index], let gradient = received.removeValue(forKey: index) {
        for (input, contribution) in try contributions(of: NodeID(index: index), gradient, depends, &graph) {
          let fitted = try fit(contribution, to: input, &graph)
          if let before = received[input.index] {
            // Later parts of a sum come first here; in front, the terms stand in the author's order.
            received[input.index] = try graph.simplified(.add, [fitted, before])
          } else {
            received[input.index] = fitted
          }
        }
      }
      index -= 1
    }
    return received[variable.index]
  }

  /// What each input that matters receives from one node.
  private func contributions(
    of id: NodeID, _ gradient: NodeID, _ depends: [Bool], _ graph: inout Graph
  ) throws(EngineError) -> [(NodeID, NodeID)] {
    let node = graph[id]
    switch node.kind {
    case .constant, .frozen, .parameter, .variable, .column: return []
    case .definition, .derivative: return [(node.inputs[0], gradient)]
    case .bound(let binding): return try throughBinding(binding, node, gradient, depends, &graph)
    case .operation(let operation, _):
      if keepsRows, operation.rows == .reduced {
        return try acrossRows(id, gradient, &graph)
      }
      // Each row's value is the one value, so a row's gradient stays that row's.
      if keepsRows, operation.rows == .spread { return [(node.inputs[0], gradient)] }
      var result: [(NodeID, NodeID)] = []
      let logarithm = try throughLogarithm(operation, node, gradient, depends, &graph)
      for (position, input) in node.inputs.enumerated() where depends[input.index] {
        if let logarithm, position == node.inputs.count - 1 {
          result.append(logarithm)
          continue
        }
        if let contribution = try contribution(operation, id, position, gradient, &graph) {
          result.append((input, contribution))
        }
      }
      return result
    }
  }

  /// Past a softmax or sigmoid whose logarithm is taken.
  private func throughLogarithm(
    _ operation: Operation, _ node: Node, _ gradient: NodeID, _ depends: [Bool], _ graph: inout Graph
  ) throws(EngineError) -> (NodeID, NodeID)? {
    guard operation == .log || operation == .timesLog,
      let stable = graph.stableLogarithm(
        of: node.inputs[node.inputs.count - 1], stoppingAt: { $0 == variable || fixed.contains($0) }),
      depends[stable.input.index]
    else { return nil }
    let received =
      operation == .log ? gradient : try graph.simplified(.multiply, [gradient, node.inputs[0]])
    return (stable.input, try stable.contribution(received, in: &graph))
  }

  private func contribution(
    _ operation: Operation, _ id: NodeID, _ position: Int, _ gradient: NodeID, _ graph: inout Graph
  ) throws(EngineError) -> NodeID? {
    switch operation.derivative {
    case .zero: return nil
    case .local(let templates):
      guard case let template = templates[position], !template.isZero else { return nil }
      let local = try graph.instantiate(template, for: id, gradient: nil)
      // A list written as 2(t − y) has the derivative of the outer function first.
      return try graph.simplified(.multiply, [gradient, local])
    case .adjoint(let templates):
      let template = templates(graph[id].inputs.map { graph[$0].shape })[position]
      return try graph.instantiate(template, for: id, gradient: gradient)
    }
  }

  /// A contribution has the shape of what it flows to: what spread there is summed again.
  private func fit(_ contribution: NodeID, to input: NodeID, _ graph: inout Graph) throws(EngineError) -> NodeID {
    var result = contribution
    let wanted = graph[input].shape
    if let rows = graph[result].rows, graph[input].rows == nil, !keepsRows {
      result = try graph.simplified(.sumRows, [result], .rows(rows))
    }
    if let rows = graph[input].rows, graph[result].rows == nil, !keepsRows {
      result = try graph.simplified(.spreadRows, [result], graph.rows(rows, of: input))
    }
    if graph[result].shape != wanted {
      let narrows = wanted.broadcast(with: graph[result].shape) == graph[result].shape
      let operation: Operation = narrows ? .gatherElements : .spreadElements
      result = try graph.simplified(operation, [result], .shape(wanted))
    }
    return result
  }
}

extension Template {
  fileprivate var isZero: Bool { if case .zero = self { true } else { false } }
}
