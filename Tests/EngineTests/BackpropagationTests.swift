import Testing

@testable import Engine

/// What is explained is what is computed: every step of an explanation is evaluated and compared with reverse mode.
@Suite("Backpropagation, step by step")
struct BackpropagationTests {
  /// u = f(a, b, …) and v = sin u are named, as are the inputs a, b, …; the loss is a weighted sum of v.
  struct Chain {
    var test: OperationTestGraph
    let loss: NodeID

    init(_ operationCase: OperationCase, seed: Int) throws {
      var test = try OperationTestGraph(operationCase, seed: seed)
      var inputs: [NodeID] = []
      for (position, input) in test.graph[test.value].inputs.enumerated() {
        inputs.append(test.graph.definition("a\(position)", input))
      }
      let u = test.graph.definition(
        "u", try test.graph.apply(operationCase.operation, inputs, operationCase.attribute))
      let v = test.graph.definition("v", try test.graph.apply(.sine, [u]))
      let shape = test.graph[v].shape
      let weights = Tensor((0..<shape.count).map { 0.5 + 0.25 * Double($0) }, shape: shape)
      var sum = try test.graph.apply(.multiply, [v, test.graph.constant(weights)])
      if !shape.isNumber { sum = try test.graph.apply(.sumElements, [sum]) }
      if let rows = test.graph[sum].rows { sum = try test.graph.apply(.sumRows, [sum], .rows(rows)) }
      loss = test.graph.definition("E", sum)
      self.test = test
    }
  }

  @Test(
    "What each formula receives, by what those after it received, is its gradient in reverse mode",
    arguments: OperationCase.all)
  func stages(operationCase: OperationCase) throws {
    let chain = try Chain(operationCase, seed: 1)
    for parameter in chain.test.parameters {
      var graph = chain.test.graph
      let derivative = try graph.derivative(of: chain.loss, by: parameter)
      var explanation = try GradientExplanation(of: derivative, parameters: chain.test.values, in: graph)
      let back = try explanation.backpropagation(to: [parameter])
      try Self.expectStages(of: back, in: explanation, parameters: chain.test.values)
    }
  }

  /// Puts the values that were received in place of their symbols, and evaluates each formula.
  static func expectStages(
    of back: Backpropagation, in explanation: GradientExplanation, parameters: [Tensor]
  ) throws {
    var graph = explanation.scope.graph
    var values: [NodeID] = []
    for stage in back.stages {
      let tensor = stage.value.tensor
      if stage.value.rows != nil, let rows = graph[stage.variable].rows {
        values.append(graph.frozen(tensor, rows: rows))
      } else {
        values.append(graph.constant(tensor))
      }
    }
    for stage in back.stages {
      let bound = try graph.bind(stage.formula, targets: back.stages.map(\.variable), values: values)
      let found = try graph.evaluate(bound, parameters: parameters).tensor
      #expect(found.elements.count == stage.value.tensor.elements.count)
      for (a, b) in zip(found.elements, stage.value.tensor.elements) {
        #expect((a - b).magnitude <= 1e-13 * max(1, b.magnitude), "\(graph.describe(stage.node))")
      }
    }
  }

  @Test("The whole explanation has no warning: the finite differences agree", arguments: OperationCase.all)
  func explanations(operationCase: OperationCase) throws {
    let chain = try Chain(operationCase, seed: 2)
    for parameter in chain.test.parameters {
      var graph = chain.test.graph
      let derivative = try graph.derivative(of: chain.loss, by: parameter)
      let explanation = try GradientExplanation.explain(
        derivative, place: nil, parameters: chain.test.values, in: graph)
      #expect(explanation.remarks.allSatisfy { $0.kind != .warning })
      #expect(explanation.value == (try graph.evaluate(derivative, parameters: chain.test.values).tensor))
      // Through layers no paths are followed.
      if let gradient = explanation.gradient, gradient.pathCount > 0 {
        let value = try #require(explanation.value?.number)
        let sum = gradient.paths.reduce(0) { $0 + $1.product }
        #expect((sum - value).magnitude <= 1e-13 * max(1, value.magnitude))
      }
    }
  }

  /// Layers as the language makes them: z = W x + b under a name, then an activation under a name.
  struct Network {
    var graph = Graph()
    var values: [Tensor] = []
    var loss = NodeID(index: 0)
    var dataset: DatasetID

