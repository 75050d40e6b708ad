import Kernels
import Testing

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
    return graph[sum].rows == nil ? sum : try apply(.sumRows, sum, with: .rows(dataset))
  }
}

/// A network with a loss, for a dataset of any size.
struct NetworkCase: CustomTestStringConvertible, Sendable {
  let name: String
  var hasDropout = false
  let make: @Sendable (_ rows: Int) throws -> (network: TestNetwork, loss: NodeID)

  var testDescription: String { name }

  static let all: [NetworkCase] = [
    NetworkCase(name: "dense layers") { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [5])])
      let first = try network.dense(network.column("x"), 13, .hyperbolicTangent)
      let second = try network.dense(first, 9, .sigmoid)
      let loss = try network.crossEntropy(network.dense(second, 3))
      return (network, loss)
    },
    NetworkCase(name: "every activation") { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [4])])
      var x = try network.column("x")
      for activation in [Operation.relu, .leakyRelu, .softplus, .gelu, .errorFunction, .sine, .exp] {
        x = try network.dense(x, 6, activation)
      }
      let loss = try network.crossEntropy(network.dense(x, 3))
      return (network, loss)
    },
    NetworkCase(name: "convolution and maxpool") { rows in
      var network = TestNetwork(rows: rows, columns: [("image", [6, 5, 2])])
      let pooled = try network.pooled(network.convolution(network.column("image"), filters: 3))
      let loss = try network.crossEntropy(network.dense(pooled, 3))
      return (network, loss)
    },
    NetworkCase(name: "attention and layernorm") { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [5, 4])])
      let x = try network.column("x")
      let mixed = try network.layerNorm(network.apply(.add, x, network.attention(x)))
      let flat = try network.apply(.reshape, mixed, with: .shape([20]))
      let loss = try network.crossEntropy(network.dense(flat, 3))
      return (network, loss)
    },
    NetworkCase(name: "dropout", hasDropout: true) { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [4])])
      let first = try network.dropout(network.dense(network.column("x"), 11, .relu), 0.5)
      let second = try network.dropout(network.dense(first, 7, .hyperbolicTangent), 0.2)
      let loss = try network.crossEntropy(network.dense(second, 3))
      return (network, loss)
    },
    NetworkCase(name: "columns brought to mean 0, and weights of more than 2,048 numbers") { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [70])])
      let x = try network.column("x")
      let mean = try network.apply(.meanRows, x, with: .rows(network.dataset))
      let moved = try network.apply(.subtract, x, mean)
      let square = try network.apply(.meanRows, network.apply(.multiply, moved, moved), with: .rows(network.dataset))
      // Of one row the square is 0.
      let deviation = try network.apply(.squareRoot, network.apply(.add, square, network.constant(0.01)))
      let normal = try network.apply(.divide, moved, deviation)
      let hidden = try network.dense(normal, 40, .hyperbolicTangent)
      let loss = try network.squares(network.dense(hidden, 2))
      return (network, loss)
    },
  ]
}

/// A training of a network: how parameters move, and over how many rows.
struct TrainingCase: CustomTestStringConvertible, Sendable {
  let name: String
  let optimizer: Optimizer
  var rows = 45
  var clip: Double?

  var testDescription: String { name }

  static let all = [
    TrainingCase(
      name: "adam, batches of 7 and a last one of 3",
      optimizer: Optimizer(.adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), rate: .constant(0.01), batch: .rows(7))),
    TrainingCase(
      name: "adamw with a falling rate, batches of 8 and a last one of 5",
      optimizer: Optimizer(
        .adam(beta1: 0.9, beta2: 0.99, epsilon: 1e-8), rate: .cosine(0.02), batch: .rows(8), decay: 0.01,
        isDecayDecoupled: true)),
    TrainingCase(
      name: "rmsprop with momentum and decay, batches of 1",
      optimizer: Optimizer(
        .rmsprop(smoothing: 0.9, epsilon: 1e-8, momentum: 0.5), rate: .constant(0.001), batch: .rows(1), decay: 0.001),
      rows: 9),
    TrainingCase(
      name: "gradient descent with momentum over all rows, clipped",
      optimizer: Optimizer(.gradientDescent(momentum: 0.9, nesterov: true), rate: .constant(0.01), batch: .all),
      clip: 0.5),
    TrainingCase(
      name: "adam over all of so many rows that they are cut into parts",
      optimizer: Optimizer(.adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), rate: .constant(0.01), batch: .all),
      rows: 2100),
  ]

  func training(of loss: NodeID, epochs: Int) -> Training {
    var training = Training(loss: loss, optimizer: optimizer, epochs: epochs)
    training.clip = clip
    training.seed = 3
    return training
  }
}

extension KernelInstructionSetTests {
  @Suite("Trainings under each of them")
  struct TrainingTests {
    @Test(
      "Losses and parameters after each epoch are the same bits", arguments: NetworkCase.all, TrainingCase.all)
    func trainings(networkCase: NetworkCase, trainingCase: TrainingCase) throws {
      let (network, loss) = try networkCase.make(trainingCase.rows)
      let training = trainingCase.training(of: loss, epochs: 3)
      try InstructionSets.expectSameBits {
        let run = try training.run(in: network.graph, values: network.parameterValues)
        let histories = run.parameters.enumerated().map { position, parameter in
          (0...run.epochs).flatMap { epoch in
            run.value(ofParameter: position, afterEpoch: epoch, shape: network.shape(parameter.node))?.bits ?? []
          }
        }
        // A training that does nothing would show nothing.
        #expect(run.losses.count == 4 && Set(run.losses).count == 4)
        return [run.losses.map(\.comparableBits)] + histories
      }
    }
  }
}
