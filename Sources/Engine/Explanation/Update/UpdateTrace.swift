/// The first steps of a training as it would make them from the present parameters: what each parameter and the
/// optimiser's memory of it are before and after a step. The steps are made by the training itself, so their numbers are
/// its numbers to the last bit.
struct UpdateTrace {
  struct Step {
    /// The values of the parameters that the loss is built from.
    let before: [Tensor]
    let gradients: [Tensor]
    let after: [Tensor]
    /// For each parameter what the optimiser remembered of it, in the order of the update.
    let memory: [[Tensor]]
    let rate: Double
    /// How many steps were made, this one included.
    let number: Int
    let lossBefore: Double
    let lossAfter: Double
  }

  let parameters: [NodeID]
  let identities: [ParameterID]
  let steps: [Step]
  /// The rate that the next step would have; nothing where that depends on how long the training is.
  let nextRate: Double?
  /// The rows of a batch in a training, and of the loss, where a step of the training sees fewer than this one.
  let smallerBatch: (batch: Int, rows: Int)?
  /// Where the loss before the first step is not finite, if it is not: what is not, and what helps.
  let origin: (place: String, hint: String)?

  /// `values` are the present values of all parameters of the graph.
  init(
    of loss: NodeID, by optimizer: Optimizer, steps count: Int, values: [Tensor], seed: UInt64, in graph: Graph
  ) throws(EngineError) {
    smallerBatch = graph.smallerBatch(of: optimizer, for: loss)
    let whole =
      smallerBatch == nil
      ? optimizer
      : Optimizer(
        optimizer.rule, rate: optimizer.rate, batch: .all, decay: optimizer.decay,
        isDecayDecoupled: optimizer.isDecayDecoupled)
    var training = Training(loss: loss, optimizer: whole, epochs: count)
    training.seed = seed
    for parameter in graph.parameters(in: loss).compactMap(graph.parameterID) {
      training.start[parameter] = values[parameter.index]
    }
    try training.check(graph)
    var loop = TrainingLoop(try TrainingPlan(training, in: graph, values: values))
    let plan = loop.plan
    parameters = plan.moving
    identities = plan.identities
    var gradients = TrainingBuffer(try plan.gradientProgram(), plan)
    loop.whole.load(loop.state, loop.counts)
    let isFinite = try plan.loss(at: loop.state).isFinite
    origin = isFinite ? nil : Divergence(plan: plan, epoch: 0).originOfLoss(loop.state, counts: loop.parameterCounts)
    var made: [Step] = []
    for epoch in 0..<count {
      let before = loop.state
      let order = loop.order(in: epoch)
      var streams = loop.streams
      gradients.load(before, loop.counts)
      gradients.take(order[...], from: loop.matrices)
      gradients.drop(&streams)
      gradients.run()
      let found = plan.gradients.indices.map { gradients.program.result($0 + 1, in: gradients.numbers).tensor }
      try loop.step(0, of: epoch, order)
      loop.readState()
      made.append(
        Step(
          before: plan.parameterTensors(before), gradients: found, after: plan.parameterTensors(loop.state),
          memory: plan.memoryTensors(before), rate: optimizer.rate.rate(in: epoch, of: count), number: epoch + 1,
          lossBefore: try plan.loss(at: before), lossAfter: try plan.loss(at: loop.state)))
    }
    steps = made
    nextRate = optimizer.rate.dependsOnLength ? nil : optimizer.rate.rate(in: count, of: count + 1)
  }
}

extension Schedule {
  /// Whether a rate depends on how many epochs there are in all.
  fileprivate var dependsOnLength: Bool {
    switch self {
    case .cosine: true
    case .warmup(let then, _): then.dependsOnLength
    case .constant, .step, .exponential: false
    }
  }
}

extension TrainingPlan {
  fileprivate func parameterTensors(_ state: [Double]) -> [Tensor] {
    tensors(state, from: 0, shapes: initial.map(\.shape))
  }

  /// What is remembered of each parameter; every parameter has the same memories.
  fileprivate func memoryTensors(_ state: [Double]) -> [[Tensor]] {
    let start = initial.reduce(0) { $0 + $1.elements.count }
    let all = tensors(state, from: start, shapes: states.map { graph[$0].shape })
    let each = moving.isEmpty ? 0 : all.count / moving.count
    return moving.indices.map { Array(all[$0 * each..<($0 + 1) * each]) }
  }

  private func tensors(_ state: [Double], from first: Int, shapes: [Shape]) -> [Tensor] {
    var start = first
    return shapes.map { shape in
      defer { start += shape.count }
      return Tensor(Array(state[start..<start + shape.count]), shape: shape)
    }
  }

  /// The loss over all rows, with dropout off.
  fileprivate func loss(at state: [Double]) throws(EngineError) -> Double {
    var all = values
    for (id, tensor) in zip(identities, parameterTensors(state)) { all[id.index] = tensor }
    return try graph.evaluate(training.loss, parameters: all).tensor.elements[0]
  }
}

extension Graph {
  /// How many rows a batch of the optimiser has and how many the loss, where the batch is smaller.
  fileprivate func smallerBatch(of optimizer: Optimizer, for loss: NodeID) -> (batch: Int, rows: Int)? {
    let size: Int
    switch optimizer.batch {
    case .all: return nil
    case .rows(let count), .atMost(let count): size = count
    }
    var datasets = freeDatasets(of: loss)
    if datasets.isEmpty {
      let scope = ExplanationScope(around: loss, parameters: [], in: self)
      datasets = scope.bindings.compactMap(\.binding.rows)
    }
    guard let rows = datasets.first.map({ self[$0].count }), size < rows else { return nil }
    return (size, rows)
  }
}
