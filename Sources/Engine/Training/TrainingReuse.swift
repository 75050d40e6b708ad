/// What one training leaves to the next of the same notebook, so that it need not be made again: many trainings differ
/// in their seed alone.
public struct TrainingReuse: Sendable {
  /// Digests of the datasets that trainings were kept by.
  var digests: [DatasetID: String] = [:]
  private var last: (ground: TrainingGround, plan: TrainingPlan)?

  public init() {}

  /// The plan of the last training, where that has the same formulas and optimizer, or else a new one.
  mutating func plan(for training: Training, in graph: Graph, values: [Tensor]) throws(EngineError) -> TrainingPlan {
    if let last, last.ground.isThat(of: training, in: graph) {
      return last.plan.with(training, in: graph, values: values)
    }
    let plan = try TrainingPlan(training, in: graph, values: values)
    last = (TrainingGround(training, in: graph), plan)
    return plan
  }
}

/// All that the programs of a training are made of: what was asked for, and the nodes and datasets that this speaks of.
/// Seeds, first values and the number of epochs are no part of it.
private struct TrainingGround {
  private let request: Request
  private let nodes: [(id: NodeID, node: Node)]
  private let datasets: [(id: DatasetID, dataset: Dataset)]

  private struct Request: Equatable {
    let heads: [NodeID?]
    let optimizer: Optimizer
    let rows: DatasetID?
    let clip: Double?

    init(_ training: Training) {
      heads = [training.loss, training.until, training.validation]
      optimizer = training.optimizer
      rows = training.rows
      clip = training.clip
    }
  }

  init(_ training: Training, in graph: Graph) {
    request = Request(training)
    let mentioned = graph.mentioned(by: request.heads.compactMap { $0 })
    nodes = mentioned.map { ($0, graph[$0]) }
    datasets = graph.datasets(of: mentioned, and: training.rows).map { ($0, graph[$0]) }
  }

  /// Whether a training has the same ground in a graph that may have grown another way. Numbers that share their memory
  /// are not compared one by one.
  func isThat(of training: Training, in graph: Graph) -> Bool {
    request == Request(training)
      && nodes.allSatisfy { $0.id.index < graph.nodes.count && graph[$0.id] == $0.node }
      && datasets.allSatisfy { $0.id.index < graph.datasets.count && graph[$0.id] == $0.dataset }
  }
}
