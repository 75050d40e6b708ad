/// What a training gave, apart from the graph that it ran in.
public struct TrainingRecord: Hashable, Sendable {
  let losses: [Double]
  let validations: [Double]
  let epochs: Int
  /// Which of the moving parameters have the derivative 0, by their places.
  let idle: [Int]
  /// How many numbers each parameter has, after which epochs they are kept, and the numbers.
  let widths: [Int]
  let keptEpochs: [Int]
  let numbers: [Double]

  init(_ run: Run) {
    losses = run.losses
    validations = run.validations
    epochs = run.epochs
    idle = run.parameters.indices.filter { run.idleParameters.contains(run.parameters[$0].node) }
    widths = run.history.widths
    keptEpochs = run.history.epochs
    numbers = run.history.numbers
  }

  /// How many numbers it has.
  public var count: Int { losses.count + validations.count + numbers.count }

  // MARK: Bytes

  /// Each number as eight bytes, the lowest first; each list with its length before it.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * (8 + losses.count + validations.count + widths.count + keptEpochs.count + numbers.count))
    func put(_ bits: UInt64) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    }
    func put(_ list: [Int]) {
      put(UInt64(list.count))
      for number in list { put(UInt64(bitPattern: Int64(number))) }
    }
    func put(_ list: [Double]) {
      put(UInt64(list.count))
      for number in list { put(number.bitPattern) }
    }
    put([epochs])
    put(losses)
    put(validations)
    put(idle)
    put(widths)
    put(keptEpochs)
    put(numbers)
    return bytes
  }

  /// Nothing where the bytes are not those of a record.
  public init?(bytes: some RandomAccessCollection<UInt8>) {
    var reader = Reader(Array(bytes))
    guard let epochs = reader.integers(), epochs.count == 1, let losses = reader.doubles(),
      let validations = reader.doubles(), let idle = reader.integers(), let widths = reader.integers(),
      let keptEpochs = reader.integers(), let numbers = reader.doubles(), reader.isAtEnd
    else { return nil }
    self.epochs = epochs[0]
    self.losses = losses
    self.validations = validations
    self.idle = idle
    self.widths = widths
    self.keptEpochs = keptEpochs
    self.numbers = numbers
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    private mutating func word() -> UInt64? {
      guard place + 8 <= bytes.count else { return nil }
      defer { place += 8 }
      return (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
    }

    private mutating func words() -> [UInt64]? {
      guard let count = word(), count <= UInt64((bytes.count - place) / 8) else { return nil }
      return (0..<Int(count)).compactMap { _ in word() }
    }

    mutating func integers() -> [Int]? { words()?.map { Int(truncatingIfNeeded: $0) } }

    mutating func doubles() -> [Double]? { words()?.map(Double.init(bitPattern:)) }
  }
}

extension Run {
  /// The run that a record is of. Nothing where the record does not fit the training.
  init?(_ record: TrainingRecord, of training: Training, in graph: Graph) {
    let moving = graph.parameters(in: training.loss)
    let widths = moving.map { graph[$0].shape.count }
    guard record.widths == widths, record.idle.allSatisfy(moving.indices.contains), !record.losses.isEmpty,
      record.keptEpochs.count * widths.reduce(0, +) == record.numbers.count
    else { return nil }
    self.init(
      training: training, losses: record.losses, validations: record.validations, epochs: record.epochs,
      hasDiverged: false, parameters: moving.compactMap { node in graph.parameterID(node).map { (node, $0) } },
      idleParameters: record.idle.map { moving[$0] },
      history: History(widths: widths, epochs: record.keptEpochs, numbers: record.numbers))
  }
}