    init(sizes: [Int], seed: Int) throws {
      var random = RandomStream(seed: UInt64(seed), stream: "network")
      let names = (1...sizes[0]).map { "x\($0)" } + ["t"]
      dataset = graph.add(
        Dataset(
          name: "d",
          columns: names.map { .init(name: $0, values: (0..<3).map { _ in random.uniform(-1, 1) }) }))
      var x = try graph.columns(Array(names.dropLast()), of: dataset)
      for (layer, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
        let weights = draw([outputs, inputs], "h\(layer).W", &random)
        let biases = draw([outputs], "h\(layer).b", &random)
        let sum = try graph.apply(.add, [graph.apply(.product, [weights, x]), biases])
        let z = graph.definition("h\(layer).z", sum)
        let activation = [Operation.hyperbolicTangent, .sigmoid, .softplus, .softmax][(layer + seed) % 4]
        x = graph.definition("h\(layer)", try graph.apply(activation, [z]))
      }
      let t = try graph.column("t", of: dataset)
      let error = try graph.apply(.power, [graph.apply(.subtract, [x, t]), graph.constant(2)])
      let perRow = try graph.apply(.sumElements, [error])
      loss = graph.definition("E", try graph.apply(.meanRows, [perRow], .rows(dataset)))
    }

    private mutating func draw(_ shape: Shape, _ name: String, _ random: inout RandomStream) -> NodeID {
      values.append(Tensor((0..<shape.count).map { _ in random.uniform(-1, 1) }, shape: shape))
      return graph.parameter(name, initial: values[values.count - 1])
    }
  }

  @Test(
    "Random networks of layers, over all rows and on one",
    arguments: [[2, 3], [2, 3, 2], [4, 2, 3, 2], [1, 1, 1]], [1, 2, 3, 4])
  func networks(sizes: [Int], seed: Int) throws {
    for row in [nil, 0, 2] {
      var network = try Network(sizes: sizes, seed: seed)
      for parameter in network.graph.parameters(in: network.loss) {
        var derivative = try network.graph.derivative(of: network.loss, by: parameter)
        if let row {
          let one = network.graph.add(network.graph[network.dataset].rows([row], name: "d[\(row + 1)]"))
          derivative = try network.graph.bind(derivative, toRow: one)
        }
        var explanation = try GradientExplanation(of: derivative, parameters: network.values, in: network.graph)
        let back = try explanation.backpropagation(to: [parameter])
        if row == nil { try Self.expectStages(of: back, in: explanation, parameters: network.values) }
        let shown = try GradientExplanation.explain(
          derivative, place: nil, parameters: network.values, in: network.graph)
        #expect(shown.remarks.allSatisfy { $0.kind != .warning })
      }
    }
  }

  @Test("A layer is one step: δ⁽ʰ⁾ = (W⁽ʸ⁾)ᵀ δ⁽ʸ⁾ ⊙ f′(z)")
  func layers() throws {
    var network = try Network(sizes: [2, 3, 2], seed: 1)
    let parameter = network.graph.parameters(in: network.loss)[0]
    let derivative = try network.graph.derivative(of: network.loss, by: parameter)
    var explanation = try GradientExplanation(of: derivative, parameters: network.values, in: network.graph)
    let back = try explanation.backpropagation(to: [parameter])
    #expect(back.units.map { explanation.graph.describe($0.node) } == ["h1.z", "h0.z"])
    #expect(back.units.map(\.symbol) == [.array("h1.δ"), .array("h0.δ")])
    #expect(back.ends.map { explanation.graph.describe($0.node) } == ["h0.W"])
  }

  @Test("At a kink a warning explains why the finite difference is another")
  func kink() throws {
    var graph = Graph()
    let w = graph.parameter("w", initial: Tensor(0))
    let y = graph.definition("y", try graph.apply(.relu, [w]))
    let derivative = try graph.derivative(of: y, by: w)
    let explanation = try GradientExplanation.explain(derivative, place: nil, parameters: [Tensor(0)], in: graph)
    #expect(explanation.remarks.map(\.kind) == [.finiteDifference, .warning])
  }

  @Test(
    "Saturated and dead units are said",
    arguments: [(Operation.sigmoid, 9.0), (.sigmoid, -9), (.hyperbolicTangent, 4), (.relu, -1)])
  func flatUnits(operation: Operation, at w: Double) throws {
    var graph = Graph()
    let parameter = graph.parameter("w", initial: Tensor(w))
    let y = graph.definition("y", try graph.apply(operation, [parameter]))
    let derivative = try graph.derivative(of: y, by: parameter)
    let explanation = try GradientExplanation.explain(derivative, place: nil, parameters: [Tensor(w)], in: graph)
    #expect(explanation.remarks.map(\.kind) == [.finiteDifference, .note])
  }
}
