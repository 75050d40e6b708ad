/// The programs of a training: loss, gradient and update as one, for a whole batch and for the last, smaller one; and
/// the loss over all rows.
struct TrainingPlan {
  private(set) var training: Training
  /// The present values of all parameters of the graph.
  private(set) var values: [Tensor]
  let moving: [NodeID]
  let identities: [ParameterID]
  /// Those of the moving ones by which the loss has the derivative 0.
  let idle: [NodeID]
  private(set) var initial: [Tensor]
  /// What the optimiser remembers, in order: zeros at first.
  let states: [NodeID]
  let stateCounts: [Int]
  let rate: NodeID
  let step: NodeID
  /// How many steps an epoch has, and the rows that they take: nothing for all rows at once.
  let batches: Batches?
  let whole: Program
  let rest: Program?
  /// Loss, condition and validation at the end of an epoch, where the step's program does not give them.
  let evaluation: Program?
  /// The graph with gradients and updates, for messages and for a look at each value.
  let graph: Graph
  /// The gradient by each moving parameter, as the update takes it.
  let gradients: [NodeID]
  private let heads: [NodeID]
  private let updates: [(value: NodeID, target: NodeID)]
  private let rows: DatasetID?

  struct Batches {
    let dataset: DatasetID
    let size: Int
    let rowCount: Int

    var stepCount: Int { (rowCount + size - 1) / size }
  }

  init(_ training: Training, in original: Graph, values: [Tensor]) throws(EngineError) {
    self.training = training
    self.values = values
    var graph = original
    moving = graph.parameters(in: training.loss)
    identities = moving.compactMap { [graph] node in
      if case .parameter(let id) = graph[node].kind { id } else { nil }
    }
    initial = Self.initial(identities, training, graph)
    rate =
      training.optimizer.rate.isConstant
      ? graph.constant(training.optimizer.rate.rate(in: 0, of: 1)) : graph.variable("rate")
    step = graph.variable("step")
    let free = graph.freeDatasets(of: training.loss)
    rows = training.rows ?? (free.count == 1 ? free[0] : nil)
    batches = try Self.batches(training, rows, free, graph)

    let clock = Optimizer.Clock(rate: rate, step: step)
    let derivatives = try moving.map { node throws(EngineError) in
      try graph.derivative(of: training.loss, by: node)
    }
    idle = zip(moving, derivatives).filter { [graph] in graph.isZeroDerivative($1) }.map(\.0)
    gradients = try Self.clipped(derivatives, to: training.clip, &graph)
    var updates: [(value: NodeID, target: NodeID)] = []
    var states: [NodeID] = []
    for (node, gradient) in zip(moving, gradients) {
      let update = try training.optimizer.update(of: node, gradient: gradient, clock: clock, in: &graph)
      updates.append((update.parameter, node))
      for state in update.states {
        updates.append((state.next, state.variable))
        states.append(state.variable)
      }
    }
    self.states = states
    self.updates = updates
    stateCounts = states.map { [graph] in graph[$0].shape.count }
    heads = [training.loss] + [training.until, training.validation].compactMap { $0 }

    let drops = graph.reachable(from: [training.loss]).contains { [graph] in
      if case .operation(.dropout, _) = graph[$0].kind { true } else { false }
    }
    if batches != nil || drops {
      var options = CompileOptions()
      options.rows = rows
      evaluation = try graph.compile(heads, options)
    } else {
      evaluation = nil
    }
    if let batches {
      let rest = batches.rowCount % batches.size
      whole = try Self.compile(batches.size, batches, [training.loss], updates, graph)
      self.rest = rest == 0 ? nil : try Self.compile(rest, batches, [training.loss], updates, graph)
    } else {
      whole = try graph.compile(evaluation == nil ? heads : [training.loss], Self.options(rows, updates))
      rest = nil
    }
    self.graph = graph
  }

  /// The same programs for a training that differs only in its seed, its first values, its length or what it records.
  func with(_ training: Training, in graph: Graph, values: [Tensor]) -> TrainingPlan {
    var plan = self
    plan.training = training
    plan.values = values
    plan.initial = Self.initial(identities, training, graph)
    return plan
  }

