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
    /// What an explanation calls the formulas on the way, in the order of computing.
    var names = Names()
  }

  /// The names that papers give the values of an update and the optimiser's constants.
  struct Names {
    private(set) var formulas: [(node: NodeID, name: Math)] = []
    /// A constant's letter, and how it is written in numbers.
    private(set) var constants: [(node: NodeID, name: Math, number: Math)] = []

    mutating func named(_ node: NodeID, _ name: Math) -> NodeID {
      formulas.append((node, name))
      return node
    }

    mutating func namedConstant(_ node: NodeID, _ name: Math, _ number: Math) -> NodeID {
      constants.append((node, name, number))
      return node
    }
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
    var states: [State] = []
    var names = Names()
    if decay != 0 {
      let decay = names.namedConstant(graph.number(self.decay), .name("λ"), .exact(self.decay))
      if isDecayDecoupled {
        let kept = try graph.difference(graph.number(1), graph.product(clock.rate, decay))
        start = try graph.product(kept, parameter)
      } else {
        gradient = names.named(try graph.sum(gradient, graph.product(decay, parameter)), .name("g"))
      }
    }
    let direction: NodeID
    switch rule {
    case .gradientDescent(let momentum, let nesterov):
      direction = try graph.withMomentum(momentum, gradient, nesterov: nesterov, &states, &names)
    case .rmsprop(let smoothing, let epsilon, let momentum):
      let share = Share(smoothing, .name("ρ"))
      let square = try graph.average("s", share, graph.product(gradient, gradient), &states, &names)
      let size = try graph.sum(
        graph.root(square), names.namedConstant(graph.number(epsilon), .name("ε"), .exact(epsilon)))
      direction = try graph.withMomentum(momentum, graph.quotient(gradient, size), nesterov: false, &states, &names)
    case .adam(let beta1, let beta2, let epsilon):
      let shares = (Share(beta1, .name("β1")), Share(beta2, .name("β2")))
      direction = try graph.adam(gradient, shares.0, shares.1, epsilon, clock.step, &states, &names)
    }
    let moved = try graph.difference(start, graph.product(clock.rate, direction))
    return Update(parameter: moved, states: states, names: names)
  }

  /// How much of an average is kept, with its name.
  fileprivate struct Share {
    let value: Double
    let name: Math

    init(_ value: Double, _ name: Math) {
      self.value = value
      self.name = name
    }
  }
}

extension Math {
  /// What is left of 1.
  fileprivate static func rest(of share: Math) -> Math { .brackets(.row([.exact(1), .sign("−"), share])) }
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
    _ momentum: Double, _ gradient: NodeID, nesterov: Bool, _ states: inout [Optimizer.State],
    _ names: inout Optimizer.Names
  ) throws(EngineError) -> NodeID {
    guard momentum != 0 else { return gradient }
    let share = names.namedConstant(number(momentum), .name("β"), .exact(momentum))
    let velocity = variable("v", shape: self[gradient].shape)
    let next = names.named(try sum(product(share, velocity), gradient), .name("v"))
    states.append(Optimizer.State(variable: velocity, next: next))
    return nesterov ? try sum(gradient, product(share, next)) : next
  }

  /// a ← βa + (1 − β)x. What falls under 2⁻¹⁰⁰⁰ becomes 0, since subnormal numbers halve the speed.
  fileprivate mutating func average(
    _ name: String, _ share: Optimizer.Share, _ value: NodeID, _ states: inout [Optimizer.State],
    _ names: inout Optimizer.Names
  ) throws(EngineError) -> NodeID {
    let before = variable(name, shape: self[value].shape)
    let kept = names.namedConstant(number(share.value), share.name, .exact(share.value))
    let rest = names.namedConstant(
      number(1 - share.value), .rest(of: share.name), .rest(of: .exact(share.value)))
    let next = names.named(
      try apply(.flush, [sum(product(kept, before), product(rest, value))]), .name(name))
    states.append(Optimizer.State(variable: before, next: next))
    return next
  }

  fileprivate mutating func adam(
    _ gradient: NodeID, _ beta1: Optimizer.Share, _ beta2: Optimizer.Share, _ epsilon: Double, _ step: NodeID,
    _ states: inout [Optimizer.State], _ names: inout Optimizer.Names
  ) throws(EngineError) -> NodeID {
    let mean = try average("m", beta1, gradient, &states, &names)
    let square = try average("v", beta2, product(gradient, gradient), &states, &names)
    let kept1 = names.namedConstant(number(beta1.value), beta1.name, .exact(beta1.value))
    let kept2 = names.namedConstant(number(beta2.value), beta2.name, .exact(beta2.value))
    let meanShare = try difference(number(1), apply(.power, [kept1, step]))
    let squareShare = try root(difference(number(1), apply(.power, [kept2, step])))
    let correctedMean = names.named(try product(quotient(number(1), meanShare), mean), .name("m̂"))
    let correctedRoot = names.named(try quotient(root(square), squareShare), .root(.name("v̂")))
    let size = try sum(correctedRoot, names.namedConstant(number(epsilon), .name("ε"), .exact(epsilon)))
    return try quotient(correctedMean, size)
  }
}
