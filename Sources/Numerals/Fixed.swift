extension Numerals {
  /// The number with so many digits right of the point, rounded once from its exact value, ties to even. A number that
  /// rounds to zero has no sign. Past 1074 decimals every digit of a double is zero, so there are never more.
  public static func fixed(_ x: Double, decimals: Int) -> String {
    if let special = special(x) { return special }
    let places = min(max(0, decimals), 1074)
    if let scaled = ScaledInteger.rounded(x, decimals: places) {
      return text(of: scaled, decimals: places, isNegative: x < 0)
    }
    return text(of: ExactDecimal(magnitudeOf: x).rounded(places: places), decimals: places, isNegative: x < 0)
  }

  /// scaled · 10^−decimals. Filled from the right into the string's own storage, as an array in between would cost more
  /// than the digits.
  static func text(of scaled: UInt64, decimals: Int, isNegative: Bool) -> String {
    var count = 1
    while count < 20, scaled >= ScaledInteger.powersOfTen[count] { count += 1 }
    let sign = isNegative && scaled != 0 ? 1 : 0
    let length = sign + max(count, decimals + 1) + (decimals > 0 ? 1 : 0)
    return String(unsafeUninitializedCapacity: length) { buffer in
      var rest = scaled
      var index = length - 1
      for place in 0..<(length - sign) {
        if decimals > 0, place == decimals {
          buffer[index] = UInt8(ascii: ".")
        } else {
          let (tens, digit) = rest.quotientAndRemainder(dividingBy: 10)
          buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
          rest = tens
        }
        index -= 1
      }
      if sign == 1 { buffer[0] = UInt8(ascii: "-") }
      return length
    }
  }

  /// The same from digits 0…9 without leading zeros.
  static func text(of digits: [UInt8], decimals: Int, isNegative: Bool) -> String {
    var bytes: [UInt8] = isNegative && !digits.isEmpty ? [UInt8(ascii: "-")] : []
    let padded = [UInt8](repeating: 0, count: max(0, decimals + 1 - digits.count)) + digits
    let whole = padded.count - decimals
    for (index, digit) in padded.enumerated() {
      if index == whole { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + digit)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
