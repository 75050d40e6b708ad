@testable import Engine

/// Layers made of the engine's operations, over a dataset of numbers that are the same in every run.
struct TestNetwork {
  private(set) var graph = Graph()
  let dataset: DatasetID
  private var numbers: TestNumbers
  private var dropouts = 0

  /// Columns of these shapes between −1 and 1, and `label` with classes from 1 to 3.
  init(rows: Int, seed: UInt64 = 1, columns: [(name: String, shape: Shape)]) {
    var numbers = TestNumbers(state: seed)
    var all = columns.map { column in
      Dataset.Column(
        name: column.name, values: (0..<rows * column.shape.count).map { _ in numbers.between(-1, 1) },
        shape: column.shape)
    }
    all.append(Dataset.Column(name: "label", values: (0..<rows).map { _ in numbers.between(1, 4).rounded(.down) }))
    dataset = graph.add(Dataset(name: "data", columns: all))
    self.numbers = numbers
  }

  var parameterValues: [Tensor] { graph.parameters.map(\.initial) }

  mutating func column(_ name: String) throws -> NodeID { try graph.column(name, of: dataset) }

  mutating func apply(_ operation: Operation, _ inputs: NodeID..., with attribute: Attribute = .none) throws -> NodeID {
    try graph.apply(operation, inputs, attribute)
  }

  mutating func apply(_ operation: Operation, _ inputs: [NodeID], _ attribute: Attribute) throws -> NodeID {
    try graph.apply(operation, inputs, attribute)
  }

  func parameters(in loss: NodeID) -> [NodeID] { graph.parameters(in: loss) }

  mutating func derivative(of loss: NodeID, by parameter: NodeID) throws -> NodeID {
    try graph.derivative(of: loss, by: parameter)
  }

  mutating func constant(_ number: Double) -> NodeID { graph.constant(number) }

  mutating func parameter(_ shape: Shape) -> NodeID {
    let values = (0..<shape.count).map { _ in numbers.between(-0.7, 0.7) }
    return graph.parameter("p\(graph.parameters.count)", initial: Tensor(values, shape: shape))
  }

  func shape(_ node: NodeID) -> Shape { graph[node].shape }

  func hasRows(_ node: NodeID) -> Bool { graph[node].rows != nil }

  /// activation(W x + b)
  mutating func dense(_ x: NodeID, _ units: Int, _ activation: Operation? = nil) throws -> NodeID {
    let weights = parameter([units, shape(x).count])
    let sum = try apply(.add, apply(.product, weights, x), parameter([units]))
    return try activation.map { try apply($0, sum) } ?? sum
  }

  /// Filters of 3×3 over an image with one row and column of zeros around it, then relu.
  mutating func convolution(_ image: NodeID, filters: Int) throws -> NodeID {
    let patches = try Patches(image: shape(image), size: [3, 3], stride: 1, padding: 1)
    let seen = try apply(.patches, image, with: .patches(patches))
    let weights = try apply(.transpose, parameter([filters, patches.shape.axes[1]]))
    let sum = try apply(.add, apply(.product, seen, weights), parameter([filters]))
    return try apply(.relu, apply(.reshape, sum, with: .shape(Shape(patches.places + [filters]))))
  }

  /// The largest of each window of 2×2, as a vector.
  mutating func pooled(_ image: NodeID) throws -> NodeID {
    let patches = try Patches(image: shape(image), size: [2, 2], stride: 2, isByChannel: true)
    let largest = try apply(.maximumLast, apply(.patches, image, with: .patches(patches)))
    return try apply(.reshape, largest, with: .shape([shape(largest).count]))
  }

  /// softmax(Q Kᵀ/2) V of a matrix's own rows.
  mutating func attention(_ x: NodeID) throws -> NodeID {
    let width = shape(x).axes[1]
    let query = try apply(.product, x, parameter([width, width]))
    let key = try apply(.product, x, parameter([width, width]))
    let value = try apply(.product, x, parameter([width, width]))
    let scores = try apply(.divide, apply(.product, query, apply(.transpose, key)), constant(2))
    return try apply(.product, apply(.softmax, scores), value)
  }

  /// (x − mean)/√(variance + ε) · gain + bias along the last axis.
  mutating func layerNorm(_ x: NodeID) throws -> NodeID {
    let width = shape(x).axes.last ?? 1
    let distance = try apply(.subtract, x, apply(.meanLast, x))
    let variance = try apply(.meanLast, apply(.power, distance, constant(2)))
    let deviation = try apply(.squareRoot, apply(.add, variance, constant(1e-5)))
    return try apply(
      .add, apply(.multiply, apply(.divide, distance, deviation), parameter([width])), parameter([width]))
  }

  mutating func dropout(_ x: NodeID, _ rate: Double) throws -> NodeID {
    dropouts += 1
    return try apply(.dropout, x, with: .dropout(Dropout(rate: rate, stream: "h", occurrence: dropouts)))
  }

  /// The mean over the rows of −log softmax(z) at the label.
  mutating func crossEntropy(_ z: NodeID) throws -> NodeID {
    let classes = graph.constant(Tensor(vector: [1, 2, 3]))
    let target = try apply(.oneHot, column("label"), classes)
    let terms = try apply(.sumElements, apply(.timesLog, target, apply(.softmax, z)))
    return try apply(.negate, apply(.meanRows, terms, with: .rows(dataset)))
  }

  /// The sum over the elements, and over the rows where there are any, of the squares.
  mutating func squares(_ z: NodeID) throws -> NodeID {
    let sum = try apply(.sumElements, apply(.multiply, z, z))
    return hasRows(sum) ? try apply(.sumRows, sum, with: .rows(dataset)) : sum
  }
}
