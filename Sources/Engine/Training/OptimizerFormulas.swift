extension Optimizer {
  /// What all parameters' updates share: the learning rate, and how many steps were made, this one included.
  struct Clock {
    let rate: NodeID
    let step: NodeID
  }

  /// What one parameter becomes, and the new values of what the optimiser remembers of it.
  struct Update {
    let parameter: NodeID
    var states: [State] = []
  }

  /// A remembered array: where its value is put before a step, and its next one. The first is 0.
  struct State {
    let variable: NodeID
    let next: NodeID
  }

  /// One step of a parameter, as graph.
  func update(of parameter: NodeID, gradient: NodeID, clock: Clock, in graph: inout Graph) throws(EngineError) -> Update
  {
    var start = parameter
    var gradient = gradient
    if decay != 0, isDecayDecoupled {
      let kept = try graph.difference(graph.number(1), graph.product(clock.rate, graph.number(decay)))
      start = try graph.product(kept, parameter)
    } else if decay != 0 {
      gradient = try graph.sum(gradient, graph.product(graph.number(decay), parameter))
    }
    var states: [State] = []
    let direction: NodeID
    switch rule {
    case .gradientDescent(let momentum, let nesterov):
      direction = try graph.withMomentum(momentum, gradient, nesterov: nesterov, &states)
    case .rmsprop(let smoothing, let epsilon, let momentum):
      let square = try graph.average("s", smoothing, graph.product(gradient, gradient), &states)
      let size = try graph.sum(graph.root(square), graph.number(epsilon))
      direction = try graph.withMomentum(momentum, graph.quotient(gradient, size), nesterov: false, &states)
    case .adam(let beta1, let beta2, let epsilon):
      direction = try graph.adam(gradient, beta1, beta2, epsilon, clock.step, &states)
    }
    let moved = try graph.difference(start, graph.product(clock.rate, direction))
    return Update(parameter: moved, states: states)
  }
}

/// Short names for building formulas.
extension Graph {
  fileprivate mutating func number(_ value: Double) -> NodeID { constant(value) }
  fileprivate mutating func sum(_ a: NodeID, _ b: NodeID) throws(EngineError) -> NodeID { try apply(.add, [a, b]) }
  fileprivate mutating func difference(_ a: NodeID, _ b: NodeID) throws(EngineError) -> NodeID {
    try apply(.subtract, [a, b])
  }
  fileprivate mutating func product(_ a: NodeID, _ b: NodeID) throws(EngineError) -> NodeID {
    try apply(.multiply, [a, b])
  }
  fileprivate mutating func quotient(_ a: NodeID, _ b: NodeID) throws(EngineError) -> NodeID {
    try apply(.divide, [a, b])
  }
  fileprivate mutating func root(_ a: NodeID) throws(EngineError) -> NodeID { try apply(.squareRoot, [a]) }

  /// v ← βv + g
  fileprivate mutating func withMomentum(
    _ momentum: Double, _ gradient: NodeID, nesterov: Bool, _ states: inout [Optimizer.State]
  ) throws(EngineError) -> NodeID {
    guard momentum != 0 else { return gradient }
    let velocity = variable("v", shape: self[gradient].shape)
    let next = try sum(product(number(momentum), velocity), gradient)
    states.append(Optimizer.State(variable: velocity, next: next))
    return nesterov ? try sum(gradient, product(number(momentum), next)) : next
  }

  /// a ← βa + (1 − β)x. What falls under 2⁻¹⁰⁰⁰ becomes 0, since subnormal numbers halve the speed.
  fileprivate mutating func average(_ name: String, _ beta: Double, _ value: NodeID, _ states: inout [Optimizer.State])
    throws(EngineError) -> NodeID
  {
    let before = variable(name, shape: self[value].shape)
    let mixed = try sum(product(number(beta), before), product(number(1 - beta), value))
    let next = try apply(.flush, [mixed])
    states.append(Optimizer.State(variable: before, next: next))
    return next
  }

  fileprivate mutating func adam(
    _ gradient: NodeID, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ step: NodeID,
    _ states: inout [Optimizer.State]
  ) throws(EngineError) -> NodeID {
    let mean = try average("m", beta1, gradient, &states)
    let square = try average("v", beta2, product(gradient, gradient), &states)
    let meanShare = try difference(number(1), apply(.power, [number(beta1), step]))
    let squareShare = try root(difference(number(1), apply(.power, [number(beta2), step])))
    let size = try sum(quotient(root(square), squareShare), number(epsilon))
    return try quotient(product(quotient(number(1), meanShare), mean), size)
  }
}
