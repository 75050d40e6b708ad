/// The facts about one curve from which its description is made.
struct CurveSummary {
  struct Value: Hashable {
    let x: Double
    let y: Double
  }

  /// The values that are numbers, in order.
  let values: [Value]
  /// How many points there are with those that are no numbers.
  let count: Int
  /// The first x from which on no value is a number, where there are numbers before.
  let endsAt: Double?
  /// The places without a number that are not such an end.
  let gaps: [Double]
  /// Whether all values that are no numbers are NaN, and none is infinite.
  let isNotANumber: Bool

  init(_ series: LineChart.Series) {
    let all = (0..<series.count).map { Value(x: series.xs[$0], y: series.ys[$0]) }.filter { $0.x.isFinite }
    values = all.filter { $0.y.isFinite }
    count = all.count
    isNotANumber = all.allSatisfy { $0.y.isFinite || $0.y.isNaN }
    let last = all.lastIndex { $0.y.isFinite }
    let tail = last.map { all[($0 + 1)...] } ?? []
    endsAt = tail.first?.x
    gaps = all[..<(last.map { $0 + 1 } ?? 0)].filter { !$0.y.isFinite }.map(\.x)
  }

  var first: Value? { values.first }
  var last: Value? { values.last }
  var smallest: Value? { values.min { $0.y < $1.y } }
  var largest: Value? { values.min { $0.y > $1.y } }

  /// Where the curve has come half of the way from its first to its last value, for the first time.
  var halfway: Value? {
    guard let first, let last else { return nil }
    let middle = first.y / 2 + last.y / 2
    return values.first { first.y > last.y ? $0.y <= middle : $0.y >= middle }
  }

  /// Whether values never go up, or never go down.
  var isMonotone: Bool {
    let pairs = zip(values, values.dropFirst())
    return pairs.allSatisfy { $0.y <= $1.y } || pairs.allSatisfy { $0.y >= $1.y }
  }

  /// Whether the values are in the order of their x.
  var goesRight: Bool { zip(values, values.dropFirst()).allSatisfy { $0.x <= $1.x } }

  /// How far the curve goes up and down in all, over the distance of its extremes: 1 for a curve that only falls.
  /// Quarters keep the largest doubles from overflowing.
  var restlessness: Double {
    guard let smallest, let largest, smallest.y < largest.y else { return 0 }
    let range = largest.y / 4 - smallest.y / 4
    return zip(values, values.dropFirst()).reduce(0) { $0 + abs($1.1.y / 4 - $1.0.y / 4) / range }
  }

  /// How far above the smallest value a value is, as a part of the distance of the extremes.
  func height(of value: Value) -> Double {
    guard let smallest, let largest, smallest.y < largest.y else { return 0 }
    return (value.y / 4 - smallest.y / 4) / (largest.y / 4 - smallest.y / 4)
  }
}
