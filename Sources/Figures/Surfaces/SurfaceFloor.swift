/// Level lines on the ground below a surface, where its colour changes from one to the next.
struct SurfaceFloor {
  /// A line with the colour of what is above it, by its place among the colours.
  struct Line: Hashable {
    let shade: Int
    let points: [SurfacePoint]
  }

  let lines: [Line]

  /// Lines are found in units in which the overhang of the loops beyond the edge is small.
  private static let unit = 1000.0

  /// - Parameter heights: from 0 to 1, a row for each of `rows`; nothing where the surface has no place.
  init(_ heights: [[Double?]], columns: [Double], rows: [Double]) {
    guard columns.count > 1, rows.count > 1, heights.count == rows.count,
      heights.allSatisfy({ $0.count == columns.count })
    else {
      lines = []
      return
    }
    let loops = LevelLoops(
      xs: columns.map { $0 * Self.unit }, ys: rows.map { $0 * Self.unit },
      values: heights.map { $0.map { $0 ?? .nan } })
    let count = SurfaceMesh.colours.count
    lines = (1..<count).flatMap { shade in
      loops.loops(at: Double(shade) / Double(count)).flatMap(Self.inside).map { Line(shade: shade, points: $0) }
    }
  }

  /// The parts of a loop that are on the ground.
  private static func inside(_ loop: [Point]) -> [[SurfacePoint]] {
    var parts: [[SurfacePoint]] = [[]]
    for point in loop {
      let (x, y) = (point.x / unit, point.y / unit)
      if abs(x) <= 1.0001, abs(y) <= 1.0001 {
        parts[parts.count - 1].append(SurfacePoint(x: x, y: y, height: 0))
      } else if !parts[parts.count - 1].isEmpty {
        parts.append([])
      }
    }
    return parts.filter { $0.count > 1 }
  }
}
