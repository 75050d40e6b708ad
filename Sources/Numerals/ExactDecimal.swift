/// The exact decimal value of a finite number, digits · 10^−decimals. Every double has one: m/2ᵏ = m·5ᵏ/10ᵏ. It can
/// have 767 digits, so this is the path for what does not fit into 128 bits.
struct ExactDecimal {
  /// 0…9, the most significant first, without leading zeros; none for zero.
  private(set) var digits: [UInt8]
  /// How many of the digits stand right of the point; never negative.
  private(set) var decimals: Int

  /// The value without its sign. Zero, for what is not finite.
  init(magnitudeOf x: Double) {
    let (significand, exponent) = binaryParts(x)
    guard significand != 0, x.isFinite else {
      (digits, decimals) = ([], 0)
      return
    }
    let trailing = min(significand.trailingZeroBitCount, max(0, -exponent))
    var number = LimbNumber(significand >> UInt64(trailing))
    let power = exponent + trailing
    if power >= 0 {
      number.multiply(by: 2, times: power)
    } else {
      number.multiply(by: 5, times: -power)
    }
    digits = number.decimalDigits
    decimals = max(0, -power)
  }

  /// The digits of the integer nearest to value · 10^places, ties to even, without leading zeros. `places` may be
  /// negative.
  func rounded(places: Int) -> [UInt8] {
    let dropped = decimals - places
    if dropped <= 0 {
      return digits.isEmpty ? [] : digits + [UInt8](repeating: 0, count: -dropped)
    }
    if dropped > digits.count { return [] }
    var kept = Array(digits.dropLast(dropped))
    let rest = digits.suffix(dropped)
    let isTie = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let isUp = isTie ? (kept.last ?? 0) % 2 == 1 : rest.first! >= 5
    guard isUp else { return kept }
    for index in kept.indices.reversed() {
      if kept[index] < 9 {
        kept[index] += 1
        return kept
      }
      kept[index] = 0
    }
    return [1] + kept
  }
}

/// |x| = significand · 2^exponent, for finite x.
@inline(__always)
func binaryParts(_ x: Double) -> (significand: UInt64, exponent: Int) {
  let fraction = x.significandBitPattern
  let biased = Int(x.exponentBitPattern)
  return biased == 0 ? (fraction, -1074) : (fraction | 1 << 52, biased - 1075)
}
