/// What a training gave: the loss and the parameters, before the first epoch and after each.
public struct Run: Sendable {
  /// What was asked for: the loss, the optimizer, the rows, the first values.
  public let training: Training
  /// `losses[k]` is the loss after epoch k; `losses[0]` before any.
  public let losses: [Double]
  /// What was followed along with the loss; empty where nothing was.
  public let validations: [Double]
  /// How many epochs were trained.
  public let epochs: Int
  /// Whether the loss left the finite numbers after the last record, as the training was allowed to.
  public let hasDiverged: Bool
  /// The parameters that moved, as nodes and identities, in the order of their declaration.
  public let parameters: [(node: NodeID, id: ParameterID)]
  /// Those of them that moving does not change the loss, so that they stayed as they were.
  public let idleParameters: [NodeID]
  let history: History

  /// The loss that was made small.
  public var loss: NodeID { training.loss }
  public var optimizer: Optimizer { training.optimizer }
  /// Whether what is recorded is counted in epochs or in steps.
  public var recording: Training.Recording { training.recording }

  /// The last epoch, or step, that was recorded.
  public var lastRecord: Int { losses.count - 1 }

  /// The epochs whose parameters are kept: all, or evenly thinned ones and the last.
  public var keptEpochs: [Int] { history.epochs }

  /// How many numbers are kept of it.
  public var numberCount: Int { losses.count + validations.count + history.numbers.count }

  /// The values of the parameter at `position` after epoch `epoch`, or nothing where they are not kept.
  public func value(ofParameter position: Int, afterEpoch epoch: Int, shape: Shape) -> Tensor? {
    history.index(of: epoch).map { Tensor(history.values(of: position, at: $0), shape: shape) }
  }

  /// One element of the parameter at `position` after each of the epochs that are kept.
  public func series(ofParameter position: Int, element: Int) -> [Double] {
    history.series(of: position, element: element)
  }
}

/// The values of parameters after epochs, at most so many numbers: when they get too many, every second epoch is
/// dropped.
struct History: Sendable {
  /// How many numbers each parameter has.
  let widths: [Int]
  private(set) var epochs: [Int] = []
  private(set) var numbers: [Double] = []
  /// Epochs that this does not divide are not kept.
  private var step = 1

  /// 80 MB.
  static let capacity = 10_000_000

  private let width: Int

  /// For up to so many epochs.
  init(widths: [Int], epochs count: Int) {
    self.widths = widths
    width = widths.reduce(0, +)
    numbers.reserveCapacity(min(Self.capacity, (count + 1) * width))
    epochs.reserveCapacity(min(Self.capacity, count + 1))
  }

  /// Numbers that were kept before; nothing is appended to them.
  init(widths: [Int], epochs: [Int], numbers: [Double]) {
    self.widths = widths
    width = widths.reduce(0, +)
    self.epochs = epochs
    self.numbers = numbers
  }

  func wants(_ epoch: Int) -> Bool { epoch % step == 0 }

  /// Epochs that follow one another, with their values one after the other. One epoch by itself is kept in any case.
  mutating func append(_ range: Range<Int>, _ values: ArraySlice<Double>) {
    if step == 1 || range.count == 1 {
      epochs.append(contentsOf: range)
      numbers.append(contentsOf: values)
    } else {
      for (index, epoch) in range.enumerated() where wants(epoch) {
        epochs.append(epoch)
        let start = values.startIndex + index * width
        numbers.append(contentsOf: values[start..<start + width])
      }
    }
    // The first and the last stay in any case.
    while numbers.count > Self.capacity, epochs.count > 2 { thin() }
  }

  private mutating func thin() {
    step *= 2
    let width = self.width
    var kept: [Int] = []
    var keptNumbers: [Double] = []
    for (index, epoch) in epochs.enumerated() where epoch % step == 0 || index == epochs.count - 1 {
      kept.append(epoch)
      keptNumbers.append(contentsOf: numbers[index * width..<(index + 1) * width])
    }
    epochs = kept
    numbers = keptNumbers
  }

  func index(of epoch: Int) -> Int? {
    var (low, high) = (0, epochs.count)
    while low < high {
      let middle = (low + high) / 2
      if epochs[middle] < epoch { low = middle + 1 } else { high = middle }
    }
    return low < epochs.count && epochs[low] == epoch ? low : nil
  }

  func values(of parameter: Int, at index: Int) -> [Double] {
    let start = index * width + widths[..<parameter].reduce(0, +)
    return Array(numbers[start..<start + widths[parameter]])
  }

  /// One element of a parameter, epoch by epoch.
  func series(of parameter: Int, element: Int) -> [Double] {
    let start = widths[..<parameter].reduce(0, +) + element
    return epochs.indices.map { numbers[$0 * width + start] }
  }
}
