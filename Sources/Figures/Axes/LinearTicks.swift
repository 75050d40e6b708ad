/// Round numbers that divide a range: whole multiples of 1, 2 or 5 times a power of ten.
struct LinearTicks: Hashable {
  /// Tick i has the value `i · mantissa · 10^exponent`.
  let mantissa: Int
  let exponent: Int
  let multiples: ClosedRange<Int>

  var count: Int { multiples.count }
  var step: Double { Decade.scale(Double(mantissa), by: exponent) }

  /// The ticks inside `low...high`, four to seven of them when `maximum` allows, else as many as it allows.
  ///
  /// The range must have a width that doubles can divide, as `LinearRange` makes sure. Where no step of 1, 2 or 5
  /// gives four to seven, 2.5 does: from eight ticks at one step, the next has at least four.
  static func inside(_ low: Double, _ high: Double, wholeNumbers: Bool = false, maximum: Int = 7) -> LinearTicks {
    choose(low, high, wholeNumbers: wholeNumbers, maximum: maximum) { low, high, step in
      (Int((low / step - 1e-9).rounded(.up)), Int((high / step + 1e-9).rounded(.down)))
    }
  }

  /// The ticks from the last round number before `low` to the first after `high`.
  static func around(_ low: Double, _ high: Double) -> LinearTicks {
    choose(low, high, wholeNumbers: false, maximum: 7) { low, high, step in
      (Int((low / step + 1e-9).rounded(.down)), Int((high / step - 1e-9).rounded(.up)))
    }
  }

  /// Goes from a fine step to coarser ones, and takes the first that is not too fine.
  private static func choose(
    _ low: Double, _ high: Double, wholeNumbers: Bool, maximum: Int,
    cover: (Double, Double, Double) -> (first: Int, last: Int)
  ) -> LinearTicks {
    let start = Decade.exponent(of: high - low) - 2
    var fallback: LinearTicks?
    for exponent in start...(start + 4) {
      for mantissa in [1, 2, 5] where !wholeNumbers || exponent >= 0 {
        let step = Decade.scale(Double(mantissa), by: exponent)
        let (first, last) = cover(low, high, step)
        guard first <= last, last - first < maximum else { continue }
        let ticks = LinearTicks(mantissa: mantissa, exponent: exponent, multiples: first...last)
        if ticks.count >= min(4, maximum) || wholeNumbers { return ticks }
        fallback = fallback ?? ticks
        // The step before had too many and this one has too few: 2.5 lies between 2 and 5.
        if mantissa == 5 {
          let between = Decade.scale(25, by: exponent - 1)
          let (first, last) = cover(low, high, between)
          if first <= last, last - first < maximum, last - first >= fallback?.count ?? 0 {
            return LinearTicks(mantissa: 25, exponent: exponent - 1, multiples: first...last)
          }
        }
      }
    }
    return fallback ?? LinearTicks(mantissa: 1, exponent: start + 2, multiples: 0...0)
  }

  /// The value of a tick, and its text.
  func value(_ multiple: Int) -> Double { Decade.scale(Double(multiple * mantissa), by: exponent) }
  func label(_ multiple: Int) -> String { TickLabel.decimal(multiple * mantissa, exponent: exponent) }

  /// How many parts a step has on graph paper.
  var parts: Int {
    switch mantissa {
    case 2: 4
    default: 5
    }
  }
}
