/// The text of numbers on an axis. They are made from whole numbers, so nothing is rounded.
enum TickLabel {
  /// `digits · 10^exponent` with as many decimals as the exponent asks for: (25, −1) is "2.5", (−5, 2) is "−500".
  static func decimal(_ digits: Int, exponent: Int) -> String {
    let sign = digits < 0 ? "−" : ""
    var text = String(digits.magnitude)
    if exponent >= 0 {
      return digits == 0 ? "0" : sign + text + String(repeating: "0", count: exponent)
    }
    let decimals = -exponent
    if text.count <= decimals { text = String(repeating: "0", count: decimals + 1 - text.count) + text }
    return sign + text.dropLast(decimals) + "." + text.suffix(decimals)
  }

  /// `10ᵏ`, or `m·10ᵏ`.
  static func power(_ multiple: Int = 1, exponent: Int) -> String {
    (multiple == 1 ? "" : "\(multiple)·") + "10" + superscript(exponent)
  }

  static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (number < 0 ? "⁻" : "") + String(String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] })
  }
}
