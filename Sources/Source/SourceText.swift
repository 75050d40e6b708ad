/// The text of one file with its lines, so that a place in it can be shown.
public struct SourceText: Sendable {
  /// The name that messages use: the path as the user wrote it.
  public let name: String
  public let text: String
  /// Where its lines and the places in them are.
  public let places: TextPlaces

  public init(name: String, text: String) {
    self.name = name
    self.text = text
    places = TextPlaces(text)
  }

  private init(name: String, of other: SourceText) {
    self.name = name
    text = other.text
    places = other.places
  }

  /// The same under the file's own name. What is shown in an output must not tell from where the notebook was run.
  public var withoutFolders: SourceText {
    SourceText(name: name.split(separator: "/").last.map(String.init) ?? name, of: self)
  }

  /// The lines without their line ends.
  public var lines: [Substring] { (0..<places.lineCount).map { text(places.line($0 + 1)) } }

  /// Line `number`, from 1, or nothing where the file has no such line.
  public func line(_ number: Int) -> Substring? {
    (0..<places.lineCount).contains(number - 1) ? text(places.line(number)) : nil
  }

  private func text(_ bytes: Range<Int>) -> Substring {
    let start = text.utf8.index(text.startIndex, offsetBy: bytes.lowerBound)
    return text[start..<text.utf8.index(start, offsetBy: bytes.count)]
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
