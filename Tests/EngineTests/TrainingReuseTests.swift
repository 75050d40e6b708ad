import Testing

@testable import Engine

@Suite("A training after another")
struct TrainingReuseTests {
  /// A line through four points: (w x + b − t)², in a graph of its own.
  private struct Line {
    var graph = Graph()
    let parameters: [ParameterID]
    let loss: NodeID
    let limit: NodeID

    init(t: [Double] = [1, 3, 5, 7], limit bound: Double = 0.5) throws {
      let data = graph.add(
        Dataset(name: "d", columns: [.init(name: "x", values: [0, 1, 2, 3]), .init(name: "t", values: t)]))
      let w = graph.parameter("w", initial: Tensor(0.5))
      let b = graph.parameter("b", initial: Tensor(0))
      let (x, target) = (try graph.column("x", of: data), try graph.column("t", of: data))
      let line = try graph.apply(.add, [graph.apply(.multiply, [w, x]), b])
      let error = try graph.apply(.subtract, [line, target])
      loss = try graph.apply(.meanRows, [graph.apply(.multiply, [error, error])], .rows(data))
      limit = try graph.apply(.less, [loss, graph.constant(bound)])
      parameters = [w, b].compactMap(graph.parameterID)
    }

    func training(_ optimizer: Optimizer, seed: UInt64 = 0, start: Double? = nil, epochs: Int = 12) -> Training {
      var training = Training(loss: loss, optimizer: optimizer, epochs: epochs)
      training.seed = seed
      if let start { training.start[parameters[0]] = Tensor(start) }
      return training
    }
  }

  private static func descent(_ rate: Double, momentum: Double = 0, batch: Optimizer.Batch = .all) -> Optimizer {
    Optimizer(.gradientDescent(momentum: momentum, nesterov: false), rate: .constant(rate), batch: batch)
  }

  /// What a training gives by itself, and after others.
  private func expectSame(
    _ training: Training, in graph: Graph, after reuse: inout TrainingReuse,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let values = graph.parameters.map(\.initial)
    let alone = try training.run(in: graph, values: values)
    let after = try training.run(in: graph, values: values, reuse: &reuse, watch: TrainingWatch())
    #expect(TrainingRecord(after) == TrainingRecord(alone), sourceLocation: location)
  }

  @Test("gives what it gives alone, whatever differs between them")
  func same() throws {
    var reuse = TrainingReuse()
    let line = try Line()
    for batch in [Optimizer.Batch.all, .rows(3), .rows(2)] {
      for rate in [0.05, 0.1] {
        for momentum in [0, 0.5] {
          let optimizer = Self.descent(rate, momentum: momentum, batch: batch)
          try expectSame(line.training(optimizer), in: line.graph, after: &reuse)
          try expectSame(line.training(optimizer, seed: 3, start: -2), in: line.graph, after: &reuse)
          try expectSame(line.training(optimizer, seed: 4, epochs: 5), in: line.graph, after: &reuse)
        }
      }
    }
    for change: (inout Training) -> Void in [
      { $0.until = line.limit }, { $0.validation = line.loss }, { $0.clip = 0.1 }, { $0.clip = nil },
      { $0.recording = .steps }, { $0.mayDiverge = true },
    ] {
      var training = line.training(Self.descent(0.1))
      change(&training)
      try expectSame(training, in: line.graph, after: &reuse)
    }
  }

  @Test("takes nothing from one in a graph that has become another, though all stands at the same places")
  func otherGraphs() throws {
    var reuse = TrainingReuse()
    for (t, limit) in [([1.0, 3, 5, 7], 0.5), ([1, 3, 5, 8], 0.5), ([1, 3, 5, 8], 2), ([1, 3, 5, 7], 0.5)] {
      let line = try Line(t: t, limit: limit)
      var training = line.training(Self.descent(0.1))
      training.until = line.limit
      try expectSame(training, in: line.graph, after: &reuse)
    }
  }

  @Test("has the first values that a parameter has now")
  func initial() throws {
    var reuse = TrainingReuse()
    var line = try Line()
    for value in [0.5, -1, 4] {
      line.graph.setInitial(line.parameters[0], Tensor(value))
      try expectSame(line.training(Self.descent(0.1)), in: line.graph, after: &reuse)
    }
  }
}
