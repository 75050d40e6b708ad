import Source

/// The YAML before the text, between a first line `---` and a line `---` or `...`.
public struct FrontMatter: Hashable, Sendable {
  /// The lines between the two marks, each with a line feed.
  public let text: String
  /// The number of the first line of `text`.
  public let firstLine: Int
  /// All lines, with the marks.
  public let lines: ClosedRange<Int>

  /// Nothing where the file does not begin with the mark, or it is not closed.
  init?(of source: SourceText) {
    guard let first = source.line(1), Self.isMark(first.drop { $0 == "\u{FEFF}" }, of: ["---"]) else { return nil }
    let lines = source.lines
    guard let end = lines.dropFirst().firstIndex(where: { Self.isMark($0, of: ["---", "..."]) }) else { return nil }
    text = lines[1..<end].map { "\($0)\n" }.joined()
    firstLine = 2
    self.lines = 1...(end + 1)
  }

  private static func isMark(_ line: Substring, of marks: [String]) -> Bool {
    var line = line
    while line.last == " " || line.last == "\t" { line.removeLast() }
    return marks.contains { $0 == line }
  }
}
