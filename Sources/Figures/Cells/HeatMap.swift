/// The numbers of a vector or a matrix as colours: weights, attention, values per row.
public struct HeatMap: Sendable, Hashable {
  /// Drawn above when it is not empty.
  public let title: String
  /// What is shown, for the words: `W`.
  public let name: FigureLabel
  /// The numbers, row by row; rows may be of different lengths.
  public let values: [[Double]]
  /// What the rows and the columns are, such as `query` and `key`.
  public let rowTitle: FigureLabel
  public let columnTitle: FigureLabel
  /// A name for each row and column; numbers from 1 when nothing is given.
  public let rowNames: [FigureLabel]?
  public let columnNames: [FigureLabel]?
  /// The ends of the colour scale; from the values when nothing is given.
  public var range: ClosedRange<Double>?

  public init(
    title: String = "", name: FigureLabel = "", values: [[Double]], rowTitle: FigureLabel = "",
    columnTitle: FigureLabel = "", rowNames: [FigureLabel]? = nil, columnNames: [FigureLabel]? = nil,
    range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.name = name
    self.values = values
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.range = range
  }
}

extension HeatMap: FigureContent {
  /// As many rows and columns are drawn; more could not be told apart.
  static let maximum = 48

  var rowCount: Int { values.count }
  var columnCount: Int { values.map(\.count).max() ?? 0 }
  /// What is drawn.
  var shownRows: [[Double]] { values.prefix(Self.maximum).map { Array($0.prefix(Self.maximum)) } }
  var shownColumnCount: Int { min(columnCount, Self.maximum) }
  var scale: ColourScale { ColourScale(shownRows.joined(), range: range) }

  func rowName(_ index: Int) -> FigureLabel { Self.name(index, rowNames) }
  func columnName(_ index: Int) -> FigureLabel { Self.name(index, columnNames) }

  private static func name(_ index: Int, _ names: [FigureLabel]?) -> FigureLabel {
    guard let names else { return FigureLabel(String(index + 1)) }
    return index < names.count ? names[index] : ""
  }

  /// What is left out, in words; nothing where all is shown.
  var remark: String? {
    let parts = [(rowCount, "rows"), (columnCount, "columns")].filter { $0.0 > Self.maximum }
    guard !parts.isEmpty else { return nil }
    return "the first " + parts.map { "\(Self.maximum) of \($0.0) \($0.1)" }.joined(separator: " and ")
  }

  var drawing: Drawing { HeatMapDrawing.drawing(self) }

  var data: FigureData {
    let head = rowTitle.isEmpty ? "row" : rowTitle.plainText
    let columns = (0..<shownColumnCount).map { columnName($0).plainText }
    return FigureData(
      columns: [head] + columns,
      rows: shownRows.enumerated().map { index, row in
        [.text(rowName(index).plainText)]
          + (0..<shownColumnCount).map { $0 < row.count ? .number(row[$0]) : .missing }
      })
  }

  func alternativeText(format: @escaping (Double) -> String) -> String {
    HeatMapDescription(self, format: format).text
  }
}
