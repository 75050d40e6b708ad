/// Makes a loss small by moving the parameters that it is built from.
public struct Training: Sendable {
  public let loss: NodeID
  public let optimizer: Optimizer
  public let epochs: Int
  /// Training ends after the first epoch at which this formula is not 0.
  public let until: NodeID?
  /// First values that differ from those declared.
  public let start: [ParameterID: Tensor]

  public init(
    loss: NodeID, optimizer: Optimizer, epochs: Int, until: NodeID? = nil, start: [ParameterID: Tensor] = [:]
  ) {
    self.loss = loss
    self.optimizer = optimizer
    self.epochs = epochs
    self.until = until
    self.start = start
  }

  /// The most numbers that a run keeps of its parameters.
  static let historyCapacity = 50_000_000

  /// Trains from the declared first values. `values` are the current values of all parameters of the graph; those that
  /// do not move keep them.
  public func run(in graph: Graph, values: [Tensor]) throws(EngineError) -> Run {
    guard graph[loss].shape.isNumber, graph[loss].rows == nil else {
      throw EngineError(
        graph[loss].rows == nil
          ? "the loss must be one number, but it is \(graph[loss].shape.phrase)"
          : "the loss must be one number, but it has a value per row", hint: "sum or average it")
    }
    let moving = graph.parameters(in: loss)
    guard !moving.isEmpty else { throw EngineError("the loss is built from no param, so nothing can be trained") }
    var scratch = graph
    let plan = try Plan(training: self, moving: moving, graph: &scratch)
    let numbers = plan.widths.reduce(0, +)
    guard numbers <= Self.historyCapacity / max(1, epochs + 1) else {
      throw EngineError("the run would keep \(numbers) parameters for \(epochs) epochs, which is too much")
    }
    return try loop(plan, from: values)
  }

  private func loop(_ plan: Plan, from values: [Tensor]) throws(EngineError) -> Run {
    var parameters = values
    for (position, id) in plan.ids.enumerated() {
      parameters[id.index] = start[id] ?? plan.initial[position]
    }
    var states = Dictionary(uniqueKeysWithValues: plan.states.map { ($0.variable, $0.initial) })
    var buffer = plan.program.makeBuffer()
    var losses: [Double] = []
    var history: [Double] = []
    for epoch in 0...epochs {
      plan.program.run(&buffer, parameters: parameters, variables: states)
      let loss = plan.program.number(0, in: buffer)
      guard loss.isFinite else { throw Self.divergence(loss, epoch) }
      losses.append(loss)
      for id in plan.ids { history.append(contentsOf: parameters[id.index].elements) }
      let isDone = until != nil && plan.program.number(1, in: buffer) != 0
      if epoch == epochs || isDone { break }
      for (position, id) in plan.ids.enumerated() {
        parameters[id.index] = plan.program.result(plan.firstUpdate + position, in: buffer).tensor
      }
      for (position, state) in plan.states.enumerated() {
        states[state.variable] = plan.program.result(plan.firstState + position, in: buffer).tensor
      }
    }
    return Run(
      loss: loss, optimizer: optimizer, losses: losses, parameters: zip(plan.moving, plan.ids).map { ($0, $1) },
      history: history, widths: plan.widths)
  }

  private static func divergence(_ loss: Double, _ epoch: Int) -> EngineError {
    let what = loss.isNaN ? "is not a number" : "is infinite"
    guard epoch > 0 else { return EngineError("the loss \(what) before the first epoch") }
    return EngineError("the loss \(what) after epoch \(epoch)", hint: "try a smaller rate")
  }
}

/// Loss, gradients and updates as one program.
private struct Plan {
  let moving: [NodeID]
  let ids: [ParameterID]
  let initial: [Tensor]
  let widths: [Int]
  let states: [Optimizer.State]
  let program: Program
  let firstUpdate: Int
  let firstState: Int

  init(training: Training, moving: [NodeID], graph: inout Graph) throws(EngineError) {
    var updates: [NodeID] = []
    var states: [Optimizer.State] = []
    var ids: [ParameterID] = []
    for node in moving {
      guard case .parameter(let id) = graph[node].kind else { continue }
      ids.append(id)
      let gradient = try graph.derivative(of: training.loss, by: node)
      let update = try training.optimizer.update(of: node, gradient: gradient, in: &graph)
      updates.append(update.parameter)
      states.append(contentsOf: update.states)
    }
    let heads = [training.loss] + (training.until.map { [$0] } ?? [])
    self.moving = moving
    self.ids = ids
    initial = ids.map { [graph] in graph[$0].initial }
    widths = initial.map(\.elements.count)
    self.states = states
    firstUpdate = heads.count
    firstState = heads.count + updates.count
    program = try graph.compile(heads + updates + states.map(\.next))
  }
}
