import Testing

@testable import Engine

@Suite("Large formulas are simplified without delay")
struct SimplificationSizeTests {
  /// Formulas of about 10,000 operations, each from the one before.
  static let chains: [(String, @Sendable (inout Graph, NodeID, Int) throws -> NodeID)] = [
    ("a sum of names", { graph, before, i in try graph.apply(.add, [before, graph.variable("x\(i)")]) }),
    ("a sum from behind", { graph, before, i in try graph.apply(.add, [graph.variable("x\(i)"), before]) }),
    ("differences in brackets", { graph, before, i in try graph.apply(.subtract, [graph.variable("x\(i)"), before]) }),
    ("a product of names", { graph, before, i in try graph.apply(.multiply, [before, graph.variable("x\(i)")]) }),
    ("a product from behind", { graph, before, i in try graph.apply(.multiply, [graph.variable("x\(i)"), before]) }),
    ("quotients", { graph, before, i in try graph.apply(.divide, [before, graph.variable("x\(i)")]) }),
    ("quotients from behind", { graph, before, i in try graph.apply(.divide, [graph.variable("x\(i)"), before]) }),
    ("calls", { graph, before, _ in try graph.apply(.sine, [before]) }),
    ("signs", { graph, before, _ in try graph.apply(.negate, [before]) }),
    ("doubling", { graph, before, _ in try graph.apply(.add, [before, before]) }),
    ("squaring", { graph, before, _ in try graph.apply(.multiply, [before, before]) }),
    ("squares", { graph, before, _ in try graph.apply(.power, [before, graph.constant(2)]) }),
    (
      "sums in products",
      { graph, before, i in
        try graph.apply(.multiply, [graph.variable("x\(i)"), graph.apply(.add, [before, graph.constant(1)])])
      }
    ),
    (
      "shared sums",
      { graph, before, i in
        let sum = try graph.apply(.add, [before, graph.variable("x\(i)")])
        return try graph.apply(.add, [sum, graph.apply(.sine, [before])])
      }
    ),
    (
      "shared products",
      { graph, before, i in
        let product = try graph.apply(.multiply, [before, graph.variable("x\(i)")])
        return try graph.apply(.multiply, [product, graph.apply(.sine, [before])])
      }
    ),
    (
      "signs and sums",
      { graph, before, i in try graph.apply(.negate, [graph.apply(.add, [before, graph.variable("x\(i)")])]) }
    ),
  ]

  /// Work that grew with the square of the length would take hours.
  @Test("A chain of 10,000 operations", .timeLimit(.minutes(5)), arguments: chains.indices)
  func chain(index: Int) throws {
    var graph = Graph()
    var formula = graph.variable("x")
    for i in 0..<10_000 { formula = try Self.chains[index].1(&graph, formula, i) }
    let simple = graph.simplify(formula)
    #expect(graph[simple].shape == .number)
    #expect(graph.reachable(from: [simple]).count <= 120_000, "\(Self.chains[index].0)")
  }
}
