import Testing

@testable import Engine

@Suite("Simplified formulas have the values of the plain ones")
struct SimplificationValueTests {
  @Test("Every row of the operation table and its derivatives", arguments: OperationCase.all)
  func operation(operationCase: OperationCase) throws {
    var test = try OperationTestGraph(operationCase, seed: 1)
    var formulas = [test.value, test.loss]
    for parameter in test.parameters { formulas.append(try test.graph.derivative(of: test.loss, by: parameter)) }
    for formula in formulas {
      let simple = test.graph.simplify(formula)
      #expect(test.graph[simple].shape == test.graph[formula].shape)
      #expect(test.graph[simple].rows == test.graph[formula].rows)
      let expected = try test.graph.evaluate(formula, parameters: test.values).tensor
      let found = try test.graph.evaluate(simple, parameters: test.values).tensor
      for (a, b) in zip(expected.elements, found.elements) {
        #expect((a - b).magnitude <= 1e-12 * max(1, a.magnitude), "\(a), simplified \(b)")
      }
    }
  }

  /// A formula of x and y made at random.
  struct RandomFormula {
    var graph = Graph()
    let x: NodeID
    let y: NodeID
    var formula: NodeID
    private var random: RandomStream

    init(seed: Int, depth: Int) throws {
      random = RandomStream(seed: UInt64(seed), stream: "formula")
      x = graph.variable("x")
      y = graph.variable("y")
      formula = x
      formula = try make(depth)
    }

    private mutating func below(_ count: Int) -> Int { Int(random.uniform(0, Double(count))) }

    private mutating func leaf() -> NodeID {
      switch below(6) {
      case 0...2: x
      case 3: y
      case 4: graph.constant(Double(below(7)) - 3)
      default: graph.constant([0.1, 0.5, -0.2, 1.5, 2.5][below(5)])
      }
    }

    private mutating func make(_ depth: Int) throws -> NodeID {
      guard depth > 0 else { return leaf() }
      switch below(16) {
      case 0...2: return try graph.apply(.add, [make(depth - 1), make(depth - 1)])
      case 3, 4: return try graph.apply(.subtract, [make(depth - 1), make(depth - 1)])
      case 5...7: return try graph.apply(.multiply, [make(depth - 1), make(depth - 1)])
      case 8: return try graph.apply(.divide, [make(depth - 1), make(depth - 1)])
      case 9: return try graph.apply(.negate, [make(depth - 1)])
      case 10, 11:
        let exponent = [2, 3, -1, 0.5, 1, 0, -2, 1.5, -0.5][below(9)]
        return try graph.apply(.power, [make(depth - 1), graph.constant(exponent)])
      case 12: return try graph.definition("n", make(depth - 1))
      case 13: return try graph.apply(.choose, [make(depth - 1), make(depth - 1), make(depth - 1)])
      default:
        let functions: [Operation] = [.exp, .log, .sine, .squareRoot, .absolute, .sigmoid, .hyperbolicTangent, .relu]
        return try graph.apply(functions[below(8)], [make(depth - 1)])
      }
    }

    struct Value {
      let number: Double
      /// The size of the largest number on the way.
      let size: Double
      /// Whether something on the way is infinite, so that a number found may say nothing: 1/(1/0) is 0.
      let hasInfinity: Bool
    }

    func values(of formula: NodeID, at points: [(Double, Double)]) throws -> [Value] {
      let program = try graph.compile(graph.reachable(from: [formula]))
      return points.map { a, b in
        let values = program.values(parameters: [], variables: [x: Tensor(a), y: Tensor(b)])
        let numbers = values.map { $0.tensor.elements[0] }
        return Value(
          number: numbers[numbers.count - 1],
          size: numbers.filter(\.isFinite).reduce(1) { max($0, $1.magnitude) },
          hasInfinity: numbers.contains(where: \.isInfinite))
      }
    }
  }

  /// Points at which formulas are often not defined, and others.
  static let points: [(Double, Double)] =
    [-1.5, -1, -0.37, 0, 0.43, 1, 2].flatMap { x in [-1.2, 0, 0.7, 1].map { (x, $0) } }

  @Test("Random formulas, where they are defined and where they are not", arguments: 0..<40)
  func random(block: Int) throws {
    for seed in block * 50..<(block + 1) * 50 {
      var test = try RandomFormula(seed: seed, depth: 2 + seed % 4)
      try Self.compare(&test, test.formula, "formula \(seed)")
    }
  }

  @Test("First and second derivatives of random functions", arguments: 0..<10)
  func derivatives(block: Int) throws {
    for seed in block * 30..<(block + 1) * 30 {
      var test = try RandomFormula(seed: 10_000 + seed, depth: 2 + seed % 3)
      let first = try test.graph.derivative(of: test.formula, by: test.x)
      try Self.compare(&test, first, "first derivative \(seed)")
      let second = try test.graph.derivative(of: first, by: test.x)
      try Self.compare(&test, second, "second derivative \(seed)")
    }
  }

  private static func compare(_ test: inout RandomFormula, _ formula: NodeID, _ name: String) throws {
    let simple = test.graph.simplify(formula)
    let expected = try test.values(of: formula, at: points)
    let found = try test.values(of: simple, at: points)
    for (point, (plain, simplified)) in zip(points, zip(expected, found)) {
      // What overflows on the way, or loses everything to rounding, says nothing about algebra.
      guard plain.size < 1e80, simplified.size < 1e80 else { continue }
      if plain.number.isFinite {
        guard !plain.hasInfinity else { continue }
        let scale = max(plain.size, simplified.size)
        #expect(
          (plain.number - simplified.number).magnitude <= 1e-12 * scale,
          "\(name) at \(point): \(plain.number), simplified \(simplified.number)")
      } else {
        #expect(
          !simplified.number.isFinite || simplified.hasInfinity,
          "\(name) at \(point): \(plain.number), simplified \(simplified.number)")
      }
    }
  }
}
