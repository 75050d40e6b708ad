import Markdown

/// The author's tables of data on the page: a cell that is a negative number has a minus, as numbers of Nabla's own have.
struct DataTableHTML {
  private let tables: [Block]

  init(_ document: Document) {
    let lines = Set(document.labelledTables.tables.map(\.lines))
    tables = document.allBlocks.filter { block in
      if case .table = block.kind { lines.contains(block.lines) } else { false }
    }
  }

  /// The body, which `prose` has printed.
  func withMinus(in body: String, by prose: ProseHTML) -> String {
    tables.reduce(body) { body, table in
      let html = prose.html(of: [table])
      let changed = Self.withMinus(html)
      return changed == html ? body : body.replacing(html, with: changed)
    }
  }

  private static func withMinus(_ table: String) -> String {
    guard table.contains(">-") else { return table }
    return table.replacing(/(<td[^>]*>)-((?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?<\/td>)/) { match in
      "\(match.1)−\(match.2)"
    }
  }
}