  private static func initial(_ identities: [ParameterID], _ training: Training, _ graph: Graph) -> [Tensor] {
    identities.map { training.start[$0] ?? graph[$0].initial }
  }

  private static func options(_ rows: DatasetID?, _ updates: [(value: NodeID, target: NodeID)]) -> CompileOptions {
    var options = CompileOptions()
    options.rows = rows
    options.isTraining = true
    options.updates = updates
    return options
  }

  /// The loss and the gradients that a step of all rows sees, without the update.
  func gradientProgram() throws(EngineError) -> Program {
    let heads = [training.loss] + gradients
    if let batches { return try Self.compile(batches.rowCount, batches, heads, [], graph) }
    return try graph.compile(heads, Self.options(rows, []))
  }

  /// The step for `count` rows, taken from a dataset that stands for them.
  private static func compile(
    _ count: Int, _ batches: Batches, _ heads: [NodeID], _ updates: [(value: NodeID, target: NodeID)], _ graph: Graph,
    isCompact: Bool = true
  ) throws(EngineError) -> Program {
    var graph = graph
    let batch = graph.add(Dataset(name: graph[batches.dataset].name, columns: []))
    var options = Self.options(batch, updates)
    options.batch = (batches.dataset, count)
    options.isCompact = isCompact
    return try graph.compile(heads, options)
  }

  /// The step's program with every value kept, to look for the first that is not finite.
  func transparentStep(rows count: Int) throws(EngineError) -> Program {
    if let batches { return try Self.compile(count, batches, [training.loss], updates, graph, isCompact: false) }
    var options = Self.options(rows, updates)
    options.isCompact = false
    return try graph.compile([training.loss], options)
  }

  private static func batches(_ training: Training, _ rows: DatasetID?, _ free: [DatasetID], _ graph: Graph)
    throws(EngineError) -> Batches?
  {
    let wanted: Int
    switch training.optimizer.batch {
    case .all: return nil
    case .rows(let count), .atMost(let count): wanted = count
    }
    guard let rows else {
      guard free.count > 1 else { return nil }
      throw EngineError(
        "the loss has the rows of \(graph[free[0]].name) and of \(graph[free[1]].name), so it has no batches",
        hint: "say which rows with on:, or use gd, which takes all rows at once")
    }
    let count = graph[rows].count
    if case .rows = training.optimizer.batch, wanted > count {
      throw EngineError("a batch of \(wanted) is more than the \(count) rows of \(graph[rows].name)")
    }
    return Batches(dataset: rows, size: min(wanted, count), rowCount: count)
  }

  /// The gradients, shortened together where they are longer than allowed, as PyTorch's clip_grad_norm_ does.
  private static func clipped(_ gradients: [NodeID], to clip: Double?, _ graph: inout Graph) throws(EngineError)
    -> [NodeID]
  {
    guard let clip else { return gradients }
    var total: NodeID?
    for gradient in gradients {
      var square = try graph.apply(.multiply, [gradient, gradient])
      if !graph[square].shape.isNumber { square = try graph.apply(.sumElements, [square]) }
      total = if let before = total { try graph.apply(.add, [before, square]) } else { square }
    }
    guard let total else { return gradients }
    let length = try graph.apply(.add, [graph.apply(.squareRoot, [total]), graph.constant(1e-6)])
    let factor = try graph.apply(.minimum, [graph.apply(.divide, [graph.constant(clip), length]), graph.constant(1)])
    var clipped: [NodeID] = []
    for gradient in gradients { clipped.append(try graph.apply(.multiply, [factor, gradient])) }
    return clipped
  }
}

extension Graph {
  /// Whether a derivative is 0 whatever the values are.
  fileprivate func isZeroDerivative(_ derivative: NodeID) -> Bool {
    guard case .constant(let zero) = self[self[derivative].inputs[0]].kind else { return false }
    return zero.elements.allSatisfy { $0 == 0 }
  }
}
