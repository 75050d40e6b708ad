/// A text taken apart into its numbers and what stands between them, so that two texts can be told to differ in numbers
/// only.
struct NumberedText: Hashable {
  /// One more than there are numbers: what stands before each, and behind the last.
  private(set) var words: [String] = []
  /// As they are written, with their signs: `−0.52`, `8.0e-12`, `8.0·10⁻¹²`, `∞`, `NaN`.
  private(set) var numbers: [String] = []

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var word = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let before = index > 0 ? scalars[index - 1] : " "
      if !Self.isOfName(before), let end = Self.number(in: scalars, at: index, after: before) {
        words.append(String(word))
        numbers.append(String(String.UnicodeScalarView(scalars[index..<end])))
        word = .init()
        index = end
      } else if Self.isOfName(scalars[index]) {
        // A name or a hash with digits in it is no number.
        while index < scalars.count, Self.isOfName(scalars[index]) {
          word.append(scalars[index])
          index += 1
        }
      } else {
        word.append(scalars[index])
        index += 1
      }
    }
    words.append(String(word))
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "_" || scalar == "#" || scalar.properties.isAlphabetic
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Where the number that starts at an index ends, if there is one. A sign behind a bracket is that of a difference.
  private static func number(in scalars: [Unicode.Scalar], at start: Int, after before: Unicode.Scalar) -> Int? {
    var index = start
    func digits() -> Bool {
      let first = index
      while index < scalars.count, isDigit(scalars[index]) { index += 1 }
      return index > first
    }
    func skip(_ signs: Unicode.Scalar...) -> Bool {
      guard index < scalars.count, signs.contains(scalars[index]) else { return false }
      index += 1
      return true
    }
    func skip(word: String) -> Bool {
      guard scalars[index...].starts(with: word.unicodeScalars) else { return false }
      index += word.unicodeScalars.count
      return true
    }
    if before != ")", before != "]", before != "}" { _ = skip("-", "\u{2212}") }
    if skip(word: "∞") { return index }
    if skip(word: "NaN") { return index < scalars.count && isOfName(scalars[index]) ? nil : index }
    guard digits() else { return nil }
    var end = index
    if skip("."), digits() { end = index }
    index = end
    if skip("e", "E") {
      _ = skip("-", "+", "\u{2212}")
      if digits() { end = index }
    } else if skip(word: "·10") {
      let first = index
      while skip("⁻", "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹") {}
      if index > first { end = index }
    }
    return end < scalars.count && isOfName(scalars[end]) ? nil : end
  }
}
