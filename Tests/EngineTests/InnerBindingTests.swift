import Testing

@testable import Engine

@Suite("Derivatives where on and at stand inside a formula")
struct InnerBindingTests {
  /// z = w x with the columns x and c of three rows.
  struct Row {
    var graph = Graph()
    let w, x, z: NodeID
    let dataset: DatasetID

    init() throws {
      dataset = graph.add(
        Dataset(name: "d", columns: [.init(name: "x", values: [1, -1, 0.5]), .init(name: "c", values: [0, 1, 1])]))
      w = graph.parameter("w", initial: Tensor(0.5))
      x = try graph.column("x", of: dataset)
      z = graph.definition("z", try graph.apply(.multiply, [w, x]))
    }

    mutating func meanSquare(_ formula: NodeID) throws -> NodeID {
      let rows = try #require(graph[formula].rows)
      return try graph.apply(.meanRows, [graph.apply(.power, [formula, graph.constant(2)])], .rows(rows))
    }

    /// The explanation of ∂E/∂w, whose value must be the finite difference and the sum over the paths.
    mutating func expectAgreement(_ formula: NodeID) throws {
      let loss = graph.definition("E", formula)
      let derivative = try graph.derivative(of: loss, by: w)
      let explanation = try GradientExplanation.explain(
        derivative, place: nil, parameters: [Tensor(0.5)], in: graph)
      #expect(explanation.remarks.map(\.kind) == [.finiteDifference])
      let sum = explanation.gradient?.paths.reduce(0) { $0 + $1.product }
      #expect(try abs(#require(sum) - #require(explanation.value?.number)) <= 1e-14)
    }
  }

  @Test("A column that is replaced inside: the replaced part counts once, not once a row")
  func replacedColumn() throws {
    var row = try Row()
    let mean = try row.meanSquare(row.z)
    let replaced = try row.graph.bind(row.z, targets: [row.x], values: [row.graph.constant(2)])
    let square = try row.graph.apply(.power, [replaced, row.graph.constant(2)])
    try row.expectAgreement(row.graph.apply(.add, [mean, square]))
  }

  @Test("A unit behind at is on or off by what at sets")
  func flatness() throws {
    var row = try Row()
    let sum = try row.graph.apply(.subtract, [row.w, row.graph.constant(1)])
    let unit = row.graph.definition("q", try row.graph.apply(.relu, [sum]))
    let moved = try row.graph.apply(.multiply, [row.graph.constant(6), row.w])
    try row.expectAgreement(row.graph.bind(unit, targets: [row.w], values: [moved]))
  }

  @Test("A row, or all rows of another dataset, inside: training on the free rows leaves them as they are")
  func otherRows() throws {
    for values in [[3.0], [3, 4]] {
      var row = try Row()
      let other = row.graph.add(Dataset(name: "e", columns: [.init(name: "x", values: values)]))
      let bound = try row.graph.bind(row.z, rows: other)
      let loss = try row.graph.apply(.add, [row.meanSquare(row.z), row.meanSquare(bound)])
      try row.expectAgreement(loss)
      let gradient = try row.graph.derivative(of: loss, by: row.w)
      let value = try row.graph.evaluate(gradient, parameters: [Tensor(0.5)]).tensor.elements[0]
      let training = Training(
        loss: loss,
        optimizer: Optimizer(
          .gradientDescent(momentum: 0, nesterov: false), rate: .constant(0.1), batch: .all), epochs: 1)
      let run = try training.run(in: row.graph, values: [Tensor(0.5)])
      #expect(run.value(ofParameter: 0, afterEpoch: 1, shape: .number)?.elements == [0.5 - 0.1 * value])
    }
  }
}
