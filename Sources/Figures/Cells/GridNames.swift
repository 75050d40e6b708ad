/// The names along the sides of a grid of cells: how much room they take, and which of them are written.
struct GridNames {
  let rows: [FigureLabel]
  let columns: [FigureLabel]
  /// The width of the longest name of a row.
  let rowWidth: Double

  private static let size = 12.0
  private static let longest = 120.0
  /// √½: what a line at 45° takes of each axis.
  private static let diagonal = 0.7071

  init(rows: [FigureLabel], columns: [FigureLabel]) {
    self.rows = rows.map { LabelText.shortened($0.inOneLine, size: Self.size, width: Self.longest) }
    self.columns = columns.map { LabelText.shortened($0.inOneLine, size: Self.size, width: Self.longest) }
    rowWidth = self.rows.map { LabelText.width(of: $0, size: Self.size) }.max() ?? 0
  }

  private var columnWidth: Double { columns.map { LabelText.width(of: $0, size: Self.size) }.max() ?? 0 }
  private var areNumbers: Bool {
    columns.allSatisfy { $0.runs.allSatisfy { $0.text.allSatisfy { $0.isNumber } } }
  }

  /// Words that are wider than their cells are turned; of numbers, some are left out instead.
  private func areTurned(cell: Double) -> Bool { !areNumbers && columnWidth + 6 > cell }

  /// The height of the names over the columns.
  func height(cell: Double) -> Double {
    guard columnWidth > 0 else { return 4 }
    return areTurned(cell: cell) ? columnWidth * Self.diagonal + 14 : 20
  }

  /// How far turned names stand out to the right.
  func overhang(cell: Double) -> Double {
    areTurned(cell: cell) ? max(columnWidth * Self.diagonal - cell / 2, 0) + 4 : 0
  }

  func svg(left: Double, top: Double, width: Double, height: Double) -> String {
    var text = "<g fill=\"currentColor\" font-size=\"12\">"
    let isTurned = areTurned(cell: width)
    let columnStep = Self.step(room: isTurned ? 16 : columnWidth + 6, cell: width, areTurnedOrWords: !areNumbers)
    for (index, name) in columns.enumerated() where Self.isShown(index, step: columnStep) && !name.isEmpty {
      let (x, y) = (left + (Double(index) + 0.5) * width, top - 6)
      let content = LabelText.svg(name, size: Self.size, isAmongWords: true)
      text +=
        isTurned
        ? "<text transform=\"translate(\(at: x + 3) \(at: y)) rotate(-45)\">\(content)</text>"
        : "<text x=\"\(at: x)\" y=\"\(at: y)\" text-anchor=\"middle\">\(content)</text>"
    }
    let rowStep = Self.step(room: 14, cell: height, areTurnedOrWords: false)
    for (index, name) in rows.enumerated() where Self.isShown(index, step: rowStep) && !name.isEmpty {
      let y = top + (Double(index) + 0.5) * height + 4
      text += "<text x=\"\(at: left - 6)\" y=\"\(at: y)\" text-anchor=\"end\">"
      text += "\(LabelText.svg(name, size: Self.size, isAmongWords: true))</text>"
    }
    return text + "</g>\n"
  }

  /// Every name, or the first and every so manyth one: 1, 5, 10, …
  private static func isShown(_ index: Int, step: Int) -> Bool {
    step == 1 || index == 0 || (index + 1) % step == 0
  }

  private static func step(room: Double, cell: Double, areTurnedOrWords: Bool) -> Int {
    let steps = areTurnedOrWords ? [1, 2, 5, 10, 20, 50] : [1, 5, 10, 20, 50]
    // The first stands one cell nearer to the second than the others to one another.
    return steps.first { Double($0 == 1 ? 1 : $0 - 1) * cell >= room } ?? 100
  }
}
