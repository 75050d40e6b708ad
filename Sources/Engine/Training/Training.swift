/// Makes a loss small by moving the parameters that it is built from.
public struct Training: Sendable {
  /// After what the loss and the parameters are recorded.
  public enum Recording: Sendable {
    case epochs, steps
  }

  public let loss: NodeID
  public let optimizer: Optimizer
  public let epochs: Int
  /// The dataset whose rows the loss is trained on; without, the one whose rows the loss has.
  public var rows: DatasetID?
  /// Selects the order of the rows and what dropout drops.
  public var seed: UInt64 = 0
  /// Followed along with the loss.
  public var validation: NodeID?
  /// Training ends after the first epoch at which this formula is not 0.
  public var until: NodeID?
  /// The most that the gradient's length may be: a longer one is shortened to it.
  public var clip: Double?
  public var recording = Recording.epochs
  /// Whether a loss that leaves the finite numbers ends the run with what came before, and is no error.
  public var mayDiverge = false
  /// First values that differ from those declared.
  public var start: [ParameterID: Tensor] = [:]

  public init(loss: NodeID, optimizer: Optimizer, epochs: Int) {
    self.loss = loss
    self.optimizer = optimizer
    self.epochs = epochs
  }

  /// Trains from the declared first values. `values` are the current values of all parameters of the graph; those that
  /// do not move keep them.
  public func run(
    in graph: Graph, values: [Tensor], watch: TrainingWatch = TrainingWatch()
  ) throws(EngineError) -> Run {
    var reuse = TrainingReuse()
    return try run(in: graph, values: values, reuse: &reuse, watch: watch)
  }

  /// The same, with what trainings before it left.
  func run(
    in graph: Graph, values: [Tensor], reuse: inout TrainingReuse, watch: TrainingWatch
  ) throws(EngineError) -> Run {
    try check(graph)
    var loop = TrainingLoop(try reuse.plan(for: self, in: graph, values: values), watch)
    return try loop.run()
  }

  /// Refuses what cannot be made small.
  func check(_ graph: Graph) throws(EngineError) {
    guard graph[loss].shape.isNumber else {
      throw EngineError(
        "the loss must be one number, but it is \(graph[loss].shape.phrase)", hint: "sum or average it")
    }
    guard graph[loss].rows == nil else {
      throw EngineError("the loss must be one number, but it has a value per row", hint: "sum or average it")
    }
    guard !graph.parameters(in: loss).isEmpty else {
      throw EngineError("the loss is built from no param, so nothing can be trained")
    }
  }
}
