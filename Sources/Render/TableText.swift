import Engine
import Language
import Numerals
import Typesetting

/// The cells of a table as texts: numbers of a column share their decimals, and long tables show their first rows.
struct TableText {
  struct Column {
    let label: Label
    let isNumeric: Bool
    let cells: [String]
    let total: String?
  }

  /// The most rows that are shown, where the author does not say how many.
  static let limit = 10

  let columns: [Column]
  /// How many rows there are that are not shown.
  let hidden: Int

  init(_ table: TableOutput, digits: Int) {
    let digits = table.digits ?? digits
    let shown = min(table.rowCount, table.shownRows ?? Self.limit)
    hidden = table.rowCount - shown
    columns = table.columns.enumerated().map { position, column in
      Self.column(column, total: table.totals?[position], shown: shown, digits: digits)
    }
  }

  /// A number, vector or matrix a row, with the rows' numbers.
  init(rows tensor: Tensor, count: Int, label: Label, digits: Int) {
    let shown = min(count, Self.limit)
    let slices = (0..<shown).map { tensor.slice($0) }
    let cells: TableOutput.Cells =
      tensor.shape.rank == 1 ? .numbers(slices.map { $0.elements[0] }) : .tensors(slices)
    let numbers = Column(label: .text("row"), isNumeric: true, cells: (0..<shown).map { String($0 + 1) }, total: nil)
    let values = TableOutput.Column(label: label, name: "", cells: cells)
    hidden = count - shown
    columns = [numbers, Self.column(values, total: nil, shown: shown, digits: digits)]
  }

  /// The line below a table that does not show all its rows.
  var more: String? { hidden > 0 ? "and \(hidden) more \(hidden == 1 ? "row" : "rows")" : nil }

  private static func column(_ column: TableOutput.Column, total: Double??, shown: Int, digits: Int) -> Column {
    let sum = total.flatMap { $0 }
    switch column.cells {
    case .text(let texts):
      return Column(label: column.label, isNumeric: false, cells: Array(texts.prefix(shown)), total: nil)
    case .names(let names):
      let plain = PlainText(digits: digits)
      return Column(
        label: column.label, isNumeric: false, cells: names.prefix(shown).map { plain.text(.name($0)) }, total: nil)
    case .numbers(let numbers):
      let all = Array(numbers.prefix(shown))
      let format = Numerals.columnDecimals(all + (sum.map { [$0] } ?? []), digits: digits)
      return Column(
        label: column.label, isNumeric: true, cells: all.map { Numerals.typographic(format.format($0)) },
        total: sum.map { Numerals.typographic(format.format($0)) })
    case .tensors(let tensors):
      return Column(
        label: column.label, isNumeric: true, cells: tensors.prefix(shown).map { TensorText.text($0, digits: digits) },
        total: nil)
    }
  }
}
