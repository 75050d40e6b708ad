/// The numbers of a figure as a table, for a reader who wants them and for other programs.
public struct FigureData: Sendable, Hashable {
  /// One entry of the table.
  public enum Cell: Sendable, Hashable {
    case number(Double)
    case text(String)
    /// The curve of this column has nothing at this row's place.
    case missing
  }

  public let columns: [String]
  public let rows: [[Cell]]

  public init(columns: [String], rows: [[Cell]]) {
    self.columns = columns
    self.rows = rows
  }
}
