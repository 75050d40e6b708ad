/// Columns of equal length, one value a row and column.
public struct Dataset: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public let name: String
    /// The shape of one row's value.
    public let shape: Shape
    /// The rows one after the other; for a column of text, the place of its class, from 1.
    public let values: [Double]
    /// The sorted distinct texts of a column of text.
    public let classes: [String]?
    /// The values of the whole dataset that these rows were taken from, which tell the classes of a label.
    let whole: [Double]

    public init(name: String, values: [Double], shape: Shape = .number, classes: [String]? = nil) {
      self.init(name: name, values: values, shape: shape, classes: classes, whole: values)
    }

    private init(name: String, values: [Double], shape: Shape, classes: [String]?, whole: [Double]) {
      precondition(shape.count > 0 && values.count % shape.count == 0, "a column of whole rows")
      self.name = name
      self.shape = shape
      self.values = values
      self.classes = classes
      self.whole = whole
    }

    public var rowCount: Int { values.count / shape.count }

    /// The sorted distinct values of the whole dataset.
    public var distinctValues: [Double] { Set(whole).sorted() }

    func rows(_ indices: [Int]) -> Column {
      let width = shape.count
      let taken = indices.flatMap { values[$0 * width..<($0 + 1) * width] }
      return Column(name: name, values: taken, shape: shape, classes: classes, whole: whole)
    }
  }

  /// A file that the columns are those of, in the same order.
  public struct Origin: Hashable, Sendable {
    /// The address that the author gave.
    public let file: String
    /// Which of the file's rows there are, from 0; nothing for all in order.
    public let rows: [Int]?

    public init(file: String, rows: [Int]? = nil) {
      self.file = file
      self.rows = rows
    }
  }

  public let name: String
  public let columns: [Column]
  public let count: Int
  /// Where the numbers come from, if that is a file.
  public let origin: Origin?

  public init(name: String, columns: [Column], origin: Origin? = nil) {
    self.name = name
    self.columns = columns
    self.origin = origin
    count = columns.first?.rowCount ?? 0
  }

  public func column(_ name: String) -> Column? {
    columns.first { $0.name == name }
  }

  public func named(_ name: String) -> Dataset { Dataset(name: name, columns: columns, origin: origin) }

  /// The rows at `indices`, from 0, as a dataset of their own.
  public func rows(_ indices: [Int], name: String) -> Dataset {
    let origin = origin.map { origin in
      Origin(file: origin.file, rows: origin.rows.map { rows in indices.map { rows[$0] } } ?? indices)
    }
    return Dataset(name: name, columns: columns.map { $0.rows(indices) }, origin: origin)
  }

  /// The shape of one row of a column, or of several columns as a vector.
  func shape(of names: [String], isVector: Bool) -> Shape {
    isVector ? [names.count] : column(names[0])?.shape ?? .number
  }

  /// The numbers of columns with the rows as the last axis.
  func numbers(of names: [String]) -> [Double] {
    if names.count == 1, let column = column(names[0]) {
      return Tensor.transposed(column.values, rows: count, columns: column.shape.count)
    }
    return names.flatMap { column($0)?.values ?? [] }
  }

  /// The numbers of columns with the rows as the first axis.
  func rowMajorNumbers(of names: [String]) -> [Double] {
    if names.count == 1, let column = column(names[0]) { return column.values }
    return Tensor.transposed(names.flatMap { column($0)?.values ?? [] }, rows: names.count, columns: count)
  }
}

/// A dataset of one graph. Equal datasets read twice have two identities.
public struct DatasetID: Hashable, Sendable {
  public let index: Int
}
