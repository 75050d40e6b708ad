import Source

/// A name that the author gives to the table below it: `<!-- table: NAME -->`.
public struct TableLabel: Hashable, Sendable {
  public let name: String
  /// Where the name stands.
  public let span: Span
}

/// A table with a name, as plain text.
public struct LabelledTable: Hashable, Sendable {
  public struct Cell: Hashable, Sendable {
    /// Without markup: `$x_1$` is `x_1`, `**a**` is `a`.
    public let text: String
    /// Where the cell's text starts in the file.
    public let start: Position
  }

  public let label: TableLabel
  public let headings: [Cell]
  public let rows: [[Cell]]
  public let lines: ClosedRange<Int>

  init(label: TableLabel, table: Table, lines: ClosedRange<Int>) {
    self.label = label
    self.lines = lines
    func plain(_ cell: Table.Cell) -> Cell {
      let text = cell.inlines.plainText.unicodeScalars.drop(while: isSpace)
      return Cell(text: String(String(text).reversed().drop { $0.isWhitespace }.reversed()), start: cell.start)
    }
    headings = table.header.map(plain)
    rows = table.rows.map { $0.map(plain) }
  }
}

/// The tables with names, and the labels that no table follows.
public struct LabelledTables: Sendable {
  /// In the order of the source.
  public private(set) var tables: [LabelledTable] = []
  public private(set) var orphans: [TableLabel] = []

  init(in blocks: [Block], of source: SourceText) {
    guard source.places.contain("<!--") else { return }
    collect(in: blocks, source)
    tables.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    orphans.sort { $0.span.start < $1.span.start }
  }

  private mutating func collect(in blocks: [Block], _ source: SourceText) {
    for (index, block) in blocks.enumerated() {
      switch block.kind {
      case .html(let html):
        guard let label = Self.label(html, in: block, source) else { continue }
        if index + 1 < blocks.count, case .table(let table) = blocks[index + 1].kind {
          tables.append(LabelledTable(label: label, table: table, lines: blocks[index + 1].lines))
        } else {
          orphans.append(label)
        }
      case .list(let list):
        for item in list.items { collect(in: item.blocks, source) }
      default:
        // A comment in running text stands before no table, whatever follows the paragraph.
        for case .html(let html) in block.inlines.flatMap(\.withDescendants) {
          if let label = Self.label(html, in: block, source) { orphans.append(label) }
        }
        collect(in: block.children, source)
      }
    }
  }

  /// The label that a piece of HTML is, if it is nothing else.
  private static func label(_ html: String, in block: Block, _ source: SourceText) -> TableLabel? {
    let scalars = Array(html.unicodeScalars)
    var rest = scalars[...]
    func skipSpaces() { rest = rest.drop(while: isSpace) }
    func skip(_ text: String) -> Bool {
      guard rest.starts(with: text.unicodeScalars) else { return false }
      rest = rest.dropFirst(text.unicodeScalars.count)
      return true
    }
    skipSpaces()
    guard skip("<!--") else { return nil }
    skipSpaces()
    guard skip("table") else { return nil }
    skipSpaces()
    guard skip(":") else { return nil }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    guard rest.suffix(3).elementsEqual("-->".unicodeScalars) else { return nil }
    rest.removeLast(3)
    skipSpaces()
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    guard !rest.contains("\n"), rest.firstRange(of: Array("-->".unicodeScalars)) == nil else { return nil }

    // The line of the comment that holds the name is found again in the source.
    let start = (scalars[..<rest.startIndex].lastIndex(of: "\n") ?? -1) + 1
    let line = scalars[start...].prefix { $0 != "\n" }
    let name = String(String.UnicodeScalarView(rest))
    for number in block.lines {
      guard let text = source.line(number)?.unicodeScalars.map({ $0 }),
        let found = text.firstRange(of: line)?.lowerBound
      else { continue }
      let column = found + rest.startIndex - start + 1
      return TableLabel(name: name, span: Span(line: number, column: column, length: max(rest.count, 1)))
    }
    return TableLabel(name: name, span: Span(line: block.lines.lowerBound, column: 1))
  }
}
