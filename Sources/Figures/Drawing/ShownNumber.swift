import Numerals

/// A number that is written into a drawing, where room is short.
enum ShownNumber {
  static func text(_ value: Double, digits: Int = 3) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    return Numerals.typographic(Numerals.significant(value, digits: digits))
  }
}
