/// A decimal literal ± significand · 10^exponent: perhaps a sign, digits with at most one point, perhaps an exponent.
struct DecimalLiteral {
  private(set) var isNegative = false
  /// The digits without the point; meaningful while there are at most 19 significant ones, which 64 bits can hold.
  private(set) var significand: UInt64 = 0
  /// The count of digits from the first that is not zero.
  private(set) var significantDigits = 0
  private(set) var exponent = 0

  /// Nothing where the bytes are not such a literal, from the first to the last.
  @inline(__always)
  init?(_ bytes: [UInt8], in range: Range<Int>) {
    var place = range.lowerBound
    let end = range.upperBound
    isNegative = Self.takeSign(bytes, &place, end)

    let start = place
    takeDigits(bytes, &place, end)
    var digits = place - start
    if place < end, bytes[place] == Byte.point {
      place += 1
      let point = place
      takeDigits(bytes, &place, end)
      exponent = point - place
      digits += place - point
    }
    guard digits > 0 else { return nil }
    if place == end { return }

    guard bytes[place] == Byte.lowerE || bytes[place] == Byte.upperE else { return nil }
    place += 1
    let isPowerNegative = Self.takeSign(bytes, &place, end)
    guard place < end else { return nil }
    var power = 0
    while place < end {
      let digit = bytes[place] &- Byte.zero
      guard digit < 10 else { return nil }
      // No literal that fits into memory has so many digits that a greater exponent would make a difference.
      if power < 1 << 50 { power = power * 10 + Int(digit) }
      place += 1
    }
    exponent += isPowerNegative ? -power : power
  }

  private static func takeSign(_ bytes: [UInt8], _ place: inout Int, _ end: Int) -> Bool {
    guard place < end, bytes[place] == Byte.minus || bytes[place] == Byte.plus else { return false }
    place += 1
    return bytes[place - 1] == Byte.minus
  }

  @inline(__always)
  private mutating func takeDigits(_ bytes: [UInt8], _ place: inout Int, _ end: Int) {
    while place < end {
      let digit = bytes[place] &- Byte.zero
      guard digit < 10 else { return }
      significand = significand &* 10 &+ UInt64(digit)
      if significantDigits > 0 || digit > 0 { significantDigits += 1 }
      place += 1
    }
  }
}
