import Source

/// Paragraphs, headings and tables: the blocks that hold inlines.
extension DocumentBuilder {
  /// `table` is the block after the paragraph. Lines of a paragraph above a table's headings are a paragraph that has no
  /// place in cmark's tree.
  mutating func paragraph(_ node: RawTree.Node, table: RawTree.Node?, isSeparator: Bool) -> Block {
    let count = ContentMap.parts(of: node.content).count
    var node = node
    var map: ContentMap?
    var columnOffset = node.startColumn - 1
    if node.startLine == 0, let table {
      let first = headerLine(of: table) - count
      let starts = (0..<count).map { index in
        index == 0 && table.startLine == first
          ? table.startColumn - 1 : textStart(line: first + index)
      }
      map = ContentMap(node.content, from: first, offsets: starts, of: lines)
      node.startLine = max(first, 1)
      node.startColumn = table.startColumn
      columnOffset = -1
    } else {
      let last = node.endLine - count + 1
      map = ContentMap(node.content, firstLineIn: [last] + Array(node.startLine...max(last, node.startLine)), of: lines)
    }
    let first = map?.lines.first
    var builder = InlineBuilder(
      tree: tree, node: node, map: map, columnOffset: columnOffset, firstLine: node.startLine, lines: lines)
    let inlines = builder.inlines(of: node.children)
    let firstLine = first?.number ?? node.startLine
    let range = firstLine...max(firstLine, map?.lines.last?.number ?? node.endLine)
    let placement = placement(
      lines: range, indentation: first?.offset ?? max(node.startColumn - 1, 0), isSeparator: isSeparator, closing: nil)
    if case .math(let formula)? = inlines.first, inlines.count == 1, formula.isDisplay {
      return Block(kind: .math(formula), placement: placement)
    }
    return Block(kind: .paragraph(inlines), placement: placement)
  }

  mutating func heading(_ node: RawTree.Node, level: Int, isSeparator: Bool) -> Block {
    let line = lines[node.startLine]
    let start = max(node.startColumn - 1, 0)
    let marks = line.dropFirst(start).prefix { $0 == UInt8(ascii: "#") }
    let text = line.dropFirst(start + marks.count)
    // A task's text may look like one and be the text above an underline.
    let isATX =
      node.endLine == node.startLine && (1...6).contains(marks.count)
      && (text.isEmpty || Byte.isBlank(text[text.startIndex]))
    let map: ContentMap?
    var columnOffset = start
    var last = node.startLine
    if isATX {
      columnOffset = line.count - text.drop(while: Byte.isBlank).count
      map = ContentMap(node.content, from: node.startLine, offsets: [columnOffset], of: lines)
    } else {
      // The underline is the last line or, where cmark has read on, the one before; definitions of link addresses may
      // stand above the text.
      let count = ContentMap.parts(of: node.content).count
      let nearest = [node.endLine - count - 1, node.endLine - count].filter { isUnderline($0 + count) }
      map = ContentMap(node.content, firstLineIn: nearest, of: lines)
      last = (map?.lines.last?.number ?? node.endLine - 1) + 1
    }
    var builder = InlineBuilder(
      tree: tree, node: node, map: map, columnOffset: columnOffset, firstLine: node.startLine, lines: lines)
    let inlines = builder.inlines(of: node.children)
    let first = map?.lines.first?.number ?? node.startLine
    return Block(
      kind: .heading(Heading(level: level, inlines: inlines)),
      placement: placement(
        lines: first...max(first, last), indentation: isATX ? start : map?.lines.first?.offset ?? start,
        isSeparator: isSeparator, closing: nil))
  }

  private func isUnderline(_ number: Int) -> Bool {
    let line = Limits.withoutMarks(lines[number])
    guard let mark = line.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    return line.drop { $0 == mark }.allSatisfy(Byte.isSpace)
  }

  // MARK: Tables

  /// The line of the headings. cmark gives that of the paragraph which they were part of.
  private func headerLine(of table: RawTree.Node) -> Int {
    if table.children.count > 1 { return tree[table.children[1]].startLine - 2 }
    return table.endLine - 1
  }

  mutating func table(_ node: RawTree.Node, alignments: [Table.Alignment?], isSeparator: Bool) -> Block {
    let header = headerLine(of: node)
    var rows: [[Table.Cell]] = []
    var last = header + 1
    for (index, child) in node.children.enumerated() {
      let row = tree[child]
      let number = index == 0 ? header : row.startLine
      last = max(last, number)
      rows.append(cells(of: row, in: node, line: number, isHeader: index == 0))
    }
    let start = start(ofRowIn: node, line: header)
    return Block(
      kind: .table(Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))),
      placement: placement(
        lines: max(header, 1)...max(last, header, 1), indentation: start, isSeparator: isSeparator, closing: nil))
  }

  /// Where a row starts in its line.
  private func start(ofRowIn table: RawTree.Node, line number: Int) -> Int {
    number == table.startLine ? max(table.startColumn - 1, 0) : textStart(line: number)
  }

  private mutating func cells(
    of row: RawTree.Node, in table: RawTree.Node, line number: Int, isHeader: Bool
  ) -> [Table.Cell] {
    let start = start(ofRowIn: table, line: number)
    let found = TableRow(lines[number], from: start).cells
    // A heading's column counts from the start of the paragraph that the table grew from.
    var before = 0
    if isHeader, table.startLine < number {
      for line in table.startLine..<number { before += lines[line].count - self.start(ofRowIn: table, line: line) + 1 }
    }
    return row.children.enumerated().map { index, child in
      let node = tree[child]
      // Of a cell that a short row lacks, the place is the end of the row.
      let end = lines[number].count
      let cell = index < found.count ? found[index] : TableRow.Cell(start: end, text: end..<end)
      let map = ContentMap(node.content, from: number, offsets: [cell.text.lowerBound], of: lines)
      var builder = InlineBuilder(
        tree: tree, node: node, map: map,
        columnOffset: max(table.startColumn - 1, 0) + before + cell.start - start, isInTable: true, firstLine: number,
        lines: lines)
      let inlines = builder.inlines(of: node.children)
      return Table.Cell(inlines: inlines, start: lines.position(line: number, offset: cell.text.lowerBound))
    }
  }
}
