import Testing

@testable import Engine

@Suite("Derivatives put together from rules")
struct RuleDerivationTests {
  /// Two derivatives that are computed in another order are apart by rounding: relative to the larger of 1 and them.
  static let rounding = 1e-12

  @Test("Of every row of the operation table they are what reverse mode gives", arguments: OperationCase.all)
  func rows(operationCase: OperationCase) throws {
    for seed in 1...3 {
      let function = try RuleTestFunction(operationCase, seed: seed)
      try function.expectSameDerivative()
    }
  }

  @Test("Each printed step's right side has the value of its left side", arguments: OperationCase.all)
  func steps(operationCase: OperationCase) throws {
    try RuleTestFunction(operationCase, seed: 4).expectTrueSteps()
  }

  @Test("Of random functions they are what reverse mode gives, and each step is true", arguments: 1...60)
  func randomFunctions(seed: Int) throws {
    let function = try RuleTestFunction(randomWithSeed: seed)
    try function.expectSameDerivative()
    try function.expectTrueSteps()
  }

  @Test("What an explanation writes is what reverse mode gives, also the second time", arguments: 1...60)
  func written(seed: Int) throws {
    try RuleTestFunction(randomWithSeed: seed).expectWrittenDerivatives()
  }

  @Test("The operation is its own derivative where a rule says that it is linear: it adds no constant")
  func linearOperations() throws {
    for operationCase in OperationCase.all {
      for group in operationCase.operation.linearGroups(operationCase.shapes) {
        var graph = try OperationTestGraph(operationCase, seed: 1).graph
        let dataset = OperationTestGraph.dataset
        let inputs = try operationCase.shapes.enumerated().map { position, shape in
          let value = graph.constant(Tensor(repeating: group.contains(position) ? 0 : 0.7, shape: shape))
          return operationCase.hasRows ? try graph.apply(.spreadRows, [value], .rows(dataset)) : value
        }
        let value = try graph.apply(operationCase.operation, inputs, operationCase.attribute)
        let found = try graph.evaluate(value, parameters: graph.parameters.map(\.initial))
        #expect(found.tensor.elements.allSatisfy { $0 == 0 }, "\(operationCase)")
      }
    }
  }
}

/// A function of one number, tried at one place.
struct RuleTestFunction {
  var graph: Graph
  let x: NodeID
  let value: NodeID
  let parameters: [Tensor]
  let place: Double

