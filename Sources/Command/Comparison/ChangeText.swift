/// A change of a line in one line: what changed, with a few words around it.
struct ChangeText {
  /// Numbers of one line that are told; the others are counted.
  private static let numberLimit = 4
  /// The longest line that is shown whole, in characters.
  private static let lineLimit = 100
  /// How much is shown before and behind what changed where a line is longer.
  private static let (before, behind) = (40, 24)

  /// `~ E = 0.005401 → 0.005402`, `- …` or `+ …`, and the one beside the other where the texts differ.
  static func lines(_ changes: [LineChange]) -> [String] {
    changes.enumerated().map { position, change in
      switch change {
      case .numbers(let old, let new, let table): return "~ " + numbers(old.flush, new.flush, table)
      case .removed(let text):
        let other = changes[position...].first { $0.added != nil }?.added
        return "- " + shortened(text.flush, beside: other?.flush)
      case .added(let text):
        let other = changes[..<position].last { $0.removed != nil }?.removed
        return "+ " + shortened(text.flush, beside: other?.flush)
      case .figureData(let rows):
        return "~ \(counted(rows, position > 0 ? "more row" : "row")) of the figure's data"
      }
    }
  }

  // MARK: Numbers

  private static func numbers(_ old: String, _ new: String, _ table: LineChange.TablePlace?) -> String {
    guard let table else { return line(picture(old).formula, picture(new).formula) }
    let (before, after) = (LineChange.TablePlace.cells(old), LineChange.TablePlace.cells(new))
    guard before.count == after.count else { return line(old, new) }
    var parts: [String] = []
    for (column, (was, isNow)) in zip(before, after).enumerated() where was != isNow {
      let heading = column < table.headings.count ? table.headings[column] : ""
      let place = heading.isEmpty ? "column \(column + 1)" : heading
      parts.append("\(place), row \(table.row): \(line(was.formula, isNow.formula))")
    }
    let more = parts.count > numberLimit ? "; and \(parts.count - numberLimit) more in this row" : ""
    return parts.prefix(numberLimit).joined(separator: "; ") + more
  }

  /// The words of an image without its file, which stays the same.
  private static func picture(_ text: String) -> String {
    guard text.hasPrefix("!["), let end = text.firstRange(of: "](") else { return text }
    return "figure: " + text[..<end.lowerBound].dropFirst(2)
  }

  private static func line(_ old: String, _ new: String) -> String {
    let (before, after) = (NumberedText(old), NumberedText(new))
    guard before.words == after.words else { return "\(shortened(old, beside: new)) → \(shortened(new, beside: old))" }
    // What stays, and what changes, by turns.
    var same = [after.words[0]]
    var changed: [String] = []
    var left = 0
    for (position, number) in after.numbers.enumerated() {
      if before.numbers[position] == number || changed.count == numberLimit {
        if before.numbers[position] != number { left += 1 }
        same[same.count - 1] += number + after.words[position + 1]
      } else {
        changed.append("\(before.numbers[position]) → \(number)")
        same.append(after.words[position + 1])
      }
    }
    let isWhole = new.count <= lineLimit && left == 0
    var text = ""
    for (position, words) in same.enumerated() {
      text += isWhole ? words : window(words, isFirst: position == 0, isLast: position == same.count - 1)
      if position < changed.count { text += changed[position] }
    }
    return text + (left > 0 ? " and \(left) more" : "")
  }

  /// Words between two changes, without their middle where they are long.
  private static func window(_ words: String, isFirst: Bool, isLast: Bool) -> String {
    let kept = (isFirst ? 0 : behind) + (isLast ? 0 : before)
    guard words.count > kept + 2 else { return words }
    return (isFirst ? "" : words.prefix(behind)) + "…" + (isLast ? "" : words.suffix(before))
  }

  // MARK: Words

  /// A line around the place where it differs from the other one.
  private static func shortened(_ text: String, beside other: String?) -> String {
    guard text.count > lineLimit + 20 else { return text }
    let common = other.map { zip(text, $0).prefix { $0 == $1 }.count } ?? 0
    let start = common > before ? common - before : 0
    let part = text.dropFirst(start).prefix(lineLimit)
    return (start > 0 ? "…" : "") + part + (start + part.count < text.count ? "…" : "")
  }
}

extension LineChange {
  fileprivate var removed: String? { if case .removed(let text) = self { text } else { nil } }
  fileprivate var added: String? { if case .added(let text) = self { text } else { nil } }
}

extension String {
  /// Without what indents it.
  fileprivate var flush: String { String(drop(while: \.isWhitespace)) }

  /// Without the signs around mathematics and emphasis, where the whole text is one formula or strong.
  fileprivate var formula: String {
    for sign in ["**", "$`", "$", "*"] {
      let end = String(sign.reversed())
      guard count > 2 * sign.count, hasPrefix(sign), hasSuffix(end) else { continue }
      let inner = dropFirst(sign.count).dropLast(sign.count)
      if !inner.contains(sign.last ?? "$") { return String(inner).formula }
    }
    return self
  }
}
