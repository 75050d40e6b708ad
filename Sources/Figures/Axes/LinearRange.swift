/// The range of a linear axis, in numbers that are neither huge nor tiny: values over `10^exponent`.
struct LinearRange: Hashable {
  let low: Double
  let high: Double
  /// Zero as long as the numbers can be written out: up to 999 999 and down to 0.001, and further up where a factor
  /// would only turn whole numbers into long decimals, as from 1 000 000 001 to 1 000 000 009.
  let exponent: Int

  init(_ values: [Double]) {
    let finite = values.lazy.filter(\.isFinite)
    guard let smallest = finite.min(), let largest = finite.max() else {
      self.init(low: 0, high: 1, exponent: 0)
      return
    }
    let size = max(abs(smallest), abs(largest))
    guard size > 0 else {
      self.init(low: -1, high: 1, exponent: 0)
      return
    }
    let decade = Decade.exponent(of: size)
    let isLong = decade >= 6 && (decade > 11 || largest - smallest >= size / 100 || largest == smallest)
    let exponent = isLong || decade <= -4 ? decade : 0
    let low = Decade.scale(smallest, by: -exponent)
    let high = Decade.scale(largest, by: -exponent)
    // Values that agree to nine digits are one value to the eye: half as much to each side.
    if high - low <= 1e-9 * max(abs(low), abs(high)) {
      let half = max(abs(low), abs(high)) / 2
      self.init(low: low - half, high: high + half, exponent: exponent)
    } else {
      self.init(low: low, high: high, exponent: exponent)
    }
  }

  private init(low: Double, high: Double, exponent: Int) {
    self.low = low
    self.high = high
    self.exponent = exponent
  }
}