  /// An operation whose inputs depend on x, each element and each input in another way.
  init(_ operationCase: OperationCase, seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed), stream: "rules of \(operationCase)")
    var graph = Graph()
    let column = Dataset.Column(name: "c", values: [0.5, 0.9, 1.3])
    let dataset = graph.add(Dataset(name: "data", columns: [column]))
    let x = graph.variable("x")
    let c = try graph.column("c", of: dataset)
    let inputs = try operationCase.shapes.map { shape in
      func numbers(_ low: Double, _ high: Double) -> NodeID {
        graph.constant(Tensor((0..<shape.count).map { _ in random.uniform(low, high) }, shape: shape))
      }
      let slope = try graph.apply(.multiply, [numbers(0.2, 0.5), graph.apply(.sine, [x])])
      let input = try graph.apply(.add, [numbers(0.3, 0.9), slope])
      return operationCase.hasRows ? try graph.apply(.multiply, [input, c]) : input
    }
    let result = try graph.apply(operationCase.operation, inputs, operationCase.attribute)
    let shape = graph[result].shape
    let weights = graph.constant(Tensor((0..<shape.count).map { _ in random.uniform(-1, 1) }, shape: shape))
    var weighted = try graph.apply(.multiply, [result, weights])
    if !shape.isNumber { weighted = try graph.apply(.sumElements, [weighted]) }
    if let rows = graph[weighted].rows { weighted = try graph.apply(.sumRows, [weighted], .rows(rows)) }
    self.graph = graph
    self.x = x
    value = weighted
    parameters = []
    place = random.uniform(0.4, 1.2)
  }

  /// A formula of a few operations, of which each may have the others as its inputs.
  init(randomWithSeed seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed), stream: "random functions")
    var graph = Graph()
    let x = graph.variable("x")
    var formulas = [x, graph.constant(1.5), graph.parameter("w", initial: Tensor(0.8))]
    let unary: [Operation] = [
      .sine, .cosine, .sigmoid, .hyperbolicTangent, .relu, .absolute, .softplus, .negate, .squareRoot, .exp, .log,
    ]
    let binary: [Operation] = [.add, .subtract, .multiply, .divide, .maximum, .multiply]
    func pick<T>(_ choices: [T]) -> T { choices[min(choices.count - 1, Int(random.uniform(0, Double(choices.count))))] }
    for _ in 0..<8 {
      let inner = pick(Array(formulas.suffix(5)))
      switch Int(random.uniform(0, 4)) {
      case 0:
        let operation = pick(unary)
        // Roots and logarithms of what is at least 1, and exponents that stay small.
        let tame =
          switch operation {
          case .squareRoot, .log:
            try graph.apply(.add, [graph.apply(.multiply, [inner, inner]), graph.constant(1)])
          case .exp: try graph.apply(.hyperbolicTangent, [inner])
          default: inner
          }
        formulas.append(try graph.apply(operation, [tame]))
      case 1: formulas.append(try graph.apply(.power, [inner, graph.constant(pick([2, 3]))]))
      default:
        let other = pick(formulas)
        let operation = pick(binary)
        let divisor = try graph.apply(.add, [graph.apply(.multiply, [other, other]), graph.constant(1)])
        formulas.append(try graph.apply(operation, [inner, operation == .divide ? divisor : other]))
      }
    }
    self.graph = graph
    self.x = x
    value = formulas[formulas.count - 1]
    parameters = [Tensor(0.8)]
    place = random.uniform(0.2, 0.9)
  }

  private func evaluate(_ formula: NodeID, letters: [(letter: NodeID, formula: NodeID)] = []) throws -> [Double] {
    var graph = graph
    var bound = formula
    for (letter, inner) in letters.reversed() { bound = try graph.bind(bound, targets: [letter], values: [inner]) }
    bound = try graph.bind(bound, targets: [x], values: [graph.constant(place)])
    return try graph.evaluate(bound, parameters: parameters).tensor.elements
  }

  private func expectEqual(_ a: [Double], _ b: [Double], _ words: String) {
    #expect(a.count == b.count, "\(words)")
    for (a, b) in zip(a, b) {
      let scale = max(1, a.magnitude, b.magnitude)
      #expect((a - b).magnitude <= RuleDerivationTests.rounding * scale, "\(words): \(a), \(b)")
    }
  }

  /// What the rules come to is what reverse mode gives.
  func expectSameDerivative() throws {
    var function = self
    let derivation = try RuleDerivation(of: value, by: x, in: &function.graph)
    let found = try derivation.derivative(of: value, in: &function.graph)
    let engine = try function.graph.derivative(of: value, by: x)
    expectEqual(try function.evaluate(found), try function.evaluate(engine), "the derivative")
  }

  /// The derivatives that are written, simplified, are those of reverse mode.
  func expectWrittenDerivatives() throws {
    let differentiated = DifferentiatedFunction(name: "f", formula: value, variables: [x], by: [0, 0])
    var explanation = RuleExplanation(graph: graph, parameters: parameters, function: differentiated, point: nil)
    let written = try explanation.derivations().map(\.derivative)
    var function = self
    function.graph = explanation.graph
    var engine = value
    for derivative in written {
      engine = try function.graph.derivative(of: engine, by: x)
      expectEqual(try function.evaluate(derivative), try function.evaluate(engine), "the written derivative")
    }
  }

  /// In each step the right side has the value that reverse mode gives the left side, when what it asks for has.
  func expectTrueSteps() throws {
    var function = self
    let steps = try RuleSteps(of: value, by: x, names: [:], in: &function.graph).steps
    #expect(!steps.isEmpty)
    var letters: [(letter: NodeID, formula: NodeID)] = []
    for step in steps {
      if let inner = step.inner { letters.append(inner) }
      var targets: [NodeID] = []
      var values: [NodeID] = []
      for part in step.parts {
        let derivative = try function.graph.unlabelledDerivative(of: part.formula, by: step.variable)
        targets.append(part.placeholder)
        values.append(try function.graph.spread(derivative, like: part.formula))
      }
      let bound = try function.graph.bind(step.right, targets: targets, values: values)
      let right = try function.graph.spread(bound, like: step.formula)
      let derivative = try function.left(step)
      let left = try function.graph.spread(derivative, like: step.formula)
      let words = "\(step.rule.title) of \(FormulaPrinter(graph: function.graph).print(step.formula))"
      let found = try function.evaluate(right, letters: letters)
      expectEqual(found, try function.evaluate(left, letters: letters), words)
    }
  }

  /// What is differentiated, with what the chain rule's letter stands for put in.
  private mutating func left(_ step: RuleStep) throws -> NodeID {
    guard step.variable == x else { return try graph.elementwiseDerivative(of: step.formula, by: step.variable) }
    guard let inner = step.inner else { return try graph.unlabelledDerivative(of: step.formula, by: x) }
    let whole = try graph.rebuilt(step.formula, putting: [inner.letter: inner.formula])
    return try graph.unlabelledDerivative(of: whole, by: x)
  }
}
