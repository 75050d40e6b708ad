extension PlaneChart: FigureContent {
  var drawing: Drawing { PlaneChartDrawing.drawing(self) }

  func alternativeText(format: @escaping (Double) -> String) -> String {
    PlaneChartDescription(chart: self, format: format).text
  }

  /// How many places along each axis the table of a field has at most.
  private static let gridLimit = 9

  /// What each row is of, its place, and what it has there.
  var data: FigureData {
    let names = [xLabel.isEmpty ? "x" : xLabel.plainText, yLabel.isEmpty ? "y" : yLabel.plainText]
    var rows: [[FigureData.Cell]] = []
    if let points {
      for index in 0..<points.count {
        let value: FigureData.Cell =
          switch points.colouring {
          case .none: .missing
          case .classes(let classes, let names):
            index < classes.count && names.indices.contains(classes[index])
              ? .text(names[classes[index]].plainText) : .missing
          case .values(let values, _): index < values.count ? .number(values[index]) : .missing
          }
        rows.append([.text("point"), .number(points.xs[index]), .number(points.ys[index]), value])
      }
    }
    for vector in vectors {
      rows.append([.text("\(vector.name.plainText) from"), .number(vector.from.x), .number(vector.from.y), .missing])
      rows.append([.text("\(vector.name.plainText) to"), .number(vector.to.x), .number(vector.to.y), .missing])
    }
    for arrow in arrows + (movingArrow.map { [$0.arrow] } ?? []) {
      rows.append([.text("arrow from"), .number(arrow.x), .number(arrow.y), .missing])
      rows.append([.text("arrow by"), .number(arrow.dx), .number(arrow.dy), .missing])
    }
    for mark in marks { rows.append([.text(mark.label.plainText), .number(mark.x), .number(mark.y), .missing]) }
    for path in paths + lines + outlines {
      for index in 0..<path.count {
        rows.append([.text(path.name.plainText), .number(path.xs[index]), .number(path.ys[index]), .missing])
      }
    }
    if let field { rows += Self.rows(field.grid, name: field.label) }
    if let decision {
      switch decision.outputs {
      case .threshold(_, let grid): rows += Self.rows(grid, name: decision.label)
      case .largest(let grids):
        for (grid, name) in zip(grids, decision.classes) { rows += Self.rows(grid, name: name) }
      }
    }
    return FigureData(columns: ["of"] + names + ["value"], rows: rows)
  }

  private static func rows(_ grid: Grid, name: FigureLabel) -> [[FigureData.Cell]] {
    guard grid.isWhole else { return [] }
    return thinned(grid.ys.count).flatMap { row in
      thinned(grid.xs.count).map { column in
        [
          .text(name.plainText), .number(grid.xs[column]), .number(grid.ys[row]), .number(grid.values[row][column]),
        ]
      }
    }
  }

  /// Places evenly among so many, the first and the last among them.
  private static func thinned(_ count: Int) -> [Int] {
    count <= gridLimit ? Array(0..<count) : (0..<gridLimit).map { $0 * (count - 1) / (gridLimit - 1) }
  }
}
