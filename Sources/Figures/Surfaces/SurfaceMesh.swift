/// The cells of a surface, the farthest first, each with the colour of its height, and the paths between them.
struct SurfaceMesh {
  /// Blue to yellow through green, as light as they are high, so that they can be told apart in grey and with any kind
  /// of colour vision.
  static let colours = [
    "#414487", "#355f8d", "#2a788e", "#21918c", "#28a983", "#52c069", "#8fd744", "#d2e21b",
  ]

  let svg: String

  init(_ scene: SurfaceScene, _ box: SurfaceBox) {
    let order = Self.order(rows: scene.rows - 1, columns: scene.columns - 1, box)
    let trails = Self.trails(scene, box, order)
    // A nearer cell covers a farther one, so each is a shape of its own; neighbours of one colour share a group.
    var text = ""
    var shade = -1
    func close() {
      if shade >= 0 { text += "</g>\n" }
      shade = -1
    }
    for (place, cell) in order.enumerated() {
      if let own = scene.shade(row: cell.row, column: cell.column) {
        if own != shade {
          close()
          text += "<g fill=\"\(Self.colours[own])\">"
          shade = own
        }
        text += "<path d=\"\(Self.path(scene.corners(row: cell.row, column: cell.column).map(box.point)))\"/>"
      }
      if let pieces = trails[place] {
        close()
        text += "<g stroke-opacity=\"1\" fill=\"none\">\(pieces)</g>\n"
      }
    }
    close()
    svg =
      "<g stroke=\"#15181e\" stroke-opacity=\".45\" stroke-width=\".6\" stroke-linejoin=\"round\">\n\(text)</g>\n"
  }

  /// Row by row from the farthest, and in a row from the farthest cell: none covers one that comes after it.
  static func order(rows: Int, columns: Int, _ box: SurfaceBox) -> [(row: Int, column: Int)] {
    let columns = fromFar(columns, away: box.away(1, 0))
    return fromFar(rows, away: box.away(0, 1)).flatMap { row in columns.map { (row, $0) } }
  }

  /// Cells from the farthest on, where higher numbers are `away` farther than lower ones.
  private static func fromFar(_ count: Int, away: Double) -> [Int] {
    let range = 0..<max(count, 0)
    return away > 0 ? range.reversed() : Array(range)
  }

  // MARK: Paths

  /// The pieces of paths, by the place in the order after which they are drawn: that of the last of the cells around
  /// them, which would cover half of their width.
  private static func trails(_ scene: SurfaceScene, _ box: SurfaceBox, _ order: [(row: Int, column: Int)]) -> [Int:
    String]
  {
    var places = Array(repeating: Array(repeating: 0, count: scene.columns), count: scene.rows)
    for (place, cell) in order.enumerated() { places[cell.row][cell.column] = place }
    func place(_ piece: SurfaceTrail.Piece) -> Int {
      var last = 0
      for row in max(piece.row - 1, 0)...min(piece.row + 1, scene.rows - 2) {
        for column in max(piece.column - 1, 0)...min(piece.column + 1, scene.columns - 2) {
          last = max(last, places[row][column])
        }
      }
      return last
    }
    var texts: [Int: String] = [:]
    for (index, trail) in scene.trails.enumerated() {
      let marks = SurfaceTrailMarks(index)
      var length = 0.0
      for piece in trail.pieces {
        let points = piece.points.map(box.point)
        texts[place(piece), default: ""] += marks.line(points, after: length)
        length += zip(points, points.dropFirst()).reduce(0) { sum, ends in
          let (dx, dy) = (ends.1.x - ends.0.x, ends.1.y - ends.0.y)
          return sum + (dx * dx + dy * dy).squareRoot()
        }
      }
      if let start = trail.start { texts[place(start), default: ""] += marks.start(box.point(start.points[0])) }
      if let end = trail.end { texts[place(end), default: ""] += marks.end(box.point(end.points[0])) }
    }
    return texts
  }

  // MARK: Cells

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
