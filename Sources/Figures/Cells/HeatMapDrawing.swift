/// Draws a heat map: the names of the columns above, those of the rows at the left, the scale at the right.
enum HeatMapDrawing {
  /// More cells than this show no numbers.
  private static let mostNumbers = 150
  private static let mostDashes = 1200

  private struct Cells {
    let width: Double
    let height: Double
    let hasNumbers: Bool
  }

  static func drawing(_ map: HeatMap) -> Drawing {
    let rows = map.shownRows
    let columnCount = map.shownColumnCount
    let names = GridNames(
      rows: rows.indices.map(map.rowName), columns: (0..<columnCount).map(map.columnName))
    let scale = map.scale
    let left = names.rowWidth + (names.rowWidth > 0 ? 12 : 4)
    var (body, top) = ChartStyle.title(map.title, top: 4)
    let cells = cells(rows, columnCount, room: ChartStyle.width - left - 80)
    let width = cells.width * Double(columnCount)
    let height = cells.height * Double(rows.count)
    let heading = heading(map, left: left, width: width, top: top)
    body += heading.svg
    top = heading.bottom + names.height(cell: cells.width)
    let levels = rows.map { row in row.map(scale.level) }
    let paths = CellPaths(levels.enumerated().map { CellPaths.Row(x: 0, y: $0, levels: $1) }, ground: 0)
    body += CellGrid.cells(paths, left: left, top: top, width: cells.width, height: cells.height)
    body += CellGrid.frame(left: left, top: top, width: width, height: height)
    body += names.svg(left: left, top: top, width: cells.width, height: cells.height)
    body +=
      cells.hasNumbers
      ? numbers(rows, levels, cells, left: left, top: top) : marks(rows, cells, left: left, top: top)
    let bar = ColourBar(scale, height: min(max(height, 80), 260))
    let barLeft = left + width + max(names.overhang(cell: cells.width), 16)
    body += bar.svg(left: barLeft, top: top)
    var bottom = top + max(height, bar.height) + 22
    if let remark = map.remark {
      bottom += ChartStyle.lineHeight
      body += ChartStyle.line(FigureLabel("Shown: " + remark), x: 4, y: bottom - 8)
    }
    let right = max(barLeft + bar.width + 6, heading.right, map.remark == nil ? 0 : 380)
    return Drawing(
      title: title(of: map), width: right, height: bottom, colours: 0, isTextual: true, hasColourScale: true, body: body
    )
  }

  private static func title(of map: HeatMap) -> String {
    if !map.title.isEmpty { return map.title }
    return map.name.isEmpty ? "Heat map" : "Heat map of " + map.name.plainText
  }

  /// Numbers stand in the cells when there are few and they have room.
  private static func cells(_ rows: [[Double]], _ columns: Int, room: Double) -> Cells {
    let count = Double(max(columns, 1))
    let longest = rows.joined().lazy.map { TextMeasure.width(of: ShownNumber.text($0), size: 13) }
    if rows.count * columns <= mostNumbers, let longest = longest.max(), (longest + 8) * count <= room {
      return Cells(width: min(room / count, max(48, longest + 16)).rounded(.down), height: 30, hasNumbers: true)
    }
    let side = min(room / count, 24, 480 / Double(max(rows.count, 1)))
    let whole = side.rounded(.down)
    return Cells(width: max(whole, 4), height: max(rows.count == 1 ? max(whole, 24) : whole, 4), hasNumbers: false)
  }

  /// What the rows and the columns are.
  private static func heading(_ map: HeatMap, left: Double, width: Double, top: Double)
    -> (svg: String, bottom: Double, right: Double)
  {
    guard !map.rowTitle.isEmpty || !map.columnTitle.isEmpty else { return ("", top, 0) }
    let down = map.rowTitle.isEmpty ? map.rowTitle : map.rowTitle.inOneLine + " ↓"
    let across = map.columnTitle.isEmpty ? map.columnTitle : map.columnTitle.inOneLine + " →"
    let size = ChartStyle.textSize
    let first = LabelText.shortened(down, size: size, width: 200)
    let second = LabelText.shortened(across, size: size, width: 200)
    let bottom = top + ChartStyle.lineHeight
    let secondLeft = max(left, first.isEmpty ? 4 : LabelText.width(of: first, size: size) + 24)
    var svg = first.isEmpty ? "" : ChartStyle.line(first, x: 4, y: bottom - 5)
    if !second.isEmpty { svg += ChartStyle.line(second, x: secondLeft, y: bottom - 5) }
    return (svg, bottom, secondLeft + LabelText.width(of: second, size: size) + 4)
  }

  private static func numbers(_ rows: [[Double]], _ levels: [[Int?]], _ cells: Cells, left: Double, top: Double)
    -> String
  {
    var text = "<g font-size=\"13\" text-anchor=\"middle\">"
    for (row, values) in rows.enumerated() {
      let y = top + (Double(row) + 0.5) * cells.height + 4.5
      for (column, value) in values.enumerated() {
        let colour = ColourScale.textColour(on: levels[row][column])
        let x = left + (Double(column) + 0.5) * cells.width
        text += "<text \(colour) x=\"\(at: x)\" y=\"\(at: y)\">\(ShownNumber.text(value))</text>"
      }
    }
    return text + "</g>\n"
  }

  /// Without numbers, a dash says that a value is negative, and a cross that it is no finite number.
  private static func marks(_ rows: [[Double]], _ cells: Cells, left: Double, top: Double) -> String {
    var (crosses, dashes) = ("", "")
    let negative = rows.joined().count { $0 < 0 && $0.isFinite }
    let hasDashes = negative <= mostDashes && negative < rows.joined().count && min(cells.width, cells.height) >= 12
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        let (x, y) = (left + (Double(column) + 0.5) * cells.width, top + (Double(row) + 0.5) * cells.height)
        if !value.isFinite {
          let arm = min(cells.width, cells.height) * 0.3
          crosses += "M\(at: x - arm) \(at: y - arm)l\(at: 2 * arm) \(at: 2 * arm)m0 \(at: -2 * arm)l"
          crosses += "\(at: -2 * arm) \(at: 2 * arm)"
        } else if value < 0, hasDashes {
          dashes += "M\(at: x - 2) \(at: y)h4"
        }
      }
    }
    return [(crosses, "1.2"), (dashes, ".9")].map { data, width in
      data.isEmpty ? "" : "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"\(width)\" d=\"\(data)\"/>\n"
    }.joined()
  }
}
