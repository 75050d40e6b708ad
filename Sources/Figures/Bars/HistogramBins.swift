/// The bins of a histogram: equally wide, between whole multiples of 1, 2, 2.5 or 5 times a power of ten.
struct HistogramBins {
  let counts: [Int]
  let total: Int
  private let first: Int
  private let ticks: LinearTicks
  private let exponent: Int

  /// A bin holds values from its lower edge up to, but without, its upper one; the last has its upper edge too.
  init(_ histogram: Histogram) {
    let finite = histogram.values.filter(\.isFinite)
    var reach = finite
    if let range = histogram.range { reach += [range.lowerBound, range.upperBound] }
    let linear = LinearRange(reach)
    // About the square root of the number of values, which shows the shape without the noise.
    let wanted = min(max(histogram.bins ?? Int(Double(finite.count).squareRoot().rounded(.up)), 4), 40)
    ticks = Self.ticks(linear.low, linear.high, wanted: wanted, atMost: histogram.bins != nil)
    exponent = linear.exponent
    first = ticks.multiples.lowerBound
    let last = max(ticks.multiples.upperBound, first + 1)
    var counts = Array(repeating: 0, count: last - first)
    for value in finite {
      let scaled = Decade.scale(value, by: -linear.exponent)
      var bin = min(max(Int((scaled / ticks.step).rounded(.down)) - first, 0), counts.count - 1)
      // The division may round over an edge.
      if bin + 1 < counts.count, scaled >= ticks.value(first + bin + 1) { bin += 1 }
      if bin > 0, scaled < ticks.value(first + bin) { bin -= 1 }
      counts[bin] += 1
    }
    self.counts = counts
    total = finite.count
  }

  /// The lower edge of a bin.
  func edge(_ index: Int) -> Double { Decade.scale(ticks.value(first + index), by: exponent) }

  /// The step whose number of bins is nearest to the one that is wanted.
  private static func ticks(_ low: Double, _ high: Double, wanted: Int, atMost: Bool) -> LinearTicks {
    let start = Decade.exponent(of: high - low) - 2
    var best: LinearTicks?
    for exponent in start...(start + 3) {
      for (mantissa, shift) in [(1, 0), (2, 0), (25, -1), (5, 0)] {
        let step = Decade.scale(Double(mantissa), by: exponent + shift)
        let (first, last) = (Int((low / step + 1e-9).rounded(.down)), Int((high / step - 1e-9).rounded(.up)))
        guard first < last else { continue }
        let ticks = LinearTicks(mantissa: mantissa, exponent: exponent + shift, multiples: first...last)
        guard let known = best else {
          best = ticks
          continue
        }
        if abs(ticks.count - 1 - wanted) < abs(known.count - 1 - wanted) { best = ticks }
      }
    }
    return best ?? LinearTicks(mantissa: 1, exponent: start + 2, multiples: 0...1)
  }
}
