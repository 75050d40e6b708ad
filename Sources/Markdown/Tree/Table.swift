import Source

/// A GFM table.
public struct Table: Hashable, Sendable {
  public enum Alignment: String, Sendable {
    case left, center, right
  }

  public struct Cell: Hashable, Sendable {
    public let inlines: [Inline]
    /// Where the cell's text starts; of an empty cell, where it would.
    public let start: Position
  }

  /// One for each column.
  public let alignments: [Alignment?]
  public let header: [Cell]
  public let rows: [[Cell]]
}
