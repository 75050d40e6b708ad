import Typesetting

/// Where a line of Markdown begins: what stands there can start a list, a rule, a heading or code.
enum LineStart {
  /// A value in a sentence, with what would start a block escaped.
  ///
  /// - Parameters:
  ///   - shown: the value, escaped as text within a line.
  ///   - before: what stands before it on its line.
  ///   - after: what stands behind it on its line.
  static func escaped(_ shown: String, before: String, after: String) -> String {
    guard isStart(before) else { return shown }
    guard let first = shown.first else { return shown }
    // Spaces would be taken for an indent, and four of them for code.
    if first == " " || first == "\t" { return "&#32;" + shown.dropFirst() }
    let rest = shown + after
    if let place = endOfNumber(before, rest) {
      if place <= shown.count {
        var result = shown
        result.insert("\\", at: result.index(result.startIndex, offsetBy: place))
        return result
      }
      // The number goes on behind the value; a digit written by its code starts no list.
      return "&#\(first.unicodeScalars.first?.value ?? 0x30);" + shown.dropFirst()
    }
    return startsBulletOrRule(rest) ? "\\" + shown : shown
  }

  /// Whether a line that goes on behind `before` may be at its start still: spaces, the signs of quotes and of lists, and
  /// a number. A footnote's text begins behind its mark.
  private static func isStart(_ before: String) -> Bool {
    var text = before[...]
    if let mark = text.prefixMatch(of: /\s*\[\^[^\]]+\]:/) { text = text[mark.range.upperBound...] }
    return text.allSatisfy { " \t>-+*.)".contains($0) || $0.isASCIIDigit }
  }

  /// The place in `rest` of the sign behind the number of a list's entry, as in `3. ` and `3) `, which at most nine
  /// digits can have.
  private static func endOfNumber(_ before: String, _ rest: String) -> Int? {
    let digitsBefore = before.reversed().prefix(while: \.isASCIIDigit).count
    let digits = rest.prefix(while: \.isASCIIDigit).count
    guard (1...9).contains(digitsBefore + digits) else { return nil }
    let sign = rest.dropFirst(digits)
    guard sign.first == "." || sign.first == ")" else { return nil }
    return isGap(sign.dropFirst().first) ? digits : nil
  }

  /// `- ` and `+ `, or a line of `-` or `=` alone.
  private static func startsBulletOrRule(_ rest: String) -> Bool {
    guard let first = rest.first, "-+=".contains(first) else { return false }
    if first != "=", isGap(rest.dropFirst().first) { return true }
    return first != "+" && rest.allSatisfy { $0 == first || $0 == " " || $0 == "\t" }
  }

  private static func isGap(_ character: Character?) -> Bool {
    guard let character else { return true }
    return character == " " || character == "\t"
  }
}
