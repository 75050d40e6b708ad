extension Numerals {
  /// A number as a reader wants it.
  ///
  /// - Integers up to 2⁵³ are shown in full, whatever `digits` says.
  /// - Digits left of the point are all shown: 12345.678 with four digits is 12346.
  /// - Other numbers have `digits` significant digits and keep their zeros, so 0.36999871 with four is 0.3700; but a
  ///   number that is exactly short, such as 0.5, is shown so.
  /// - Under 10⁻⁴, from 10¹⁵ on, and past 2⁵³ for integers, it is scientific.
  ///
  /// `digits` below 1 counts as 1, above 17 as 17, since 17 digits name every double.
  public static func significant(_ x: Double, digits: Int) -> String {
    parts(x, digits: digits).text
  }

  /// `significant` in parts.
  public static func parts(_ x: Double, digits: Int) -> NumeralParts {
    if let special = special(x) { return .special(special) }
    let magnitude = x.magnitude
    if magnitude <= 0x1p53, magnitude == magnitude.rounded(.towardZero) { return .plain(fixed(x, decimals: 0)) }
    let digits = min(max(digits, 1), 17)
    if magnitude < 1e-4 || magnitude >= 1e15 { return scientific(x, digits: digits) }

    var places = max(0, digits - 1 - exponent(ofPlain: magnitude))
    // The guard cannot fail: below 10¹⁵ with at most 17 digits everything fits.
    guard var scaled = ScaledInteger.rounded(x, decimals: min(places, 19)) else {
      return .plain(fixed(x, decimals: places))
    }
    places = min(places, 19)
    // 9.9996 becomes 10.000, a digit too many.
    if places > 0, scaled >= ScaledInteger.powersOfTen[digits] {
      places -= 1
      scaled /= 10
    }
    if isShort(magnitude, scaled: scaled, places: places) {
      while places > 0, scaled % 10 == 0 {
        scaled /= 10
        places -= 1
      }
    }
    return .plain(text(of: scaled, decimals: places, isNegative: x < 0))
  }

  /// Whether scaled · 10^−places reads back as the number. Both operands of the division are exact up to 2⁵³ and 10²²,
  /// so the quotient is the double that the decimal names.
  private static func isShort(_ magnitude: Double, scaled: UInt64, places: Int) -> Bool {
    if scaled <= 1 << 53 { return Double(scaled) / Double(ScaledInteger.powersOfTen[places]) == magnitude }
    return ShortestDecimal(magnitudeOf: magnitude).decimals <= places
  }

  /// The power of ten of the first digit, for 10⁻⁴ ≤ x < 10¹⁵. The doubles nearest to 0.1, 0.01, 0.001 and 0.0001 lie
  /// above them, so comparing with those is exact.
  static func exponent(ofPlain magnitude: Double) -> Int {
    if magnitude < 1 { return magnitude >= 0.1 ? -1 : magnitude >= 0.01 ? -2 : magnitude >= 0.001 ? -3 : -4 }
    let whole = UInt64(magnitude)
    var exponent = 0
    while exponent < 18, whole >= ScaledInteger.powersOfTen[exponent + 1] { exponent += 1 }
    return exponent
  }

  private static func scientific(_ x: Double, digits: Int) -> NumeralParts {
    let shortest = ShortestDecimal(magnitudeOf: x)
    var exponent = shortest.exponent
    var rounded = shortest.digits
    if shortest.digits.count > digits {
      let exact = ExactDecimal(magnitudeOf: x)
      exponent = exact.digits.count - 1 - exact.decimals
      rounded = exact.rounded(places: digits - 1 - exponent)
      if rounded.count > digits {
        rounded.removeLast()
        exponent += 1
      }
    }
    let mantissa = text(of: rounded, decimals: rounded.count - 1, isNegative: x < 0)
    return .scientific(mantissa: mantissa, exponent: exponent)
  }
}
