import Source

/// A piece of the text of a paragraph, heading or table cell. Large cases are boxed, so that text alone is small.
public enum Inline: Hashable, Sendable {
  case text(String)
  /// The end of a line inside a paragraph.
  case softBreak
  /// A line break that the author asked for.
  case lineBreak
  indirect case code(CodeSpan)
  indirect case math(Mathematics)
  /// One tag, comment or instruction of raw HTML.
  case html(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  indirect case link(destination: String, title: String, [Inline])
  indirect case image(source: String, title: String, [Inline])
  indirect case footnoteReference(FootnoteReference)
}

/// A piece of the source: as lines and columns for messages and as bytes for splicing.
public struct SourceRange: Hashable, Sendable {
  public let span: Span
  /// Offsets into the UTF-8 of the file. Empty only where the piece could not be found, which is then not spliced.
  public let bytes: Range<Int>
}

/// A code span, `` `x` ``.
public struct CodeSpan: Hashable, Sendable {
  public let literal: String
  /// From the first backtick to one past the last.
  public let range: SourceRange
  /// The code by source lines, each with the place of its first scalar. In a table cell `\|` counts as one scalar.
  public let lines: [CodeLine]
  public let isInTable: Bool
}

/// A formula in TeX.
public struct Mathematics: Hashable, Sendable {
  /// The author's TeX without its dollar signs; the lines of a longer one without their container's marks.
  public let tex: String
  /// Whether it stands on a line of its own.
  public let isDisplay: Bool
  /// With its dollar signs or fences.
  public let range: SourceRange
  /// The TeX by source lines, each with the place of its first scalar. Indentation by a tab that belongs in part to the
  /// container is left out; in a table cell `\|` counts as one scalar.
  public let lines: [CodeLine]
  public let isInTable: Bool

  /// The place in the file of the scalar of `tex` at `offset`; for its end, that of one past the last.
  public func position(ofScalar offset: Int) -> Position {
    var rest = max(offset, 0)
    let texLines = tex.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, text) in zip(lines, texLines) {
      if rest <= text.count {
        let missing = text.count - line.text.unicodeScalars.count
        // A pipe in a cell was written with a backslash before it.
        let removed = isInTable ? text.prefix(rest).count { $0 == "|" } : 0
        return Position(line: line.start.line, column: line.start.column + max(rest - missing, 0) + removed)
      }
      rest -= text.count + 1
    }
    return range.span.start
  }
}

public struct FootnoteReference: Hashable, Sendable {
  /// The note's `anchor`.
  public let anchor: String
  /// The note's number, from 1.
  public let number: String
  /// Which reference to the same note this is, from 1.
  public let occurrence: Int
}
