/// Draws a confusion matrix: a row a true class, shaded by its share of the row, with the right ones in frames.
enum ConfusionMatrixDrawing {
  private static let size = 13.0

  static func drawing(_ matrix: ConfusionMatrix) -> Drawing {
    let shown = Array(matrix.classes.indices.prefix(ConfusionMatrix.maximum))
    let labels = shown.map { FigureLabel(matrix.classes[$0]) }
    let names = GridNames(rows: labels, columns: labels)
    var (body, top) = ChartStyle.title(matrix.title, top: 4)
    let left = max(names.rowWidth + 12, 60)
    let longest = shown.flatMap { row in shown.map { TextMeasure.width(of: String(matrix.counts[row][$0]), size: size) }
    }
    let count = Double(max(shown.count, 1))
    let room = ChartStyle.width - left - 76
    let side = min(room / count, max(34, (longest.max() ?? 0) + 12)).rounded(.down)
    let hasNumbers = side >= (longest.max() ?? 0) + 3 && side >= 16
    let length = side * count
    top += ChartStyle.lineHeight
    body += ChartStyle.line("true ↓", x: 4, y: top - 5) + ChartStyle.line("predicted →", x: left, y: top - 5)
    top += names.height(cell: side)
    let levels = shown.map { row in shown.map { level(matrix.counts[row][$0], of: matrix.total(ofRow: row)) } }
    let paths = CellPaths(levels.enumerated().map { CellPaths.Row(x: 0, y: $0, levels: $1) }, ground: 0)
    body += CellGrid.cells(paths, left: left, top: top, width: side, height: side)
    body += lines(shown.count, side, left: left, top: top)
    body += names.svg(left: left, top: top, width: side, height: side)
    if hasNumbers { body += numbers(matrix, shown, levels, side, left: left, top: top) }
    // The recall of each class, in a column of its own.
    let recallLeft = left + length + max(names.overhang(cell: side), 10)
    body += recalls(matrix, shown, side, x: recallLeft + 46, top: top)
    var bottom = top + length + 10
    for line in remarks(matrix) {
      bottom += ChartStyle.lineHeight
      body += ChartStyle.line(FigureLabel(line), x: 4, y: bottom - 5)
    }
    return Drawing(
      title: matrix.title.isEmpty ? "Confusion matrix" : matrix.title, width: max(recallLeft + 52, 300),
      height: bottom + 4, colours: 0, isTextual: true, hasColourScale: true, body: body)
  }

  private static func level(_ count: Int, of total: Int) -> Int {
    guard count > 0, total > 0 else { return 0 }
    // What happened once in a thousand is still seen.
    return max(Int((Double(count) / Double(total) * Double(ColourScale.strongest)).rounded()), 1)
  }

  private static func lines(_ count: Int, _ side: Double, left: Double, top: Double) -> String {
    let length = side * Double(count)
    var grid = ""
    for line in 0...count {
      let place = Double(line) * side
      grid += "M\(at: left) \(at: top + place)h\(at: length)M\(at: left + place) \(at: top)v\(at: length)"
    }
    var frames = ""
    for place in 0..<count {
      let start = Double(place) * side
      frames += "M\(at: left + start) \(at: top + start)h\(at: side)v\(at: side)h\(at: -side)z"
    }
    return "<g fill=\"none\" stroke=\"currentColor\"><path stroke-opacity=\".2\" d=\"\(grid)\"/>"
      + (frames.isEmpty ? "" : "<path stroke-width=\"1.6\" d=\"\(frames)\"/>") + "</g>\n"
  }

  private static func numbers(
    _ matrix: ConfusionMatrix, _ shown: [Int], _ levels: [[Int]], _ side: Double, left: Double, top: Double
  ) -> String {
    var text = "<g font-size=\"13\" text-anchor=\"middle\">"
    for row in shown {
      let y = top + (Double(row) + 0.5) * side + 4.5
      // An empty cell needs no 0: it would hide the others.
      for column in shown where matrix.counts[row][column] > 0 || row == column {
        let colour = ColourScale.textColour(on: levels[row][column])
        let weight = row == column ? " font-weight=\"600\"" : ""
        text += "<text \(colour)\(weight) x=\"\(at: left + (Double(column) + 0.5) * side)\" "
        text += "y=\"\(at: y)\">\(matrix.counts[row][column])</text>"
      }
    }
    return text + "</g>\n"
  }

  private static func recalls(_ matrix: ConfusionMatrix, _ shown: [Int], _ side: Double, x: Double, top: Double)
    -> String
  {
    guard side >= 13 else { return "" }
    var text = "<g font-size=\"12\" text-anchor=\"end\" fill=\"currentColor\">"
    text += "<text x=\"\(at: x)\" y=\"\(at: top - 6)\">recall</text>"
    for row in shown {
      guard let recall = matrix.recall(row) else { continue }
      let y = top + (Double(row) + 0.5) * side + 4
      text += "<text x=\"\(at: x)\" y=\"\(at: y)\">\(percent(recall))</text>"
    }
    return text + "</g>\n"
  }

  private static func percent(_ share: Double) -> String { ShownNumber.text(share * 100) + " %" }

  private static func remarks(_ matrix: ConfusionMatrix) -> [String] {
    var lines: [String] = []
    if matrix.total > 0 {
      let share = percent(Double(matrix.right) / Double(matrix.total))
      lines.append("\(matrix.right) of \(matrix.total) right (\(share))")
    }
    if matrix.classes.count > ConfusionMatrix.maximum {
      lines.append("Shown: the first \(ConfusionMatrix.maximum) of \(matrix.classes.count) classes")
    }
    return lines
  }
}
