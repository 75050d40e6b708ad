import Language
import Markdown
import Source

/// A notebook that was read: its text, its settings, and its blocks in order.
public struct LoadedNotebook: Sendable {
  public let file: NotebookFile
  public let document: Document
  public let settings: Settings
  /// The `nn` blocks, in the order of the file.
  public let blocks: [NotebookBlock]
  /// The labelled tables of the prose.
  public let tables: [ProseTable]
  /// What is odd but does not stop the notebook, and errors in its settings and info strings.
  public let diagnostics: [Diagnostic]

  /// The author's text, without what a run put into the file. All places are places of this text; `file` knows where
  /// they are in the file.
  public var source: SourceText { document.source }

  /// Reads a notebook from its text. Throws where it cannot be read at all, such as when it is nested too deeply.
  public static func load(_ source: SourceText) throws(Diagnostic) -> LoadedNotebook {
    let file = try NotebookFile(source)
    let document = try Document.parse(file.author)
    var diagnostics: [Diagnostic] = []
    let settings = Settings.read(document.frontMatter, &diagnostics)
    for orphan in document.labelledTables.orphans {
      diagnostics.append(
        .warning(
          .tableLabel, "no table follows the label \(orphan.name)", at: orphan.span,
          hint: "the comment stands on the line before a table"))
    }
    var tables: [ProseTable] = []
    for table in document.labelledTables.tables {
      guard Self.isName(table.label.name) else {
        diagnostics.append(
          Diagnostic(
            "a dataset's name is one name, such as or, but here is \(table.label.name.isEmpty ? "none" : table.label.name)",
            at: table.label.span))
        continue
      }
      if let first = tables.first(where: { $0.name == table.label.name }) {
        diagnostics.append(
          Diagnostic(
            "two tables are named \(table.label.name)", at: table.label.span,
            notes: [.init("the first is here", at: first.span)]))
      } else {
        tables.append(ProseTable(table))
      }
    }
    let blocks = NotebookBlock.read(document, &diagnostics)
    return LoadedNotebook(
      file: file, document: document, settings: settings, blocks: blocks, tables: tables, diagnostics: diagnostics)
  }

  /// Whether blocks can use the text as a name.
  private static func isName(_ text: String) -> Bool {
    guard case .success(let expression) = Parser.expression([CodeLine(text, at: Position(line: 1, column: 1))]),
      case .name = expression.kind
    else { return false }
    return true
  }
}

extension ProseTable {
  fileprivate init(_ table: LabelledTable) {
    func cell(_ cell: LabelledTable.Cell) -> Cell {
      Cell(
        cell.text,
        at: Span(line: cell.start.line, column: cell.start.column, length: max(1, cell.text.unicodeScalars.count)))
    }
    self.init(
      name: table.label.name, span: table.label.span, headings: table.headings.map(cell),
      rows: table.rows.map { $0.map(cell) })
  }
}
