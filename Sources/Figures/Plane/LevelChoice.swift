/// The values of level lines: round numbers that divide the plane well.
enum LevelChoice {
  /// About how many lines show a field without crowding it.
  static let maximum = 10

  /// At most so many increasing levels; none for a field of one value.
  ///
  /// Equal steps, as on an axis, where they leave no band too much of the plane. Where values of one sign reach over
  /// decades, 1, 2 and 5 times powers of ten. Else round numbers near the quantiles, so that lines are also where the
  /// field is flat.
  static func levels(_ values: [Double]) -> [Double] { levels(ofSorted: values.filter(\.isFinite).sorted()) }

  /// - Parameter sorted: finite numbers.
  static func levels(ofSorted sorted: [Double]) -> [Double] {
    guard let low = sorted.first, let high = sorted.last, high / 2 - low / 2 > 1e-12 * max(abs(low), abs(high)) else {
      return []
    }
    let even = equalSteps(low, high)
    if largestShare(sorted, even) <= 0.45 { return even }
    let candidates = [even, decades(sorted), quantiles(sorted)].filter { $0.count >= 3 }
    let best = candidates.min { largestShare(sorted, $0) < largestShare(sorted, $1) } ?? even
    // Decades read more easily than quantiles that divide only a little better.
    let round = decades(sorted)
    return round.count >= 3 && largestShare(sorted, round) < largestShare(sorted, best) + 0.2 ? round : best
  }

  private static func equalSteps(_ low: Double, _ high: Double) -> [Double] {
    let range = LinearRange([low, high])
    let ticks = LinearTicks.inside(range.low, range.high, maximum: maximum)
    return ticks.multiples.map { Decade.scale(ticks.value($0), by: range.exponent) }.filter { low < $0 && $0 < high }
  }

  private static func decades(_ sorted: [Double]) -> [Double] {
    guard let smallest = sorted.first, let largest = sorted.last, smallest >= 0 else { return [] }
    let positive = sorted.filter { $0 > 0 }
    // From where a small part of the plane lies below.
    let low = positive[positive.count / 40]
    let (first, last) = (Decade.exponent(of: low), Decade.exponent(of: largest))
    for mantissas in [[1, 2, 5], [1, 3], [1]] {
      let levels = (first...last).flatMap { decade in mantissas.map { Decade.scale(Double($0), by: decade) } }
        .filter { max(low, smallest) < $0 && $0 < largest }
      if levels.count <= maximum + 2 { return levels }
    }
    let skip = (last - first) / maximum + 1
    return stride(from: first, through: last, by: skip).map { Decade.scale(1, by: $0) }
      .filter { max(low, smallest) < $0 && $0 < largest }
  }

  private static func quantiles(_ sorted: [Double]) -> [Double] {
    let parts = maximum
    let places = (1..<parts).map { sorted[(sorted.count - 1) * $0 / parts] }
    var levels: [Double] = []
    for (index, value) in places.enumerated() {
      let before = index > 0 ? places[index - 1] : sorted[0]
      let after = index + 1 < places.count ? places[index + 1] : sorted[sorted.count - 1]
      let gap = after / 2 - before / 2
      guard gap > 0, gap.isFinite else { continue }
      // To a round number that lies well between the neighbours.
      let decade = Decade.exponent(of: gap) - (Decade.scale(gap, by: -Decade.exponent(of: gap)) < 2 ? 1 : 0)
      let level = Decade.scale(Decade.scale(value, by: -decade).rounded(), by: decade)
      if sorted[0] < level, level < sorted[sorted.count - 1], levels.last.map({ $0 < level }) ?? true {
        levels.append(level)
      }
    }
    return levels
  }

  /// The largest part of the plane between two neighbouring levels.
  private static func largestShare(_ sorted: [Double], _ levels: [Double]) -> Double {
    var largest = 0
    var start = 0
    for level in levels {
      let end = place(of: level, in: sorted)
      largest = max(largest, end - start)
      start = end
    }
    return Double(max(largest, sorted.count - start)) / Double(sorted.count)
  }

  /// The position of the first number that is at least as large.
  private static func place(of level: Double, in sorted: [Double]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] >= level { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
