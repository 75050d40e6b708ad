import Testing

@testable import Engine

@Suite("Formulas of one element")
struct ElementFormulaTests {
  /// What the written-out sums of these are summed in order, where the engine sums by its tree, or computes with what
  /// keeps large numbers from overflowing.
  private static let summedOtherwise: Set<String> = [
    "sumElements", "meanElements", "sumLast", "meanLast", "cumsum", "softmax", "log_softmax", "logsumexp",
  ]

  @Test("Every row of the table: the formula of an element has the value of the element", arguments: OperationCase.all)
  func everyOperation(operationCase: OperationCase) throws {
    for seed in 1...3 {
      let test = try OperationTestGraph(operationCase, seed: seed)
      let isExact = !Self.summedOtherwise.contains(operationCase.operation.name)
      try Self.expectElements(of: test.value, [], test.graph, test.values, ulps: isExact ? 0 : 8)
    }
  }

  /// Sums of many terms differ by their order; those that are large are tried at some of their elements.
  @Test("Formulas put together at random", arguments: 1...12 as ClosedRange<UInt64>)
  func randomFormulas(seed: UInt64) throws {
    var formulas = try AnyFormulas(rows: 3, seed: seed)
    let roots = try formulas.roots(count: 8)
    let graph = formulas.network.graph
    for root in roots where graph[root].shape.count <= 3000 {
      try Self.expectElements(of: root, [], graph, formulas.network.parameterValues, ulps: nil)
    }
  }

  @Test("A label's place among the classes is written as a comparison")
  func oneHot() throws {
    var graph = Graph()
    let dataset = graph.add(Dataset(name: "d", columns: [.init(name: "t", values: [2, 3, 1])]))
    let label = try graph.column("t", of: dataset)
    let classes = graph.constant(Tensor(vector: [1, 2, 3]))
    let hot = try graph.apply(.oneHot, [label, classes])
    try Self.expectElements(of: hot, [], graph, [], ulps: 0)
    let chosen = try graph.apply(.oneHot, [graph.constant(2), classes])
    let (hit, miss) = (
      try graph.elementFormula(1, of: chosen, stoppingAt: []), try graph.elementFormula(2, of: chosen, stoppingAt: [])
    )
    #expect(graph.scalarConstant(hit) == 1 && graph.scalarConstant(miss) == 0)
  }

  /// Elements of the parameters W (2×3), V (2×2) and x, of the names z = W x and h = σ(z), and how they are written.
  static let written: [(String, @Sendable (inout Names) throws -> NodeID, Int, String)] = [
    ("z", { $0.z }, 1, "W[2,1]x[1]+W[2,2]x[2]+W[2,3]x[3]"),
    ("h", { $0.h }, 0, "σ(z[1])"),
    ("a sum of names", { names in try names.graph.apply(.add, [names.z, names.h]) }, 1, "z[2]+h[2]"),
    ("nested", { names in try names.graph.apply(.product, [names.V, names.h]) }, 0, "V[1,1]h[1]+V[1,2]h[2]"),
    (
      "a factor for all", { names in try names.graph.apply(.multiply, [names.h, names.graph.constant(2)]) }, 1, "h[2]·2"
    ),
    (
      "what is 0 by its place is left out",
      { names in
        let placed = try names.graph.apply(.place, [names.h], .part(Part(of: [3], [.range(1..<3)])))
        return try names.graph.apply(.product, [names.W, placed])
      }, 0, "W[1,2]h[1]+W[1,3]h[2]"
    ),
    (
      "of a replacement the name stays",
      { names in try names.graph.bind(names.h, targets: [names.z], values: [names.zero]) }, 0, "σ(z[1])"
    ),
  ]

  struct Names {
    var graph = Graph()
    let W, V, x, z, h, zero: NodeID

    init() throws {
      W = graph.parameter("W", initial: Tensor(repeating: 0.5, shape: [2, 3]))
      V = graph.parameter("V", initial: Tensor(repeating: 0.5, shape: [2, 2]))
      x = graph.variable("x", shape: [3])
      z = graph.definition("z", try graph.apply(.product, [W, x]))
      h = graph.definition("h", try graph.apply(.sigmoid, [z]))
      zero = graph.constant(Tensor(vector: [0, 0]))
    }
  }

  @Test(arguments: 0..<written.count)
  func formulas(row: Int) throws {
    let (name, build, offset, expected) = Self.written[row]
    var names = try Names()
    let node = try build(&names)
    let element = try names.graph.elementFormula(offset, of: node, stoppingAt: [names.z, names.h])
    #expect(names.graph[element].shape.isNumber)
    let printed = FormulaPrinter(graph: names.graph, namesOf: [names.z, names.h]).print(element)
    #expect(FormulaPrinterTests.text(printed) == expected, "\(name)")
  }

  /// Each element's formula against the element: in all rows equal, or at most so many units of the last place apart.
  static func expectElements(
    of node: NodeID, _ names: Set<NodeID>, _ graph: Graph, _ parameters: [Tensor], ulps: Int?
  ) throws {
    let count = graph[node].shape.count
    let whole = try graph.evaluate(node, parameters: parameters)
    let rows = whole.rows.map { graph[$0].count } ?? 1
    let offsets = count <= 12 ? Array(0..<count) : [0, 1, count / 2, count - 1]
    for offset in offsets {
      var graph = graph
      let formula = try graph.elementFormula(offset, of: node, stoppingAt: names)
      #expect(graph[formula].shape.isNumber)
      let value = try graph.evaluate(formula, parameters: parameters)
      for row in 0..<rows {
        let found = value.tensor.elements[value.rows == nil ? 0 : row]
        let wanted = whole.tensor.elements[row * count + offset]
        let allowed = ulps.map { wanted.ulp * Double($0) } ?? 1e-10 * max(1, wanted.magnitude)
        let isSame = found.comparableBits == wanted.comparableBits || (found - wanted).magnitude <= allowed
        #expect(isSame, "element \(offset) of row \(row): \(found), not \(wanted)")
      }
    }
  }
}
