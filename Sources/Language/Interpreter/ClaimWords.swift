import Numerals
import Source

/// The words for a claim that does not hold.
struct ClaimWords {
  let comparison: ClaimComparison
  /// The notebook's significant digits.
  let digits: Int

  private var pairs: ClaimPairs { comparison.pairs }
  private var left: ClaimSide { comparison.left }
  private var right: ClaimSide { comparison.right }

  /// `y is 0.2089 in row 3, 0.0411 away from 0.25; 0.005 is allowed`
  func sentence(at place: Int) -> String {
    let numbers = numbers(at: place)
    let found = "\(left.source) is \(numbers.found)\(self.place(place))"
    let isNumber = right.isWritten && right.texts == nil && right.shape.isNumber
    let name = right.isWritten ? numbers.wanted : right.source
    let value = right.isWritten ? "" : ", which is \(numbers.wanted)"
    switch comparison.sign {
    case .approximately:
      let distance = comparison.distance(at: place)
      guard distance.isFinite else { return "\(found), not \(right.isWritten ? numbers.wanted : "\(name)\(value)")" }
      let limit = limit(at: place)
      let apart = Self.distance(distance, beyond: limit.number)
      return "\(found), \(apart) away from \(name)\(value); \(limit.text) is allowed"
    case .notEqual: return "both are \(numbers.found)\(self.place(place))"
    case .equal where right.isWritten && !isNumber: return "\(found), not \(numbers.wanted)"
    case _ where isNumber: return found
    case _ where right.isWritten: return "\(found), which is not \(comparison.sign.rawValue) \(numbers.wanted)"
    default: return "\(found), and \(right.source) is \(numbers.wanted)"
    }
  }

  /// Equal but for their last bits: numbers with decimals should not be compared exactly.
  func hint(at place: Int) -> String? {
    guard comparison.sign == .equal, left.texts == nil else { return nil }
    let (a, b) = (pairs.left[place], pairs.right[place])
    guard (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude) else { return nil }
    return "== compares to the last digit that a computer has; ≈ compares to the decimals that are written"
  }

  /// ` in row 3`, ` in row 3, entry 2`, ` at [1, 2]`; nothing for one number.
  func place(_ position: Int) -> String {
    guard pairs.shape.rank > 0 else { return "" }
    if let epochs = comparison.epochs { return " at epoch \(epochs[position])" }
    let indices = comparison.indices(of: position).map(String.init)
    guard pairs.isPerRow else { return " at [\(indices.joined(separator: ", "))]" }
    return " in row \(indices[0])"
      + (indices.count > 1 ? ", entry \(indices.dropFirst().joined(separator: ", "))" : "")
  }

  /// Both numbers with so many digits that they look different where they are.
  func numbers(at place: Int) -> (found: String, wanted: String) {
    let (a, b) = (pairs.left[place], pairs.right[place])
    if let texts = left.texts { return (Self.name(a, texts), Self.name(b, texts)) }
    let found = Self.text(a, apartFrom: b, digits: max(digits, 6))
    if let literal = pairs.literals?[place] { return (found, Numerals.typographic(literal)) }
    return (found, Self.text(b, apartFrom: a, digits: max(digits, 6)))
  }

  private static func name(_ number: Double, _ texts: [String]) -> String {
    guard let place = Int(exactly: number), texts.indices.contains(place - 1) else {
      return text(number, apartFrom: number, digits: 6)
    }
    return texts[place - 1]
  }

  private func limit(at place: Int) -> (number: Double, text: String) {
    switch comparison.nearness {
    case .within(let limit): return (limit, Numerals.typographic(Numerals.significant(limit, digits: digits)))
    case .decimals:
      let limit = Literal.halfUnit(pairs.literals?[place] ?? "")
      return (limit, Numerals.typographic(Numerals.shortest(limit)))
    case .exact: return (0, "0")
    }
  }

  /// The number with `digits` significant digits, or with all that it has where the other would look the same.
  static func text(_ number: Double, apartFrom other: Double, digits: Int) -> String {
    var text = Numerals.significant(number, digits: digits)
    if number != other, text == Numerals.significant(other, digits: digits) || Double(text) == other {
      text = Numerals.shortest(number)
    }
    return Numerals.typographic(text)
  }

  /// A distance with as few digits as tell it from what is allowed.
  private static func distance(_ distance: Double, beyond limit: Double) -> String {
    let texts = (3...12).map { Numerals.significant(distance, digits: $0) }
    return Numerals.typographic(texts.first { Double($0) != limit } ?? Numerals.shortest(distance))
  }

  /// An expression as the heading of a column.
  static func short(_ source: String) -> String {
    source.count <= 24 ? source : source.prefix(23) + "…"
  }
}
