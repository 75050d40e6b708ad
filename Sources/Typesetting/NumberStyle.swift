import Engine
import Numerals

/// How the numbers in mathematics are written: with so many significant digits, and a proper minus.
package struct NumberStyle: Hashable {
  package let digits: Int

  package init(digits: Int) { self.digits = digits }

  /// The number of a leaf, if it is one.
  package func parts(_ math: Math) -> NumeralParts? {
    switch math {
    case .number(let number): Numerals.parts(number, digits: digits)
    case .exact(let number): Self.shortest(number)
    default: nil
    }
  }

  /// The fewest digits that are this very number, such as the author wrote.
  private static func shortest(_ number: Double) -> NumeralParts {
    guard number.isFinite else { return Numerals.parts(number, digits: 1) }
    let text = Numerals.shortest(number)
    guard let mark = text.firstIndex(of: "e") else { return .plain(text) }
    return .scientific(mantissa: String(text[..<mark]), exponent: Int(text[text.index(after: mark)...]) ?? 0)
  }

  /// Whether a power of the number would be misread without brackets.
  package func needsBracketsAsBase(_ math: Math) -> Bool {
    switch parts(math.unmarked) {
    case nil: false
    case .plain(let text), .special(let text): text.hasPrefix("-")
    case .scientific: true
    }
  }
}

extension NumberStyle {
  /// Whether the entries of a matrix are numbers, perhaps with dots for those that are left out, whose texts are of
  /// different widths, so that they must be aligned.
  package func isUneven(_ rows: [[Math]]) -> Bool {
    var widths: Set<Int> = []
    for entry in rows.joined() {
      switch entry.unmarked {
      case .sign("…"), .sign("⋮"), .sign("⋱"): continue
      default:
        guard let parts = parts(entry.unmarked) else { return false }
        widths.insert(parts.text.count)
      }
    }
    return widths.count > 1
  }
}

/// The sign of a number's text and the rest of it.
package struct SignedText {
  package let isNegative: Bool
  package let magnitude: String

  package init(_ text: String) {
    isNegative = text.hasPrefix("-")
    magnitude = isNegative ? String(text.dropFirst()) : text
  }
}
