/// The `d` of an edge with its arrowhead.
struct EdgePath {
  let data: String

  /// How far the tip stays from the node.
  private static let air = 2.0
  private static let headLength = 6.0
  private static let headHalf = 3.8

  /// - Parameter points: where straight parts start and end in turn; between them are bends.
  init(_ points: [Point], flowsRight: Bool) {
    guard points.count > 1, let first = points.first, let end = points.last else {
      data = ""
      return
    }
    let tip = flowsRight ? Point(x: end.x - Self.air, y: end.y) : Point(x: end.x, y: end.y + Self.air)
    var text = "M\(at: first.x) \(at: first.y)"
    var place = first
    // Straight parts in a row are written as one.
    var straight = ""
    for next in points.dropFirst().dropLast() + [tip] {
      if flowsRight ? Coordinate(next.y) == Coordinate(place.y) : Coordinate(next.x) == Coordinate(place.x) {
        straight = flowsRight ? "H\(at: next.x)" : "V\(at: next.y)"
      } else {
        text += straight + Self.bend(place, next, flowsRight: flowsRight)
        straight = ""
      }
      place = next
    }
    data = text + straight + Self.head(tip, flowsRight: flowsRight)
  }

  /// A curve that leaves and arrives along the flow.
  private static func bend(_ from: Point, _ to: Point, flowsRight: Bool) -> String {
    let (x, y) = ((from.x + to.x) / 2, (from.y + to.y) / 2)
    return flowsRight
      ? "C\(at: x) \(at: from.y) \(at: x) \(at: to.y) \(at: to.x) \(at: to.y)"
      : "C\(at: from.x) \(at: y) \(at: to.x) \(at: y) \(at: to.x) \(at: to.y)"
  }

  /// Two strokes, which need no `<marker>` and so no id.
  private static func head(_ tip: Point, flowsRight: Bool) -> String {
    flowsRight
      ? "M\(at: tip.x - headLength) \(at: tip.y - headHalf)L\(at: tip.x) \(at: tip.y)"
        + "L\(at: tip.x - headLength) \(at: tip.y + headHalf)"
      : "M\(at: tip.x - headHalf) \(at: tip.y + headLength)L\(at: tip.x) \(at: tip.y)"
        + "L\(at: tip.x + headHalf) \(at: tip.y + headLength)"
  }
}
