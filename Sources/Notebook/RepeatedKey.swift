import Source

/// Where a key stands for the second time in a mapping. The reader of YAML tells only where the mapping begins.
enum RepeatedKey {
  /// The place in the text, from line 1; the mapping's own where its keys do not stand on lines of their own.
  ///
  /// - Parameter start: where the mapping begins.
  static func place(of key: String, in text: String, from start: Position) -> Span {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let indent = start.column - 1
    var isSecond = false
    for number in start.line...max(start.line, lines.count) where number <= lines.count {
      let line = lines[number - 1]
      let before = line.unicodeScalars.prefix(indent)
      // A line that stands further left, and is not empty, is behind the mapping.
      if number > start.line, !before.allSatisfy({ $0 == " " }) { break }
      guard let length = length(of: key, at: Substring(line.unicodeScalars.dropFirst(indent))) else { continue }
      if isSecond { return Span(line: number, column: start.column, length: length) }
      isSecond = true
    }
    return Span(line: start.line, column: start.column, length: max(1, key.unicodeScalars.count))
  }

  /// How long the key is, with its quotes, where the line begins with it.
  private static func length(of key: String, at line: Substring) -> Int? {
    for written in [key, "\"\(key)\"", "'\(key)'"] where line.hasPrefix(written) {
      let rest = line.dropFirst(written.count).drop { $0 == " " }
      if rest.hasPrefix(":") { return written.unicodeScalars.count }
    }
    return nil
  }
}
