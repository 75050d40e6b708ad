import Testing

@testable import Engine

@Suite("Explained updates")
struct UpdateExplanationTests {
  /// σ(W x + b) with a scale, on five rows: a matrix, a vector and a number move.
  struct Network {
    var graph = Graph()
    let loss: NodeID
    let values: [Tensor]

    init(dropsOut: Bool = false) throws {
      let dataset = graph.add(
        Dataset(
          name: "d",
          columns: [
            .init(name: "x", values: [0.5, -1, 2, 0.1, -0.7]), .init(name: "z", values: [1, 0.3, -0.4, 0.9, 2]),
            .init(name: "t", values: [1, 0, 1, 1, 0]),
          ]))
      values = [Tensor([0.3, -0.8, 0.5, 1.1], shape: [2, 2]), Tensor(vector: [0.1, -0.2]), Tensor(0.7)]
      let input = try graph.columns(["x", "z"], of: dataset)
      let t = try graph.column("t", of: dataset)
      let matrix = graph.parameter("W", initial: values[0])
      let bias = graph.parameter("b", initial: values[1])
      let scale = graph.parameter("a", initial: values[2])
      var hidden = try graph.apply(.sigmoid, [graph.apply(.add, [graph.apply(.product, [matrix, input]), bias])])
      if dropsOut {
        let dropout = Dropout(rate: 0.5, stream: "h", occurrence: 0)
        hidden = try graph.apply(.dropout, [hidden], .dropout(dropout))
      }
      let y = try graph.apply(.multiply, [scale, graph.apply(.sumElements, [hidden])])
      let error = try graph.apply(.power, [graph.apply(.subtract, [t, y]), graph.constant(2)])
      loss = graph.definition("E", try graph.apply(.meanRows, [error], .rows(dataset)))
    }

    func trace(_ optimizer: Optimizer, steps: Int) throws -> UpdateTrace {
      try UpdateTrace(of: loss, by: optimizer, steps: steps, values: values, seed: 3, in: graph)
    }

    func run(_ optimizer: Optimizer, epochs: Int) throws -> Run {
      var training = Training(loss: loss, optimizer: optimizer, epochs: epochs)
      training.seed = 3
      return try training.run(in: graph, values: values)
    }
  }

  /// Every rule with what it can be given. The batches hold all five rows.
  static let optimizers: [Optimizer] = [
    Optimizer(.gradientDescent(momentum: 0, nesterov: false), rate: .constant(0.5), batch: .all),
    Optimizer(.gradientDescent(momentum: 0.9, nesterov: false), rate: .constant(0.1), batch: .all, decay: 0.02),
    Optimizer(.gradientDescent(momentum: 0.8, nesterov: true), rate: .cosine(0.3), batch: .rows(5)),
    Optimizer(.gradientDescent(momentum: 0, nesterov: false), rate: .constant(0.2), batch: .atMost(32)),
    Optimizer(
      .rmsprop(smoothing: 0.99, epsilon: 1e-8, momentum: 0), rate: .exponential(0.1, factor: 0.7), batch: .atMost(32)),
    Optimizer(.rmsprop(smoothing: 0.9, epsilon: 1e-6, momentum: 0.5), rate: .constant(0.05), batch: .all, decay: 0.1),
    Optimizer(.adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), rate: .constant(0.1), batch: .atMost(32)),
    Optimizer(
      .adam(beta1: 0.8, beta2: 0.99, epsilon: 1e-8), rate: .warmup(.constant(0.1), epochs: 3), batch: .rows(5),
      decay: 0.05),
    Optimizer(
      .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), rate: .step(0.1, every: 2, factor: 0.5), batch: .all, decay: 0.01,
      isDecayDecoupled: true),
  ]

  @Test(
    "The new values are those that as many epochs of training give, to the last bit",
    arguments: optimizers, [1, 2, 4])
  func sameAsTraining(optimizer: Optimizer, steps: Int) throws {
    for dropsOut in [false, true] {
      let network = try Network(dropsOut: dropsOut)
      let trace = try network.trace(optimizer, steps: steps)
      let run = try network.run(optimizer, epochs: steps)
      #expect(trace.steps.count == steps)
      for (number, step) in trace.steps.enumerated() {
        for (position, after) in step.after.enumerated() {
          let shape = after.shape
          #expect(step.before[position] == run.value(ofParameter: position, afterEpoch: number, shape: shape))
          #expect(after == run.value(ofParameter: position, afterEpoch: number + 1, shape: shape))
        }
      }
    }
  }

  @Test("The formulas that are shown give the new values from what is shown", arguments: optimizers)
  func formulasGiveTheValues(optimizer: Optimizer) throws {
    for dropsOut in [false, true] {
      let trace = try Network(dropsOut: dropsOut).trace(optimizer, steps: 3)
      for step in trace.steps {
        for position in step.after.indices {
          let formulas = try UpdateFormulas(
            of: optimizer, shape: step.before[position].shape, parameter: .name("w"), loss: .name("E"))
          let values = try formulas.values(
            parameter: step.before[position], gradient: step.gradients[position], memory: step.memory[position],
            rate: step.rate, step: step.number)
          let found = try #require(values[formulas.lines[formulas.lines.count - 1].node])
          for (a, b) in zip(found.elements, step.after[position].elements) {
            // The gradient's rows may be summed in another order than in the step.
            #expect((a - b).magnitude <= 1e-14 * max(1, b.magnitude))
          }
        }
      }
    }
  }

  @Test("A batch that is smaller than the rows is not taken: the step is that of all rows, and a remark says so")
  func smallBatches() throws {
    let network = try Network()
    let small = Optimizer(.gradientDescent(momentum: 0, nesterov: false), rate: .constant(0.5), batch: .rows(2))
    let trace = try network.trace(small, steps: 1)
    #expect(trace.steps[0].after == (try network.trace(Self.optimizers[0], steps: 1)).steps[0].after)
    let explanation = try UpdateExplanation.explain(
      network.loss, name: .name("E"), title: .name("E"), by: small, steps: 1, values: network.values, seed: 3,
      in: network.graph)
    #expect(
      explanation.remarks.map(\.phrase) == ["In a training a step takes a batch of 2 rows; here it takes all 5 rows"])
  }

  @Test("The loss before and after is the loss at the parameters before and after")
  func losses() throws {
    let network = try Network()
    let step = try network.trace(Self.optimizers[0], steps: 1).steps[0]
    #expect(step.lossBefore == (try network.graph.evaluate(network.loss, parameters: network.values).tensor.number))
    #expect(step.lossAfter == (try network.graph.evaluate(network.loss, parameters: step.after).tensor.number))
    let perRow = network.graph.bodyOfDefinition(network.loss)
    let error = network.graph[perRow].inputs[0]
    #expect(throws: EngineError.self) {
      try UpdateTrace(
        of: error, by: Self.optimizers[0], steps: 1, values: network.values, seed: 3, in: network.graph)
    }
  }
}
