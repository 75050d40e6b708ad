/// A rectangle of a drawing, in its units.
struct Box: Hashable {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

extension Box {
  func grown(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  /// Whether a line of straight segments passes through the box.
  func meets(_ course: [Point]) -> Bool {
    zip(course, course.dropFirst()).contains { clipped($0, $1) != nil }
  }

  /// The part of a segment that lies in the box, by Liang and Barsky, 1984.
  func clipped(_ a: Point, _ b: Point) -> (Point, Point)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (first, last) = (0.0, 1.0)
    for (p, q) in [(-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y)] {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        first = max(first, q / p)
      } else {
        last = min(last, q / p)
      }
    }
    guard first <= last else { return nil }
    return (Point(x: a.x + first * dx, y: a.y + first * dy), Point(x: a.x + last * dx, y: a.y + last * dy))
  }
}
