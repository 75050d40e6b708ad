/// What epochs that are run in one go leave behind, epoch by epoch.
struct EpochRecord {
  let capacity: Int
  /// How many epochs were run.
  var count = 0
  /// The parameters before each epoch, and the results of each.
  var history: [Double]
  var records: [Double]
  private let width: Int
  private let resultCount: Int

  init(capacity: Int, width: Int, results: Int) {
    self.capacity = capacity
    self.width = width
    resultCount = results
    history = Array(repeating: 0, count: capacity * width)
    records = Array(repeating: 0, count: capacity * results)
  }

  func results(of index: Int) -> ArraySlice<Double> { records[index * resultCount..<(index + 1) * resultCount] }

  mutating func setResults(_ results: ArraySlice<Double>, of index: Int) {
    records.replaceSubrange(index * resultCount..<(index + 1) * resultCount, with: results)
  }

  func parameters(of index: Int) -> ArraySlice<Double> { history[index * width..<(index + 1) * width] }

  /// The result at `position` of the first epochs.
  func column(_ position: Int, _ count: Int) -> some Sequence<Double> {
    (0..<count).lazy.map { records[$0 * resultCount + position] }
  }

  /// The parameters before the first epochs.
  func parameters(ofFirst count: Int) -> ArraySlice<Double> { history[..<(count * width)] }

  var lastResult: Int { resultCount - 1 }
}
