/// Which lines open a display formula that goes over several lines.
///
/// A line that starts with `$$` opens one when a later line ends with `$$` and no blank line comes between. These are
/// found before the blocks, because a line of TeX may begin with `+`, `-`, `=` or `>`, which would begin a list, a
/// heading or a quote.
struct FormulaLines: Sendable {
  /// For each line, from 1, the line that would close a formula opened there, or 0.
  private var closing: [Int]
  /// Whether any line holds a dollar sign.
  let areAny: Bool

  init(_ lines: SourceLines) {
    closing = Array(repeating: 0, count: lines.count + 2)
    areAny = lines.bytes.contains(Byte.dollar)
    guard areAny else { return }
    var next = 0
    for number in stride(from: lines.count, to: 0, by: -1) {
      closing[number] = next
      let line = Limits.withoutMarks(lines[number])
      if line.isEmpty {
        next = 0
      } else if let first = Self.firstMark(in: line) {
        // The line closes only where the first `$$` on it is also its end.
        next = line[(first + 2)...].allSatisfy(Byte.isSpace) ? number : 0
      }
    }
  }

  /// The line that closes the formula which line `number` opens, with `text` what follows its `$$`.
  func closing(of number: Int, text: some Collection<UInt8>) -> Int? {
    guard closing.indices.contains(number), closing[number] > 0, Self.firstMark(in: text) == nil else { return nil }
    return closing[number]
  }

  mutating func exclude(_ lines: [Int]) {
    for line in lines where closing.indices.contains(line) { closing[line] = 0 }
  }

  mutating func excludeEveryLine() {
    closing = Array(repeating: 0, count: closing.count)
  }

  /// The first `$$` that no backslash stands before.
  private static func firstMark<Text: Collection<UInt8>>(in text: Text) -> Text.Index? {
    var previous: UInt8 = 0
    var index = text.startIndex
    while index != text.endIndex {
      let next = text.index(after: index)
      if text[index] == Byte.dollar, next != text.endIndex, text[next] == Byte.dollar, previous != Byte.backslash {
        return index
      }
      previous = text[index]
      index = next
    }
    return nil
  }
}
