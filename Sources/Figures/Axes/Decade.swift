/// Powers of ten and the decimal logarithm, as far as placing marks on a page needs them: to twelve digits and more,
/// and with the same bits everywhere.
enum Decade {
  /// `x · 10^exponent`, in steps that neither overflow nor underflow on the way.
  static func scale(_ x: Double, by exponent: Int) -> Double {
    var result = x
    var rest = exponent
    while rest > 0 && result.isFinite {
      let step = min(rest, 22)
      result *= powers[step]
      rest -= step
    }
    while rest < 0 && result != 0 {
      let step = min(-rest, 22)
      result /= powers[step]
      rest += step
    }
    return result
  }

  /// The whole k with `10^k ≤ x < 10^(k+1)`, for a positive finite x. Within a few units in the last place of a power
  /// of ten it may be the one beside.
  static func exponent(of x: Double) -> Int {
    let guess = Int(logarithm(x).rounded(.down))
    // Near a power of ten the logarithm may round to the other side of a whole number.
    let leading = scale(x, by: -guess)
    if leading >= 10 { return guess + 1 }
    return leading < 1 ? guess - 1 : guess
  }

  /// log₁₀ of a positive finite x.
  ///
  /// With x = m · 2^e and √½ ≤ m ≤ √2, ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …) for s = (m − 1)/(m + 1). Since
  /// s² < 0.0295, the terms left out are below 10⁻¹⁷.
  static func logarithm(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let s = (significand - 1) / (significand + 1)
    let square = s * s
    var sum = 0.0
    for term in stride(from: 21, through: 1, by: -2) { sum = sum * square + 1 / Double(term) }
    return exponent * 0.30102999566398120 + 2 * s * sum * 0.43429448190325183
  }

  /// 10⁰ to 10²², all exact.
  private static let powers: [Double] = {
    var powers = [1.0]
    for _ in 1...22 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()
}
