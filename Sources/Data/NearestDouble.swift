extension DecimalLiteral {
  /// The double nearest to the literal, ties to even, where that is quick to find: up to 19 significant digits, and few
  /// decimals. Nothing where it is not.
  var nearest: Double? {
    guard significantDigits <= 19 else { return nil }
    let magnitude: Double
    if significand <= 1 << 53, (-22...22).contains(exponent) {
      // Both are exact as doubles, so the one operation rounds once (Clinger, How to read floating point numbers
      // accurately, 1990).
      let power = Self.powersOfTen[abs(exponent)]
      magnitude = exponent < 0 ? Double(significand) / power : Double(significand) * power
    } else if exponent == 0 {
      magnitude = Double(significand)
    } else if (-19 ... -1).contains(exponent) {
      magnitude = Self.quotient(significand, Self.integerPowersOfTen[-exponent])
    } else {
      return nil
    }
    return isNegative ? -magnitude : magnitude
  }

  /// a / b, rounded once, for a and b above zero.
  ///
  /// With α = a · 2^s and β = b · 2^t, which fill their 64 bits, q = ⌊α · 2^63 / β⌋ has 63 or 64 bits, more than the 53
  /// of a double and the one that decides on rounding. What is lost below q matters only in that it is not zero, which
  /// the last bit can say. Then a / b = q · 2^(t − s − 63), a normal number.
  private static func quotient(_ a: UInt64, _ b: UInt64) -> Double {
    let (s, t) = (a.leadingZeroBitCount, b.leadingZeroBitCount)
    let alpha = a << UInt64(s)
    let (q, rest) = (b << UInt64(t)).dividingFullWidth((high: alpha >> 1, low: alpha << 63))
    return Double(rest == 0 ? q : q | 1) * Double(sign: .plus, exponent: t - s - 63, significand: 1)
  }

  /// 10^0 to 10^22, all exact.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// 10^0 to 10^19, all that 64 bits can hold.
  private static let integerPowersOfTen = powersOfTen.prefix(20).map { UInt64($0) }
}
