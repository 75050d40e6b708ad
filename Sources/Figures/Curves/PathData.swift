/// The `d` of an SVG path: each piece starts at its own place and goes on by differences, which are short to write.
enum PathData {
  /// A line through each piece of two or more points.
  static func lines(_ curve: Curve) -> String {
    var text = ""
    for piece in curve.pieces where piece.count > 1 {
      var place = rounded(piece[0])
      text += "M\(place.x) \(place.y)"
      var isMoved = false
      for point in piece.dropFirst() {
        let next = rounded(point)
        if next == place { continue }
        append(next.x - place.x, next.y - place.y, to: &text)
        place = next
        isMoved = true
      }
      // A line of no length shows as a dot, when its ends are round.
      if !isMoved { text += "h0" }
    }
    return text
  }

  /// A dot at each point that has no neighbour.
  static func lonelyPoints(_ curve: Curve, budget: Int) -> String {
    dots(curve.pieces.filter { $0.count == 1 }.map { $0[0] }, budget: budget)
  }

  /// A dot at each point. Where there are more than `budget`, those that nearly cover one another are one.
  static func dots(_ points: [Point], budget: Int) -> String {
    var places = distinct(points.map(rounded))
    var cell = 2
    while places.count > budget && cell < 4096 {
      var taken: Set<Place> = []
      places = places.filter { taken.insert($0.cell(of: cell)).inserted }
      cell *= 2
    }
    return dots(places)
  }

  private static func dots(_ places: [Place]) -> String {
    places.reduce(into: "") { $0 += "M\($1.x) \($1.y)h0" }
  }

  /// In order, each place once.
  private static func distinct(_ places: [Place]) -> [Place] {
    var taken: Set<Place> = []
    return places.filter { taken.insert($0).inserted }
  }

  private struct Place: Hashable {
    let x: Coordinate
    let y: Coordinate

    /// The corner of the square of so many tenths in which the place lies.
    func cell(of tenths: Int) -> Place {
      Place(
        x: Coordinate(tenths: x.tenths / tenths * tenths),
        y: Coordinate(tenths: y.tenths / tenths * tenths))
    }
  }

  private static func rounded(_ point: Point) -> Place { Place(x: Coordinate(point.x), y: Coordinate(point.y)) }

  private static func append(_ dx: Coordinate, _ dy: Coordinate, to text: inout String) {
    if dy.tenths == 0 {
      text += "h\(dx)"
    } else if dx.tenths == 0 {
      text += "v\(dy)"
    } else {
      text += dy.tenths < 0 ? "l\(dx)\(dy)" : "l\(dx) \(dy)"
    }
  }
}
