import Testing

@testable import Engine

@Suite("Explanations of gradients")
struct GradientExplanationTests {
  /// h = σ(a x), y = σ(b x + c h), E = Σ (t − y)²: two paths lead from E to what is before both.
  struct SkipNetwork {
    var graph = Graph()
    let a, b, c, s, loss: NodeID
    let dataset: DatasetID
    let values = [Tensor(0.8), Tensor(-0.6), Tensor(1.1), Tensor(0.4)]

    init() throws {
      let data = Dataset(
        name: "d", columns: [.init(name: "x", values: [0.5, -1, 2]), .init(name: "t", values: [1, 0, 1])])
      dataset = graph.add(data)
      let x = try graph.column("x", of: dataset)
      let t = try graph.column("t", of: dataset)
      a = graph.parameter("a", initial: values[0])
      b = graph.parameter("b", initial: values[1])
      c = graph.parameter("c", initial: values[2])
      s = graph.parameter("s", initial: values[3])
      let u = graph.definition("u", try graph.apply(.multiply, [s, x]))
      let h = graph.definition("h", try graph.apply(.sigmoid, [graph.apply(.multiply, [a, u])]))
      let sum = try graph.apply(.add, [graph.apply(.multiply, [b, u]), graph.apply(.multiply, [c, h])])
      let y = graph.definition("y", try graph.apply(.sigmoid, [sum]))
      let error = try graph.apply(.power, [graph.apply(.subtract, [t, y]), graph.constant(2)])
      loss = graph.definition("E", try graph.apply(.sumRows, [error], .rows(dataset)))
    }

    mutating func explanation(by variable: NodeID, row: Int?) throws -> Explanation {
      var derivative = try graph.derivative(of: loss, by: variable)
      if let row {
        let one = graph.add(graph[dataset].rows([row], name: "d[\(row + 1)]"))
        derivative = try graph.bind(derivative, toRow: one)
      }
      return try GradientExplanation.explain(derivative, place: nil, parameters: values, in: graph)
    }
  }

  @Test(
    "The products over all paths add up to the gradient of reverse mode, on a row and over all",
    arguments: [0, 1, 2, nil])
  func sumOverPaths(row: Int?) throws {
    var net = try SkipNetwork()
    for variable in [net.a, net.b, net.c, net.s] {
      let explanation = try net.explanation(by: variable, row: row)
      let gradient = try #require(explanation.gradient)
      let value = try #require(explanation.value?.number)
      let sum = gradient.paths.reduce(0) { $0 + $1.product }
      #expect((sum - value).magnitude <= 1e-15)
      #expect(gradient.difference <= 1e-9)
      #expect(gradient.pathCount == (variable == net.s ? 2 : 1))
      if row == nil {
        #expect((try Self.rowSums(explanation).reduce(0, +) - value).magnitude <= 1e-15)
        #expect(try Self.rowSums(explanation).count == 3)
      } else {
        for path in gradient.paths {
          #expect(path.factors.compactMap(\.value).reduce(1, *) == path.product)
        }
      }
    }
  }

  /// What the step about the rows says that each adds; of a single path, the products in its table.
  private static func rowSums(_ explanation: Explanation) throws -> [Double] {
    let tables = explanation.steps.flatMap(\.parts).compactMap { if case .table(let table) = $0 { table } else { nil } }
    let table =
      tables.first { $0.columns.last?.heading == "adds" } ?? tables.first { $0.columns.last?.heading == "product" }
    guard case .numbers(let sums)? = table?.columns.last?.cells else { return [] }
    return sums
  }

  @Test("The factors are named along the path")
  func names() throws {
    var net = try SkipNetwork()
    let explanation = try net.explanation(by: net.a, row: 0)
    #expect(explanation.gradient?.paths[0].factors.map(\.name) == ["∂E/∂y", "∂y/∂h", "∂h/∂a"])
  }

  @Test("σ′ is written with the name of the formula: y(1 − y)")
  func sigmoidFactor() throws {
    var net = try SkipNetwork()
    let explanation = try net.explanation(by: net.b, row: 0)
    let y = Math.name("y")
    #expect(
      explanation.gradient?.paths[0].factors[1].formula
        == .juxtaposed([y, .brackets(.row([.exact(1), .sign("−"), y])), .name("u")]))
  }

  @Test("More than eight paths are counted, and eight are written")
  func manyPaths() throws {
    var graph = Graph()
    let w = graph.parameter("w", initial: Tensor(0.5))
    var layer = graph.definition("l0", w)
    for depth in 1...6 {
      let left = graph.definition("p\(depth)", try graph.apply(.sine, [layer]))
      let right = graph.definition("q\(depth)", try graph.apply(.cosine, [layer]))
      layer = graph.definition("l\(depth)", try graph.apply(.add, [left, right]))
    }
    let derivative = try graph.derivative(of: layer, by: w)
    let explanation = try GradientExplanation.explain(derivative, place: nil, parameters: [Tensor(0.5)], in: graph)
    #expect(explanation.gradient?.pathCount == 64 && explanation.gradient?.paths.count == 8)
    #expect((explanation.gradient?.difference ?? 1) < 1e-8)
  }
}
