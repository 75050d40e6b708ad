/// The cells of a surface, the farthest first, each with the colour of its height.
struct SurfaceMesh {
  /// Blue to yellow through green, as light as they are high, so that they can be told apart in grey and with any kind
  /// of colour vision.
  static let colours = [
    "#414487", "#355f8d", "#2a788e", "#21918c", "#28a983", "#52c069", "#8fd744", "#d2e21b",
  ]

  private struct Cell {
    let shade: Int
    let corners: [Point]
  }

  let svg: String

  init(_ chart: SurfaceChart, _ box: SurfaceBox) {
    // Row by row from the farthest, and in a row from the farthest cell: none covers one that is drawn after it.
    let rows = Self.fromFar(0..<max(min(chart.ys.count, chart.heights.count) - 1, 0), away: box.away(0, 1))
    let columns = Self.fromFar(0..<max(chart.xs.count - 1, 0), away: box.away(1, 0))
    let cells = rows.flatMap { row in columns.compactMap { Self.cell(chart, box, row, $0) } }
    // A nearer cell covers a farther one, so each is a shape of its own; neighbours of one colour share a group.
    var text = ""
    var shade = -1
    for cell in cells {
      if cell.shade != shade {
        if shade >= 0 { text += "</g>\n" }
        text += "<g fill=\"\(Self.colours[cell.shade])\">"
        shade = cell.shade
      }
      text += "<path d=\"\(Self.path(cell.corners))\"/>"
    }
    if shade >= 0 { text += "</g>\n" }
    svg =
      "<g stroke=\"#15181e\" stroke-opacity=\".45\" stroke-width=\".6\" stroke-linejoin=\"round\">\n\(text)</g>\n"
  }

  /// Cells from the farthest on, where higher numbers are `away` farther than lower ones.
  private static func fromFar(_ range: Range<Int>, away: Double) -> [Int] { away > 0 ? range.reversed() : Array(range) }

  private static func cell(_ chart: SurfaceChart, _ box: SurfaceBox, _ row: Int, _ column: Int) -> Cell? {
    var points: [Point] = []
    var height = 0.0
    for (r, c) in [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)] {
      guard c < chart.heights[r].count, let x = box.across(chart.xs[c]), let y = box.along(chart.ys[r]),
        let h = box.height.place(of: chart.heights[r][c])
      else { return nil }
      // With a range from outside, what is above or below it is cut off.
      let inside = min(max(h, 0), 1)
      points.append(box.point(x, y, inside))
      height += inside / 4
    }
    let shade = min(Int(height * Double(colours.count)), colours.count - 1)
    return Cell(shade: shade, corners: points)
  }

  /// Steps from corner to corner, in the fewest characters.
  private static func path(_ corners: [Point]) -> String {
    let places = corners.map { (x: Coordinate($0.x), y: Coordinate($0.y)) }
    var text = "M" + pair(places[0].x, places[0].y)
    for (from, to) in zip(places, places.dropFirst()) {
      let step = pair(to.x - from.x, to.y - from.y)
      text += from == places[0] ? "l" + step : (step.hasPrefix("-") ? "" : " ") + step
    }
    return text + "z"
  }

  private static func pair(_ x: Coordinate, _ y: Coordinate) -> String {
    let second = y.description
    return x.description + (second.hasPrefix("-") ? "" : " ") + second
  }
}
