import Testing

@testable import Engine

@Suite("Formulas with their bindings carried out")
struct UnfoldingTests {
  var graph = Graph()
  let data: DatasetID
  let other: DatasetID
  let x: NodeID
  let w: NodeID

  init() throws {
    data = graph.add(Dataset(name: "d", columns: [.init(name: "x", values: [1, 2, 3])]))
    other = graph.add(Dataset(name: "e", columns: [.init(name: "x", values: [4, 5])]))
    x = try graph.column("x", of: data)
    w = graph.parameter("w", initial: Tensor(2))
  }

  @Test("What at replaces is not there any more")
  mutating func at() throws {
    let z = graph.definition("z", try graph.apply(.multiply, [w, x]))
    let bound = try graph.bind(z, targets: [w], values: [graph.constant(7)])
    var unfolding = Unfolding(graph)
    let root = try unfolding.add(bound)
    #expect(
      !unfolding.nodes.contains { if case .parameter = $0.kind { true } else { false } })
    #expect(unfolding.nodes[root].rows == data)
  }

  @Test("Columns are taken from what on says, and free ones from the given rows")
  mutating func on() throws {
    let mean = try graph.bind(graph.apply(.meanRows, [x], .rows(data)), rows: other)
    let distance = try graph.apply(.subtract, [x, mean])
    let step = graph.add(graph[data])
    var unfolding = Unfolding(graph)
    let root = try unfolding.add(distance, rows: step)
    #expect(unfolding.nodes[root].rows == step)
    let columns = unfolding.nodes.compactMap { node in
      if case .column(["x"], false, asIn: data) = node.kind { node.rows } else { nil }
    }
    #expect(columns == [step, other])
  }

  @Test("Equal parts are one node, but two definitions are two")
  mutating func equal() throws {
    let a = graph.definition("a", try graph.apply(.multiply, [w, x]))
    let b = graph.definition("b", try graph.apply(.multiply, [w, x]))
    let sum = try graph.apply(.add, [a, b])
    var unfolding = Unfolding(graph)
    let root = try unfolding.add(sum)
    #expect(unfolding.nodes.count == 6)
    #expect(unfolding.nodes[root].inputs.map { unfolding.nodes[$0].inputs } == [[2], [2]])
  }

  @Test("One value in place of a value per row is still summed over the rows")
  mutating func spread() throws {
    let sum = try graph.apply(.sumRows, [x], .rows(data))
    let bound = try graph.bind(sum, targets: [x], values: [graph.constant(7)])
    var unfolding = Unfolding(graph)
    let root = try unfolding.add(bound)
    let input = unfolding.nodes[unfolding.nodes[root].inputs[0]]
    #expect(input.rows == data)
    guard case .operation(.spreadRows, _) = input.kind else { return #expect(Bool(false)) }
    #expect(try graph.evaluate(bound, parameters: []).tensor == Tensor(21))
  }

  @Test("A dataset knows which rows of its file it has, also those of a part")
  func origin() {
    let columns = [Dataset.Column(name: "x", values: [1, 2, 3, 4])]
    let whole = Dataset(name: "d", columns: columns, origin: .init(file: "d.csv"))
    #expect(whole.origin?.rows == nil)
    let part = whole.rows([3, 1, 0], name: "part")
    #expect(part.origin == .init(file: "d.csv", rows: [3, 1, 0]))
    #expect(part.rows([2, 0], name: "less").origin == .init(file: "d.csv", rows: [0, 3]))
  }
}
