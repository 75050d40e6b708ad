/// The text of one file with its lines, so that a place in it can be shown.
public struct SourceText: Sendable {
  /// The name that messages use: the path as the user wrote it.
  public let name: String
  public let text: String
  /// The lines without their line ends. `\n`, `\r\n` and `\r` end a line, as in CommonMark.
  public let lines: [Substring]

  public init(name: String, text: String) {
    self.name = name
    self.text = text
    lines = text.unicodeScalars.splitIntoLines().map { Substring($0) }
  }

  private init(name: String, of other: SourceText) {
    self.name = name
    text = other.text
    lines = other.lines
  }

  /// The same under the file's own name. What is shown in an output must not tell from where the notebook was run.
  public var withoutFolders: SourceText {
    SourceText(name: name.split(separator: "/").last.map(String.init) ?? name, of: self)
  }

  /// Line `number`, from 1, or nothing where the file has no such line.
  public func line(_ number: Int) -> Substring? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }
}

extension String.UnicodeScalarView {
  fileprivate func splitIntoLines() -> [SubSequence] {
    var lines: [SubSequence] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      let scalar = self[index]
      let next = self.index(after: index)
      if scalar == "\n" || scalar == "\r" {
        lines.append(self[start..<index])
        let isPair = scalar == "\r" && next < endIndex && self[next] == "\n"
        start = isPair ? self.index(after: next) : next
        index = start
      } else {
        index = next
      }
    }
    if start < endIndex { lines.append(self[start..<endIndex]) }
    return lines
  }
}

/// One line of code together with the place in the file where it stands, so that a lexer can speak of the file even
/// where the code is indented, quoted, or inside a sentence.
public struct CodeLine: Hashable, Sendable {
  public let text: String
  /// Where the first scalar of `text` stands.
  public let start: Position

  public init(_ text: String, at start: Position) {
    self.text = text
    self.start = start
  }
}
