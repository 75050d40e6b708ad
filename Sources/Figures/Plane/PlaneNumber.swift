import Numerals

/// Numbers along scales: short ones in full.
enum PlaneNumber {
  static func text(_ value: Double, digits: Int) -> String {
    var text = Numerals.significant(value, digits: digits)
    // A level that was reached by a product, such as 3 · 0.1, is the short number that it is meant to be.
    if text.contains("."), !text.contains("e") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return Numerals.typographic(text)
  }
}
