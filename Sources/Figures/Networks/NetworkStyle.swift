import Numerals

/// The sizes of a network's drawing, and how its numbers are written.
enum NetworkStyle {
  static let nameSize = 16.0
  /// The smallest size of a name inside a unit.
  static let smallNameSize = 10.5
  static let textSize = 12.5
  static let lineHeight = 16.0
  /// Units with a number inside are larger.
  static func radius(hasValues: Bool) -> Double { hasValues ? 22 : 18 }
  static let blockWidth = 118.0
  /// The most weights that are written out.
  static let labelLimit = 16
  /// The most biases that are written out.
  static let biasLimit = 24

  /// Three digits are what a drawing has room for; its data have them all.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    return Numerals.typographic(Numerals.significant(value, digits: 3))
  }

  /// A name with its number: `w₁ = 0.786`.
  static func assignment(_ name: FigureLabel, _ value: Double) -> FigureLabel {
    name.isEmpty ? FigureLabel(number(value)) : name + FigureLabel(" = " + number(value))
  }

  /// Between a hair and five units, by its size.
  static func width(of weight: Double, largest: Double) -> Double {
    guard weight.isFinite, largest > 0 else { return 0.75 }
    return 0.75 + 4.25 * min(weight.magnitude / largest, 1)
  }
}
