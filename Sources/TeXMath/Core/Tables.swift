/// Tables: alignment, gaps and lines, which MathML Core leaves to CSS, and tags of rows.
enum Tables {
  private static let line = "0.05em"

  /// The style of a table with tags.
  static let wholeWidth = "width:100%"
  /// Marks a table that stands in a frame, for the time of rewriting.
  static let frame = "frame"

  static func rewrite(_ element: MathElement, _ context: CoreMathML.Context) -> MathElement {
    if element["width"] == "100%" { return tagged(element, context) }
    let layout = Layout(element)
    let rows = element.children.map(\.children)
    let hasTags = rows.joined().contains { $0["class"] == "mml-eqn-num" && !$0.children.isEmpty }
    let cells = rows.map { $0.filter { $0["class"] == nil } }
    let (isDisplay, bare) = withoutStyles(cells, context)

    var result = MathElement("mtable")
    if isDisplay { result["displaystyle"] = "true" }
    if hasTags { result["style"] = wholeWidth }
    let columns = bare.map(\.count).max() ?? 0
    for (number, row) in bare.enumerated() {
      var inner = row.enumerated().map { column, cell in
        let content = CoreMathML.row(cell.children, context)
        return MathElement(
          "mtd", style(layout, number, column, of: columns),
          children: layout.alignment(of: column) == "right" ? rightAligned(content) : content)
      }
      if hasTags {
        // A row's own tag stands in a cell behind its others; LaTeX's automatic numbers are not given.
        let tag = rows[number].first { $0["class"] == "mml-eqn-num" }
        while inner.count < columns { inner.append(MathElement("mtd")) }
        inner = [glue] + inner + [tagCell(tag.map { CoreMathML.row($0.children, context) } ?? [])]
      }
      result.children.append(MathElement("mtr", children: inner))
    }
    return result
  }

  // MARK: Layout

  /// What KaTeX says of a table in attributes.
  private struct Layout {
    let alignments: [Substring]
    let gaps: [Substring]
    let columnLines: [Substring]
    let rowLines: [Substring]
    /// Above and below each cell, in em.
    let padding: Double
    /// Left and right of the table, in em.
    let margin: Double

    init(_ table: MathElement) {
      func list(_ name: String) -> [Substring] { (table[name] ?? "").split(separator: " ") }
      alignments = list("columnalign")
      gaps = list("columnspacing")
      columnLines = list("columnlines")
      rowLines = list("rowlines")
      let gap = list("rowspacing").first.flatMap { CSSNumber.value($0) } ?? 0.16
      padding = (gap + 0.24) / 2
      margin = table[frame] == nil ? 0 : 0.4
    }

    /// The gap after a column, in em. The last value goes on.
    func gap(after column: Int) -> Double {
      gaps.isEmpty ? 0.8 : CSSNumber.value(gaps[min(column, gaps.count - 1)]) ?? 0
    }

    /// Left or right; nothing for the middle, where cells stand anyway.
    func alignment(of column: Int) -> Substring? {
      column < alignments.count && alignments[column] != "center" ? alignments[column] : nil
    }

    static func line(_ lines: [Substring], after index: Int) -> String? {
      guard !lines.isEmpty else { return nil }
      let line = lines[min(index, lines.count - 1)]
      return line == "none" ? nil : String(line)
    }
  }

  private static func style(_ layout: Layout, _ row: Int, _ column: Int, of columns: Int) -> [(String, String)] {
    let before = column == 0 ? layout.margin : layout.gap(after: column - 1) / 2
    let after = column == columns - 1 ? layout.margin : layout.gap(after: column) / 2
    let vertical = CSSNumber.em(layout.padding)
    var style =
      before == after
      ? "padding:\(vertical) \(CSSNumber.em(before))"
      : "padding:\(vertical) \(CSSNumber.em(after)) \(vertical) \(CSSNumber.em(before))"
    if let alignment = layout.alignment(of: column) { style = "text-align:-webkit-\(alignment);" + style }
    if column < columns - 1, let kind = Layout.line(layout.columnLines, after: column) {
      style += ";border-right:\(line) \(kind)"
    }
    if row < layout.rowLines.count, let kind = Layout.line(layout.rowLines, after: row) {
      style += ";border-bottom:\(line) \(kind)"
    }
    return [("style", style)]
  }

  /// The cells without the style that KaTeX puts into each, where the table can have it instead.
  private static func withoutStyles(
    _ rows: [[MathElement]], _ context: CoreMathML.Context
  ) -> (isDisplay: Bool, rows: [[MathElement]]) {
    let filled = rows.joined().filter { !$0.children.isEmpty }
    guard context.level == 0, !filled.isEmpty else { return (false, rows) }
    for isDisplay in [true, false] {
      let areAll = filled.allSatisfy { cell in
        cell.children.count == 1 && Styles.isOutermost(cell.children[0], isDisplay: isDisplay)
      }
      guard areAll else { continue }
      return (
        isDisplay,
        rows.map { row in
          row.map { cell in
            var cell = cell
            cell.children = cell.children.first?.children ?? []
            return cell
          }
        }
      )
    }
    return (false, rows)
  }

  /// Chromium aligns mathematics by `-webkit-right` only, which WebKit would hand on to all that is in the cell.
  private static func rightAligned(_ content: [MathElement]) -> [MathElement] {
    if content.isEmpty { return [] }
    let isRow = content.count == 1 && content[0].name == "mrow"
    return [(isRow ? content[0] : MathElement("mrow", children: content)).styled("text-align:left")]
  }

  // MARK: Tags

  /// Takes half of the room that a table as wide as the page leaves.
  private static let glue = MathElement("mtd", [("style", "width:50%;padding:0")])

  private static func tagCell(_ content: [MathElement]) -> MathElement {
    MathElement(
      "mtd", [("style", "width:50%;padding:0 0 0 1em;text-align:-webkit-right")], children: rightAligned(content))
  }

  /// A formula with one \tag: KaTeX's cells are room, formula, room, tag.
  private static func tagged(_ element: MathElement, _ context: CoreMathML.Context) -> MathElement {
    let cells = element.children.first?.children ?? []
    let formula = cells.count > 1 ? Lines.separate(cells[1].children, context) : []
    let tag = cells.last.map { CoreMathML.row($0.children, context) } ?? []
    return MathElement(
      "mtable", [("displaystyle", "true"), ("style", wholeWidth)],
      children: [
        MathElement(
          "mtr", children: [glue, MathElement("mtd", [("style", "padding:0")], children: formula), tagCell(tag)])
      ])
  }
}
