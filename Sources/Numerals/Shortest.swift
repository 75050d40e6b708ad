/// The fewest digits that name a double uniquely, the nearest of those: d.ddd · 10^exponent.
struct ShortestDecimal {
  /// 0…9, no zeros at either end; none for zero.
  var digits: [UInt8] = []
  /// The power of ten of the first digit.
  var exponent = 0

  /// Read off Swift's description, which promises those digits but not their layout. Zero, for what is not finite.
  init(magnitudeOf x: Double) {
    guard x.isFinite, x != 0 else { return }
    var pointAt: Int?
    var power = 0
    var isPowerNegative = false
    var isInPower = false
    for byte in x.magnitude.description.utf8 {
      switch byte {
      case UInt8(ascii: "."): pointAt = digits.count
      case UInt8(ascii: "e"): isInPower = true
      case UInt8(ascii: "-"): isPowerNegative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if isInPower { power = power * 10 + Int(digit) } else { digits.append(digit) }
      default: break
      }
    }
    exponent = (pointAt ?? digits.count) - 1 + (isPowerNegative ? -power : power)
    let leadingZeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leadingZeros)
    exponent -= leadingZeros
    while digits.last == 0 { digits.removeLast() }
  }

  /// How many of the digits stand right of the point.
  var decimals: Int { max(0, digits.count - 1 - exponent) }
}

extension Numerals {
  /// The fewest digits that read back as the same number, and for every finite one valid JSON: `1`, `0.25`, `-0`,
  /// `1e+16`, `5e-324`. Plain from 10⁻⁵ up to 10¹⁶. The others are `NaN`, `Infinity` and `-Infinity`, to be quoted.
  public static func shortest(_ x: Double) -> String {
    if x.isNaN { return "NaN" }
    if x.isInfinite { return x < 0 ? "-Infinity" : "Infinity" }
    // In the middle of the range Swift's own layout is ours but for ".0".
    let description = x.description
    if x.magnitude < 1e16, !description.utf8.contains(UInt8(ascii: "e")) {
      return description.hasSuffix(".0") ? String(description.dropLast(2)) : description
    }
    let sign = x.sign == .minus ? "-" : ""
    let decimal = ShortestDecimal(magnitudeOf: x)
    if decimal.exponent < -5 || decimal.exponent >= 16 {
      let mantissa = text(of: decimal.digits, decimals: decimal.digits.count - 1, isNegative: false)
      let power = decimal.exponent < 0 ? "\(decimal.exponent)" : "+\(decimal.exponent)"
      return "\(sign)\(mantissa)e\(power)"
    }
    let missing = max(0, decimal.exponent + 1 - decimal.digits.count)
    let digits = decimal.digits + [UInt8](repeating: 0, count: missing)
    return sign + text(of: digits, decimals: decimal.decimals, isNegative: false)
  }
}
