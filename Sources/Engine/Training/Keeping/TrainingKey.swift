import Digests

/// All that a training's result depends on, as a digest: the formulas that it is made of, the datasets, the numbers that
/// it starts from, the optimizer and the seed. Where in a graph a formula stands, and what a name is, do not count.
struct TrainingKey {
  private var hash = SHA256()
  private let graph: Graph
  private let places: [NodeID: Int]
  private let datasets: [DatasetID: Int]

  var text: String { hash.hexadecimal }

  init(_ training: Training, in graph: Graph, values: [Tensor], _ digests: inout [DatasetID: String]) {
    self.graph = graph
    let heads = [training.loss, training.until, training.validation]
    let nodes = graph.mentioned(by: heads.compactMap { $0 })
    places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    let ordered = graph.datasets(of: nodes, and: training.rows)
    datasets = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    for dataset in ordered {
      let digest = digests[dataset] ?? graph[dataset].digest
      digests[dataset] = digest
      hash.combine(digest)
    }
    for node in nodes { combine(node, training, values) }
    for head in heads { hash.combine(head.flatMap { places[$0] } ?? -1) }
    combine(training)
  }

  private mutating func combine(_ training: Training) {
    combine(training.rows)
    hash.combine(training.epochs)
    hash.combine(training.seed)
    hash.combine(training.clip ?? .nan)
    switch training.recording {
    case .epochs: hash.combine("epochs")
    case .steps: hash.combine("steps")
    }
    // A description of an optimizer has its numbers in full.
    hash.combine("\(training.optimizer)")
  }

  // MARK: Formulas

  private mutating func combine(_ id: NodeID, _ training: Training, _ values: [Tensor]) {
    let node = graph[id]
    hash.combine(node.inputs.count)
    for input in node.inputs { combine(input) }
    combine(node.shape)
    combine(node.rows)
    switch node.kind {
    case .constant(let tensor):
      hash.combine("constant")
      combine(tensor)
    case .frozen(let tensor):
      hash.combine("frozen")
      combine(tensor)
    case .parameter(let parameter):
      hash.combine("parameter")
      combine(training.start[parameter] ?? graph[parameter].initial)
      // Those that the loss does not move may still be in what is followed along.
      combine(values[parameter.index])
    case .variable: hash.combine("variable")
    case .column(let names, let isVector):
      hash.combine(isVector ? "columns" : "column")
      hash.combine(names.count)
      for name in names { hash.combine(name) }
    case .definition: hash.combine("definition")
    case .derivative(let target, let variable):
      hash.combine("derivative")
      combine(target)
      combine(variable)
    case .bound(let binding):
      hash.combine("bound")
      hash.combine(binding.targets.count)
      for target in binding.targets { combine(target) }
      combine(binding.rows)
    case .operation(let operation, let attribute):
      hash.combine("operation")
      hash.combine(operation.name)
      combine(attribute)
    }
  }

  private mutating func combine(_ attribute: Attribute) {
    switch attribute {
    case .rows(let dataset):
      hash.combine("rows")
      combine(dataset)
    case .fixedRows(let dataset):
      hash.combine("fixed rows")
      combine(dataset)
    // These are only numbers and texts, which a description has in full.
    case .none, .shape, .axis, .part, .patches, .dropout: hash.combine("\(attribute)")
    }
  }

  private mutating func combine(_ node: NodeID) { hash.combine(places[node] ?? -1) }

  private mutating func combine(_ dataset: DatasetID?) { hash.combine(dataset.flatMap { datasets[$0] } ?? -1) }

  private mutating func combine(_ shape: Shape) {
    hash.combine(shape.rank)
    for length in shape.axes { hash.combine(length) }
  }

  private mutating func combine(_ tensor: Tensor) {
    combine(tensor.shape)
    for number in tensor.elements { hash.combine(number) }
  }
}

extension Dataset {
  /// A digest of its columns, with their names, their numbers and their classes.
  var digest: String {
    var hash = SHA256()
    hash.combine(columns.count)
    for column in columns {
      hash.combine(column.name)
      hash.combine(column.shape.rank)
      for length in column.shape.axes { hash.combine(length) }
      hash.combine(column.classes?.count ?? -1)
      for text in column.classes ?? [] { hash.combine(text) }
      hash.combine(column.values.count)
      for value in column.values { hash.combine(value) }
    }
    return hash.hexadecimal
  }
}
