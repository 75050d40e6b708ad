/// Comparison of an exact decimal with an integer count of units, digit by digit.
enum DecimalDistance {
  /// Whether |value · 10^places − units| ≤ ½, for a value above zero; `units` are digits without leading zeros.
  static func isAtMostHalf(_ value: ExactDecimal, from units: [UInt8], places: Int) -> Bool {
    // The power of ten above the first digit of value · 10^places. If it is two or more from that of the units, the
    // two are at least half a unit of their size apart; this also keeps absurd exponents from making long numbers.
    let size = value.digits.count - value.decimals + places
    if size < 0 { return units.isEmpty }
    if size > units.count + 1 { return false }

    // value · 10^places as digits with `fraction` of them right of the point.
    let shift = places - value.decimals
    let digits = shift > 0 ? value.digits + [UInt8](repeating: 0, count: shift) : value.digits
    let fraction = max(0, -shift)
    let count = max(digits.count, units.count + fraction) + 1
    let left = [UInt8](repeating: 0, count: count - digits.count) + digits
    let right =
      [UInt8](repeating: 0, count: count - units.count - fraction) + units + [UInt8](repeating: 0, count: fraction)
    let distance = left.lexicographicallyPrecedes(right) ? difference(right, left) : difference(left, right)

    guard distance.dropLast(fraction).allSatisfy({ $0 == 0 }) else { return false }
    let rest = distance.suffix(fraction)
    guard let first = rest.first else { return true }
    return first < 5 || first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
  }

  /// larger − smaller, digit by digit; both have the same count.
  private static func difference(_ larger: [UInt8], _ smaller: [UInt8]) -> [UInt8] {
    var result = larger
    var borrow: UInt8 = 0
    for index in result.indices.reversed() {
      let taken = smaller[index] + borrow
      borrow = result[index] < taken ? 1 : 0
      result[index] = result[index] + borrow * 10 - taken
    }
    return result
  }
}
