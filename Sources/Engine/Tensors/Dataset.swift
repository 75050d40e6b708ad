/// Columns of equal length, one value a row and column.
public struct Dataset: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public let name: String
    /// One number a row; for a column of text, the place of its class, from 1.
    public let values: [Double]
    /// The sorted distinct texts of a column of text.
    public let classes: [String]?

    public init(name: String, values: [Double], classes: [String]? = nil) {
      self.name = name
      self.values = values
      self.classes = classes
    }
  }

  public let name: String
  public let columns: [Column]
  public let count: Int

  public init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
    count = columns.first?.values.count ?? 0
  }

  public func column(_ name: String) -> Column? {
    columns.first { $0.name == name }
  }

  /// The rows at `indices`, from 0, as a dataset of their own.
  public func rows(_ indices: [Int], name: String) -> Dataset {
    Dataset(
      name: name,
      columns: columns.map { column in
        Column(name: column.name, values: indices.map { column.values[$0] }, classes: column.classes)
      })
  }
}

/// A dataset of one graph. Equal datasets read twice have two identities.
public struct DatasetID: Hashable, Sendable {
  public let index: Int
}
