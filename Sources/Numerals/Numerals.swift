/// Numbers to text and back, exactly: a number is rounded once, from its exact binary value, ties to even, the same on
/// every machine and without locale.
///
/// All text is ASCII with "-" as the minus, but for "∞" and "-∞"; `typographic` makes it ready for a page.
public enum Numerals {
  /// The text as books print it: U+2212 for a minus, and `8.0·10⁻¹²` for `8.0e-12`.
  public static func typographic(_ text: String) -> String {
    if let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) {
      return "\(typographic(String(text[..<mark])))·10\(superscript(exponent))"
    }
    guard text.utf8.contains(UInt8(ascii: "-")) else { return text }
    return String(text.map { $0 == "-" ? "\u{2212}" : $0 })
  }

  private static func superscript(_ number: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(number).map { $0.wholeNumberValue.map { raised[$0] } ?? "⁻" })
  }

  /// The text of a number that has no digits.
  static func special(_ x: Double) -> String? {
    if x.isNaN { return "NaN" }
    if x.isInfinite { return x < 0 ? "-∞" : "∞" }
    return nil
  }
}

/// A number as text, in parts that a printer of mathematics can set.
public enum NumeralParts: Hashable, Sendable {
  /// Digits, with a sign and a point where they are needed.
  case plain(String)
  /// mantissa · 10^exponent, the mantissa with one digit before the point.
  case scientific(mantissa: String, exponent: Int)
  /// "NaN", "∞" or "-∞".
  case special(String)

  /// One line of text: `0.25`, `1.23e-7`, `∞`.
  public var text: String {
    switch self {
    case .plain(let text), .special(let text): text
    case .scientific(let mantissa, let exponent): "\(mantissa)e\(exponent)"
    }
  }
}
