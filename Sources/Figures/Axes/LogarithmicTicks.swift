/// The marks of a logarithmic axis, by the logarithms where they stand.
struct LogarithmicTicks: Hashable {
  struct Label: Hashable {
    let logarithm: Double
    let label: String
  }

  let labelled: [Label]
  let minor: [Double]

  /// Powers of ten where the range has three or more; else 1, 2 and 5 times them; else, in a range so narrow that it
  /// looks nearly linear, round numbers at equal distances.
  init(_ low: Double, _ high: Double, maximum: Int) {
    let first = Int(low.rounded(.up))
    let last = Int(high.rounded(.down))
    if last - first >= 2 {
      let skip = Self.skip(first, last, maximum: maximum)
      let exponents = (first...last).filter { $0 % skip == 0 }
      let plain = exponents.allSatisfy { (-3...3).contains($0) }
      labelled = exponents.map { Self.label(1, $0, plain: plain) }
      minor = skip == 1 ? Self.between(low, high) : Self.powers(first, last, skip: skip)
      return
    }
    let plain = low > -5 && high < 5
    for multiples in [[1, 2, 5], Array(1...9)] {
      let marks = Self.marks(low, high, multiples).map { Self.label($0.multiple, $0.exponent, plain: plain) }
      if (3...maximum).contains(marks.count) {
        labelled = marks
        minor = Self.between(low, high)
        return
      }
    }
    (labelled, minor) = (Self.evenly(low, high, maximum: maximum), [])
  }

  /// The smallest of 1, 2, 5, 10, … so that not more than `maximum` powers of ten are labelled.
  private static func skip(_ first: Int, _ last: Int, maximum: Int) -> Int {
    [1, 2, 5, 10, 20, 50, 100, 200].first { skip in
      (first...last).filter { $0 % skip == 0 }.count <= maximum
    } ?? 500
  }

  private static func label(_ multiple: Int, _ exponent: Int, plain: Bool) -> Label {
    Label(
      logarithm: Double(exponent) + Decade.logarithm(Double(multiple)),
      label: plain
        ? TickLabel.decimal(multiple, exponent: exponent) : TickLabel.power(multiple, exponent: exponent))
  }

  /// The multiples of powers of ten that lie in the range, in order.
  private static func marks(_ low: Double, _ high: Double, _ multiples: [Int]) -> [(multiple: Int, exponent: Int)] {
    (Int(low.rounded(.down))...Int(high.rounded(.up))).flatMap { exponent in
      multiples.map { (multiple: $0, exponent: exponent) }
    }.filter { (low...high).contains(Double($0.exponent) + Decade.logarithm(Double($0.multiple))) }
  }

  /// The powers of ten between those that are labelled, four or five parts to a step.
  private static func powers(_ first: Int, _ last: Int, skip: Int) -> [Double] {
    let part = skip == 2 ? 1 : skip % 5 == 0 && skip != 20 && skip != 200 ? skip / 5 : skip / 4
    return (first...last).filter { $0 % part == 0 && $0 % skip != 0 }.map(Double.init)
  }

  private static func between(_ low: Double, _ high: Double) -> [Double] {
    marks(low, high, Array(2...9)).map { Double($0.exponent) + Decade.logarithm(Double($0.multiple)) }
  }

  /// Linear ticks, put where their logarithms are. The range is less than two decades here, so the powers of ten at
  /// its ends can be taken relative to the lower one.
  private static func evenly(_ low: Double, _ high: Double, maximum: Int) -> [Label] {
    let base = Int(low.rounded(.down))
    let ticks = LinearTicks.inside(power(low - Double(base)), power(high - Double(base)), maximum: maximum)
    return ticks.multiples.filter { $0 > 0 }.map { multiple in
      let exponent = ticks.exponent + base
      return Label(
        logarithm: Decade.logarithm(ticks.value(multiple)) + Double(base),
        label: (-4...5).contains(base)
          ? TickLabel.decimal(multiple * ticks.mantissa, exponent: exponent)
          : TickLabel.decimal(multiple * ticks.mantissa, exponent: ticks.exponent) + "·"
            + TickLabel.power(exponent: base))
    }
  }

  /// 10 to a small power by bisection of the logarithm, which is all that is at hand and exact enough for a page.
  private static func power(_ logarithm: Double) -> Double {
    var (low, high) = (1.0, 1000.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if Decade.logarithm(middle) < logarithm { low = middle } else { high = middle }
    }
    return low
  }
}
