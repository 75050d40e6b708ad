/// Intervals between neighbouring places of a formula, all halved again and again: where the values at the ends stay
/// apart there is a jump, where they come together the formula was only steep.
struct HalvedIntervals {
  enum Side { case low, high }

  typealias Ends = (low: Double, high: Double)

  private(set) var places: [Ends]
  private var values: [Ends]
  private let firstDifferences: [Double]

  /// - Parameters:
  ///   - value: the formula at a place in each interval.
  ///   - side: the end whose place the middle takes, by its value and those of the ends; nothing where it has none to tell.
  init(_ places: [Ends], values: [Ends], halvings: Int, value: ([Double]) -> [Double], side: (Double, Ends) -> Side?) {
    self.places = places
    self.values = values
    firstDifferences = values.map { ($0.high - $0.low).magnitude }
    for _ in 0..<halvings {
      let middles = self.places.map { $0.low + ($0.high - $0.low) / 2 }
      for (position, number) in value(middles).enumerated() {
        switch side(number, self.values[position]) {
        case .low: (self.places[position].low, self.values[position].low) = (middles[position], number)
        case .high: (self.places[position].high, self.values[position].high) = (middles[position], number)
        case nil: continue
        }
      }
    }
  }

  /// The positions of the intervals with a jump in them.
  var jumps: [Int] {
    values.indices.filter { (values[$0].high - values[$0].low).magnitude > firstDifferences[$0] / 2 }
  }
}
