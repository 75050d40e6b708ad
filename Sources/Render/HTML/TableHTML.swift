import Language

/// A table of numbers and texts.
struct TableHTML {
  private let table: TableText
  private let digits: Int

  init(_ table: TableText, digits: Int) {
    self.table = table
    self.digits = digits
  }

  /// `caption` is HTML.
  func html(caption: String?) -> String {
    var lines = ["<div class=\"output table\">", "<table>"]
    if let caption { lines.append("<caption>\(caption)</caption>") }
    lines.append("<thead><tr>" + table.columns.map(heading).joined() + "</tr></thead>")
    lines.append("<tbody>")
    for row in 0..<(table.columns.first?.cells.count ?? 0) {
      lines.append(
        "<tr>" + table.columns.map { cell($0.cells[row], isNumeric: $0.isNumeric) }.joined() + "</tr>")
    }
    lines.append("</tbody>")
    if table.columns.contains(where: { $0.total != nil }) {
      lines.append("<tfoot><tr>" + totals.joined() + "</tr></tfoot>")
    }
    lines.append("</table>")
    if let more = table.more { lines.append("<p class=\"more\">\(more)</p>") }
    return (lines + ["</div>"]).joined(separator: "\n")
  }

  private func heading(_ column: TableText.Column) -> String {
    let text =
      switch column.label {
      case .text(let text): HTMLText.escape(text)
      case .math(let math): MathML(digits: digits).inline(math)
      }
    return "<th scope=\"col\"\(column.isNumeric ? "" : " class=\"text\"")>\(text)</th>"
  }

  private func cell(_ text: String, isNumeric: Bool) -> String {
    "<td\(isNumeric ? "" : " class=\"text\"")>\(HTMLText.escape(text))</td>"
  }

  /// The word 'total' stands in the first column that has none.
  private var totals: [String] {
    let label = table.columns.firstIndex { $0.total == nil }
    return table.columns.enumerated().map { position, column in
      if let total = column.total { return "<td>\(total)</td>" }
      return position == label ? "<th scope=\"row\">total</th>" : "<td></td>"
    }
  }
}
