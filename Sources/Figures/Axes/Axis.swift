/// A mark on an axis. Places are fractions of its length: 0 where it begins, 1 where it ends.
struct Tick: Hashable {
  let place: Double
  let label: String
}

/// One axis of a chart: where a value lies on it, and what is written along it.
struct Axis: Hashable {
  /// Whether the axis ends at the data, or at round numbers a little further out.
  enum Ends: Hashable {
    case atData, atRoundNumbers
    /// A little beyond the round numbers, so that what is at them does not lie on the frame.
    case beyondRoundNumbers(below: Bool, above: Bool)
  }

  let ticks: [Tick]
  /// The places of the fine lines between the ticks.
  let minorPlaces: [Double]
  /// All labels are to be read times ten to this power.
  let exponent: Int
  /// Where zero lies, when it is on the axis.
  let zero: Double?

  private let scale: AxisScale
  /// The ends of the axis, in the axis' own measure: a value over `10^exponent`, or its logarithm.
  private let low: Double
  private let high: Double

  /// The place of a value, or nothing where it has none: NaN, infinities, and on a logarithmic axis zero and below.
  func place(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    switch scale {
    case .linear:
      return (Decade.scale(value, by: -exponent) - low) / (high - low)
    case .logarithmic:
      return value > 0 ? (Decade.logarithm(value) - low) / (high - low) : nil
    }
  }

  /// How much of a linear axis a difference of two values is.
  func part(of difference: Double) -> Double { Decade.scale(difference, by: -exponent) / (high - low) }

  /// - Parameters:
  ///   - values: all that must have a place on the axis.
  ///   - maximum: how many ticks there may be.
  init(_ values: [Double], scale: AxisScale, ends: Ends, maximum: Int = 7) {
    switch scale {
    case .linear: self.init(linear: values, ends: ends, maximum: maximum)
    case .logarithmic: self.init(logarithmic: values, maximum: maximum)
    }
  }

  private init(linear values: [Double], ends: Ends, maximum: Int) {
    let range = LinearRange(values)
    let ticks: LinearTicks
    switch ends {
    case .atData:
      let wholeNumbers = range.exponent == 0 && values.allSatisfy { $0 == $0.rounded() || !$0.isFinite }
      ticks = .inside(range.low, range.high, wholeNumbers: wholeNumbers, maximum: maximum)
      low = range.low
      high = range.high
    case .atRoundNumbers:
      ticks = .around(range.low, range.high)
      low = ticks.value(ticks.multiples.lowerBound)
      high = ticks.value(ticks.multiples.upperBound)
    case .beyondRoundNumbers(let below, let above):
      ticks = .around(range.low, range.high)
      let (first, last) = (ticks.value(ticks.multiples.lowerBound), ticks.value(ticks.multiples.upperBound))
      let air = (last - first) / 32
      low = below ? first - air : first
      high = above ? last + air : last
    }
    let (low, width) = (low, high - low)
    scale = .linear
    exponent = range.exponent
    self.ticks = ticks.multiples.map { Tick(place: (ticks.value($0) - low) / width, label: ticks.label($0)) }
    let part = ticks.step / Double(ticks.parts)
    let first = (ticks.multiples.lowerBound - 1) * ticks.parts
    let last = (ticks.multiples.upperBound + 1) * ticks.parts
    minorPlaces = (first...last).filter { $0 % ticks.parts != 0 }.map { (Double($0) * part - low) / width }
      .filter { 0 < $0 && $0 < 1 }
    zero = low <= 0 && 0 <= low + width ? -low / width : nil
  }

  private init(logarithmic values: [Double], maximum: Int) {
    let positive = values.lazy.filter { $0 > 0 && $0.isFinite }.map(Decade.logarithm)
    var low = positive.min() ?? 0
    var high = positive.max() ?? 1
    // All equal: half a decade to each side. Else a little air, so that a curve does not run along the frame.
    let margin = high - low < 1e-9 ? 0.5 : (high - low) * 0.04
    low -= margin
    high += margin
    let width = high - low
    let marks = LogarithmicTicks(low, high, maximum: maximum)
    scale = .logarithmic
    exponent = 0
    zero = nil
    (self.low, self.high) = (low, high)
    ticks = marks.labelled.map { Tick(place: ($0.logarithm - low) / width, label: $0.label) }
    minorPlaces = marks.minor.map { ($0 - low) / width }
  }
}
