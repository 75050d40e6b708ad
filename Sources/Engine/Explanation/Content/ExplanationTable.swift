extension Explanation {
  /// A table of formulas and numbers, column by column. Every column has as many cells as the table has rows.
  public struct Table: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
      public let heading: Phrase
      public let cells: Cells
      /// What stands below a line at the end, such as a sum or a product.
      public let total: Math?

      public init(_ heading: Phrase, _ cells: Cells, total: Math? = nil) {
        self.heading = heading
        self.cells = cells
        self.total = total
      }
    }

    public enum Cells: Hashable, Sendable {
      case math([Math])
      /// Numbers that share their decimals.
      case numbers([Double])
      /// Numbers each with the notebook's digits, as they stand in formulas beside the table.
      case values([Double])
      case phrases([Phrase])

      /// Whether they are numbers, which stand to the right.
      public var isNumeric: Bool {
        switch self {
        case .numbers, .values: true
        case .math, .phrases: false
        }
      }

      public var count: Int {
        switch self {
        case .math(let cells): cells.count
        case .numbers(let cells), .values(let cells): cells.count
        case .phrases(let cells): cells.count
        }
      }
    }

    public let columns: [Column]
    /// The mark of each row that is about one marked thing; empty where none is.
    public let marks: [Int?]
    /// How many rows there are that are not shown.
    public let hiddenRows: Int

    public init(_ columns: [Column], marks: [Int?] = [], hiddenRows: Int = 0) {
      self.columns = columns
      self.marks = marks
      self.hiddenRows = hiddenRows
    }

    public var rowCount: Int { columns.first?.cells.count ?? 0 }
  }
}
