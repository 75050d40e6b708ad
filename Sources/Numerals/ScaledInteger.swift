/// The common case of rounding to decimals, in 128 bits instead of as many as it takes.
enum ScaledInteger {
  /// 10⁰ … 10¹⁹, all that fit into 64 bits.
  static let powersOfTen: [UInt64] = (0...19).map { power in (0..<power).reduce(1) { value, _ in value * 10 } }

  /// |x| · 10^decimals rounded to an integer, ties to even; nothing when it may not fit, or for over 19 decimals.
  static func rounded(_ x: Double, decimals: Int) -> UInt64? {
    guard decimals <= 19 else { return nil }
    let (significand, exponent) = binaryParts(x)
    if exponent >= 0 {
      guard decimals == 0, exponent <= 10 else { return nil }
      return significand << UInt64(exponent)
    }
    // The product is below 2⁵³ · 10¹⁹ < 2¹¹⁷.
    let product = significand.multipliedFullWidth(by: powersOfTen[decimals])
    let shift = UInt64(-exponent)
    if shift > 118 { return 0 }

    let quotient: UInt64
    let isUp: Bool
    if shift < 64 {
      guard product.high >> shift == 0 else { return nil }
      quotient = product.high << (64 - shift) | product.low >> shift
      let rest = product.low & (1 << shift - 1)
      let half: UInt64 = 1 << (shift - 1)
      isUp = rest > half || rest == half && quotient & 1 == 1
    } else {
      let above = shift - 64
      quotient = product.high >> above
      let rest = product.high & (1 << above - 1)
      let half = above == 0 ? 0 : 1 << (above - 1) as UInt64
      if above == 0 {
        isUp = product.low > 1 << 63 || product.low == 1 << 63 && quotient & 1 == 1
      } else if rest == half {
        isUp = product.low > 0 || quotient & 1 == 1
      } else {
        isUp = rest > half
      }
    }
    if isUp, quotient == .max { return nil }
    return isUp ? quotient + 1 : quotient
  }

  /// How many of the last zeros among scaled's decimals say nothing: all when scaled · 10^−decimals reads back as x, as
  /// it is exactly short, or is so but for the rounding of a few operations, as (1 − 0.6)² is 0.16; none when they tell
  /// what x was rounded to. For scaled < 10¹⁵.
  static func trailingZeros(_ scaled: UInt64, of decimals: Int, naming x: Double) -> Int {
    // Both operands are exact up to 2⁵³ and 10²², so the quotient is the double that the decimal names.
    let short = Double(scaled) / Double(powersOfTen[decimals])
    // Of more digits, a decimal lies as near to any number.
    let tolerance = scaled < powersOfTen[11] ? 4 * x.ulp : 0
    guard (short - x).magnitude <= tolerance else { return 0 }
    var rest = scaled
    var zeros = 0
    while zeros < decimals, rest % 10 == 0 {
      rest /= 10
      zeros += 1
    }
    return zeros
  }
}
