import Source

/// A code block between fences.
public struct FencedCode: Hashable, Sendable {
  /// The info string with escapes and entities replaced.
  public let info: String
  /// The info string as the author wrote it.
  public let rawInfo: String
  /// Where `rawInfo` starts; just after the fence where there is none.
  public let infoStart: Position
  /// The code, each line with a line feed.
  public let literal: String
  /// The lines of the code, each with the place in the file where it stands. Indentation by a tab that belongs in part
  /// to the container is left out, so that a line's text is always what the file holds from its place on.
  public let lines: [CodeLine]
  /// The line of the opening fence.
  public let firstLine: Int
  /// The line of the closing fence, or the last line of the code where there is none.
  public let lastLine: Int
  /// An unclosed fence goes on to the end of its container.
  public let isClosed: Bool

  /// The first word of the info string, which names the language.
  public var language: String {
    String(info.unicodeScalars.prefix { !isSpace($0) })
  }
}

/// The white space of CommonMark's ASCII scanners.
func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value == 32 || (9...13).contains(scalar.value)
}
