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
    if magnitude <= 0x1p53, isInteger(magnitude) { return .plain(fixed(x, decimals: 0)) }
    let digits = min(max(digits, 1), 17)
    if magnitude < 1e-4 || magnitude >= 1e15 { return scientific(x, digits: digits) }

    let isNegative = x < 0
    if digits > 15 {
      // So many digits may tell apart what is one double, so only the description knows the short ones.
      let shortest = ShortestDecimal(magnitudeOf: x)
      if shortest.digits.count <= digits {
        return .plain(text(of: shortest.digits, decimals: shortest.decimals, isNegative: isNegative))
      }
    }
    var places = max(0, digits - 1 - exponent(ofPlain: magnitude))
    guard var scaled = ScaledInteger.rounded(x, decimals: places) else {
      return .plain(fixed(x, decimals: places))
    }
    // 9.9996 becomes 10.000, a digit too many.
    if places > 0, scaled >= ScaledInteger.powersOfTen[digits] {
      places -= 1
      scaled /= 10
    }
    if digits <= 15 {
      let zeros = ScaledInteger.trailingZeros(scaled, of: places, naming: magnitude)
      scaled /= ScaledInteger.powersOfTen[zeros]
      places -= zeros
    }
    return .plain(text(of: scaled, decimals: places, isNegative: isNegative))
  }

  /// For a finite magnitude. From 2⁵² on every double is an integer.
  static func isInteger(_ magnitude: Double) -> Bool {
    magnitude >= 0x1p52 || Double(UInt64(magnitude)) == magnitude
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
