/// The Ramer–Douglas–Peucker method: a stretch of a line is replaced by its chord where all of its points are near.
///
/// U. Ramer, 1972; D. Douglas and T. Peucker, 1973. Without recursion, as a curve may be of any shape.
enum Simplification {
  static func simplify(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    var isKept = [Bool](repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var stretches = [(first: 0, last: points.count - 1)]
    while let (first, last) = stretches.popLast() {
      guard last - first > 1 else { continue }
      var farthest = first
      var farthestSquare = tolerance * tolerance
      for index in (first + 1)..<last {
        let square = squaredDistance(points[index], points[first], points[last])
        if square > farthestSquare { (farthest, farthestSquare) = (index, square) }
      }
      guard farthest != first else { continue }
      isKept[farthest] = true
      stretches.append((first, farthest))
      stretches.append((farthest, last))
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }

  /// The squared distance of a point from a stretch from `start` to `end`.
  private static func squaredDistance(_ point: Point, _ start: Point, _ end: Point) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let (px, py) = (point.x - start.x, point.y - start.y)
    let length = dx * dx + dy * dy
    let along = length > 0 ? min(max((px * dx + py * dy) / length, 0), 1) : 0
    let (rx, ry) = (px - along * dx, py - along * dy)
    return rx * rx + ry * ry
  }
}
