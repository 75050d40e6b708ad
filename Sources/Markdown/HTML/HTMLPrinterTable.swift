extension HTMLPrinter {
  mutating func print(_ table: Table) {
    out.startLine()
    if options.isPage { out.append("<div class=\"table-scroll\">") }
    out.append("<table>\n<thead>\n")
    printRow(table.header, alignments: table.alignments, element: "th")
    out.append("\n</thead>")
    out.startLine()
    if !table.rows.isEmpty {
      out.append("<tbody>\n")
      for row in table.rows {
        printRow(row, alignments: table.alignments, element: "td")
        out.startLine()
      }
      out.append("</tbody>\n")
    }
    out.append(options.isPage ? "</table></div>\n" : "</table>\n")
  }

  private mutating func printRow(_ cells: [Table.Cell], alignments: [Table.Alignment?], element: String) {
    out.append("<tr>\n")
    for (cell, alignment) in zip(cells, alignments) {
      out.append("<\(element)")
      if let alignment { out.append(" \(options.isPage ? "class" : "align")=\"\(alignment.rawValue)\"") }
      if options.hasHeaderScope, element == "th" { out.append(" scope=\"col\"") }
      out.append(">")
      print(scope: cell.inlines)
      out.append("</\(element)>\n")
    }
    out.append("</tr>")
  }
}
