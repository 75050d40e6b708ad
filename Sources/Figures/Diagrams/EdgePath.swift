/// The `d` of an edge with its arrowhead.
struct EdgePath {
  let data: String

  /// How far the tip stays from the node.
  private static let air = 2.0
  private static let head = 6.0

  /// - Parameter points: where straight parts start and end in turn; between them are bends.
  init(_ points: [Point], arrangement: DiagramArrangement) {
    guard points.count > 1, let first = points.first, let end = points.last else {
      data = ""
      return
    }
    let flowsRight = arrangement.flowsRight
    let tip = flowsRight ? Point(x: end.x - Self.air, y: end.y) : Point(x: end.x, y: end.y + Self.air)
    var text = "M\(at: first.x) \(at: first.y)"
    var place = first
    let stops = Array(points.dropFirst().dropLast()) + [tip]
    for (index, next) in stops.enumerated() {
      let isBend = index % 2 == 1
      if flowsRight ? Coordinate(next.y) == Coordinate(place.y) : Coordinate(next.x) == Coordinate(place.x) {
        // Straight parts in a row are one.
        let isLast = index == stops.count - 1
        let following = isLast ? nil : stops[index + 1]
        let goesOn =
          following.map {
            flowsRight ? Coordinate($0.y) == Coordinate(place.y) : Coordinate($0.x) == Coordinate(place.x)
          } ?? false
        if !goesOn { text += flowsRight ? "H\(at: next.x)" : "V\(at: next.y)" }
      } else if isBend {
        let half = flowsRight ? (place.x + next.x) / 2 : (place.y + next.y) / 2
        text +=
          flowsRight
          ? "C\(at: half) \(at: place.y) \(at: half) \(at: next.y) \(at: next.x) \(at: next.y)"
          : "C\(at: place.x) \(at: half) \(at: next.x) \(at: half) \(at: next.x) \(at: next.y)"
      }
      place = next
    }
    let (back, side) = (Self.head, Self.head * 0.62)
    text +=
      flowsRight
      ? "M\(at: tip.x - back) \(at: tip.y - side)L\(at: tip.x) \(at: tip.y)L\(at: tip.x - back) \(at: tip.y + side)"
      : "M\(at: tip.x - side) \(at: tip.y + back)L\(at: tip.x) \(at: tip.y)L\(at: tip.x + side) \(at: tip.y + back)"
    data = text
  }
}
