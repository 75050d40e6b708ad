/// A decimal literal, units · 10^−decimals, as exactly as it is written.
struct DecimalLiteral {
  /// 0…9, the most significant first, without leading zeros.
  var units: [UInt8] = []
  /// How many decimals the literal claims; negative when it claims less than units.
  var decimals = 0
  var isNegative = false

  /// Digits with at most one point, perhaps a sign (`+`, `-` or U+2212) before them and an exponent behind; else
  /// nothing.
  init?(_ text: String) {
    var rest = Substring(text)
    isNegative = Self.takeSign(&rest)
    let isExponentMark: (Character) -> Bool = { $0 == "e" || $0 == "E" }
    let mantissa = rest.prefix { !isExponentMark($0) }
    var digits: [UInt8] = []
    var hasPoint = false
    for byte in mantissa.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte - UInt8(ascii: "0"))
        if hasPoint { decimals += 1 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: return nil
      }
    }
    if digits.isEmpty { return nil }
    units = Array(digits.drop { $0 == 0 })

    rest = rest.dropFirst(mantissa.count)
    if rest.isEmpty { return }
    rest.removeFirst()
    let isPowerNegative = Self.takeSign(&rest)
    guard !rest.isEmpty, rest.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    // Past a billion an exponent changes no answer, and the sum below stays far from overflow.
    let power = rest.utf8.reduce(0) { min($0 * 10 + Int($1 - UInt8(ascii: "0")), 1_000_000_000) }
    decimals += isPowerNegative ? power : -power
  }

  private static func takeSign(_ text: inout Substring) -> Bool {
    guard let first = text.first, first == "-" || first == "\u{2212}" || first == "+" else { return false }
    text.removeFirst()
    return first != "+"
  }
}

extension Numerals {
  /// The decimals that a literal claims to know: "0.90" two, "921" none, "1e-3" three, "1.5e-3" four. "2e3" claims
  /// thousands, which is −3. What is no literal claims none.
  public static func decimals(ofLiteral literal: String) -> Int {
    DecimalLiteral(literal)?.decimals ?? 0
  }

  /// Whether the number is at most half a unit of the literal's last digit away from the literal's exact decimal value:
  /// |a − literal| ≤ ½ · 10^−decimals, decided without rounding. False for what is no number or no literal.
  public static func isAtMostHalfUnit(_ a: Double, from literal: String) -> Bool {
    guard a.isFinite, let literal = DecimalLiteral(literal) else { return false }
    // Doubled and counted in the literal's units, the question is whether |2a − 2·literal| ≤ 1.
    let exact = ExactDecimal(magnitudeOf: a)
    if exact.digits.isEmpty { return literal.units.isEmpty }
    if literal.units.isEmpty { return DecimalDistance.isAtMostHalf(exact, from: [], places: literal.decimals) }
    if (a < 0) != literal.isNegative {
      // Across zero, the distance is at least one unit.
      return false
    }
    return DecimalDistance.isAtMostHalf(exact, from: literal.units, places: literal.decimals)
  }
}
