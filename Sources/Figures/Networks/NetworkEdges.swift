/// The lines of a network, each around what stands between its ends.
struct NetworkEdges {
  struct Line: Hashable {
    let edge: NetworkDrawing.Edge
    /// Where the line begins, goes and ends. Two points are a straight line, more are a curve.
    let points: [Point]
    /// From a block to the one below it.
    var goesDown = false
  }

  private(set) var lines: [Line] = []

  private let geometry: NetworkGeometry
  /// How many lines pass beyond each end of a column.
  private var passing: [Int: Int] = [:]

  init(_ network: NetworkDrawing, _ geometry: NetworkGeometry) {
    self.geometry = geometry
    for (position, layer) in network.layers.enumerated() {
      switch layer.kind {
      case .inputs: continue
      case .units(let weights, _):
        for shown in geometry.groups[position].units {
          var isJoined: Set<Int> = []
          for (column, source) in weights.sources.enumerated() where network.layers.indices.contains(source.layer) {
            let isBlock = network.layers[source.layer].isBlock
            // One line stands for all weights of what a block gives.
            if isBlock, !isJoined.insert(source.layer).inserted { continue }
            let offset = shown.unit * weights.sources.count + column
            let weight = offset < weights.values.count && !isBlock ? weights.values[offset] : nil
            let name = offset < weights.names.count && !isBlock ? weights.names[offset] : ""
            let to = NetworkDrawing.Place(layer: position, unit: shown.unit)
            add(NetworkDrawing.Edge(from: source, to: to, weight: weight, name: name))
          }
        }
      case .block(let sources, _):
        for source in sources where network.layers.indices.contains(source) {
          let units = network.layers[source].isBlock ? [0] : geometry.groups[source].units.map(\.unit)
          for unit in units {
            let from = NetworkDrawing.Place(layer: source, unit: unit)
            add(.init(from: from, to: .init(layer: position, unit: 0), weight: nil, name: ""))
          }
        }
      }
    }
  }

  private mutating func add(_ edge: NetworkDrawing.Edge) {
    guard let from = geometry.point(of: edge.from), let to = geometry.point(of: edge.to) else { return }
    let (start, end) = (geometry.groups[edge.from.layer], geometry.groups[edge.to.layer])
    if start.x == end.x, let upper = start.box, let lower = end.box {
      let points = [Point(x: start.x, y: upper.bottom), Point(x: end.x, y: lower.top - 2)]
      lines.append(Line(edge: edge, points: points, goesDown: true))
      return
    }
    let first = geometry.columns.columnOfLayer[edge.from.layer]
    let last = geometry.columns.columnOfLayer[edge.to.layer]
    let half = NetworkStyle.blockWidth / 2
    var bends: [Point] = []
    for column in first + 1..<max(last, first + 1) {
      let x = geometry.groups[geometry.columns.columns[column][0]].x
      let previous = bends.last ?? from
      let y = previous.y + (to.y - previous.y) * (x - previous.x) / (to.x - previous.x)
      let free = freeHeight(inColumn: column, near: y)
      if free != y || !bends.isEmpty { bends.append(Point(x: x, y: free)) }
    }
    let isStraight = bends.isEmpty
    let ends = isStraight ? trimmed(from, to, start, end) : nil
    let leave = ends?.0 ?? Point(x: start.box == nil ? from.x + geometry.radius : from.x + half, y: from.y)
    let arrive = ends?.1 ?? Point(x: end.box == nil ? to.x - geometry.radius : to.x - half, y: to.y)
    lines.append(Line(edge: edge, points: [leave] + bends + [arrive]))
  }

  /// A straight line from edge to edge.
  private func trimmed(_ from: Point, _ to: Point, _ start: NetworkGeometry.Group, _ end: NetworkGeometry.Group)
    -> (Point, Point)
  {
    let from = start.box.map { Point(x: $0.right, y: from.y) } ?? from
    let to = end.box.map { Point(x: $0.left - 2, y: to.y) } ?? to
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = max((dx * dx + dy * dy).squareRoot(), 1)
    // A line leaves a square where it meets its side.
    let ofSquare = geometry.radius * length / max(abs(dx), abs(dy), 1)
    let r = start.box != nil ? 0 : start.isSquare ? ofSquare : geometry.radius
    let s = end.box == nil ? geometry.radius : 0
    return (
      Point(x: from.x + dx * r / length, y: from.y + dy * r / length),
      Point(x: to.x - dx * s / length, y: to.y - dy * s / length)
    )
  }

  /// A height at which a line can pass a column: the wanted one where it is free, else the middle of the nearest gap, or
  /// above or below everything.
  private mutating func freeHeight(inColumn column: Int, near y: Double) -> Double {
    let obstacles = geometry.obstacles(inColumn: column)
    let air = 7.0
    guard obstacles.contains(where: { $0.lowerBound - air < y && y < $0.upperBound + air }) else { return y }
    guard let first = obstacles.first, let last = obstacles.last else { return y }
    var gaps: [Double] = []
    for (upper, lower) in zip(obstacles, obstacles.dropFirst()) where lower.lowerBound - upper.upperBound >= 10 {
      gaps.append((upper.upperBound + lower.lowerBound) / 2)
    }
    let inside = gaps.min { abs($0 - y) < abs($1 - y) }
    let (above, below) = (first.lowerBound - 12, last.upperBound + 12)
    let outside = abs(above - y) <= abs(below - y) ? above : below
    if let inside, abs(inside - y) < abs(outside - y) { return inside }
    let key = 2 * column + (outside == above ? 0 : 1)
    let count = passing[key, default: 0]
    passing[key] = count + 1
    return outside + (outside == above ? -1 : 1) * 7 * Double(min(count, 6))
  }
}

extension NetworkEdges.Line {
  /// The `d` of the line; a curve leaves, passes and arrives level.
  var path: String {
    guard let first = points.first else { return "" }
    var text = "M\(at: first.x) \(at: first.y)"
    var place = first
    for next in points.dropFirst() {
      if points.count == 2 {
        text += "L\(at: next.x) \(at: next.y)"
      } else {
        let x = (place.x + next.x) / 2
        text += "C\(at: x) \(at: place.y) \(at: x) \(at: next.y) \(at: next.x) \(at: next.y)"
      }
      place = next
    }
    guard edge.weight == nil, let end = points.last else { return text }
    return text
      + (goesDown
        ? "M\(at: end.x - 4) \(at: end.y - 6)L\(at: end.x) \(at: end.y)L\(at: end.x + 4) \(at: end.y - 6)" : "")
  }

  /// The line as straight pieces, the places of a few parts of it.
  func course(parts: Int) -> [Point] {
    points.count == 2 ? points : (0...parts).map { point(at: Double($0) / Double(parts)) }
  }

  /// The `d` of the line without what lies in a box.
  func path(around box: Box) -> String {
    var text = ""
    var place: Point?
    func add(_ a: Point, _ b: Point) {
      guard a != b else { return }
      text += (place == a ? "" : "M\(at: a.x) \(at: a.y)") + "L\(at: b.x) \(at: b.y)"
      place = b
    }
    let course = course(parts: 32)
    for (a, b) in zip(course, course.dropFirst()) {
      if let inside = box.clipped(a, b) {
        add(a, inside.0)
        add(inside.1, b)
      } else {
        add(a, b)
      }
    }
    return text
  }

  /// A place on the line, from 0 where it begins to 1 where it ends.
  func point(at t: Double) -> Point {
    let parts = Double(points.count - 1)
    let index = min(Int(t * parts), points.count - 2)
    let s = t * parts - Double(index)
    let (a, b) = (points[index], points[index + 1])
    // A curve with level ends and both handles in the middle goes up by 3s² − 2s³ and across by the cubic of s with
    // handles at one half.
    let isCurve = points.count > 2
    let across = isCurve ? 1.5 * s * (1 - s) * (1 - s) + 1.5 * s * s * (1 - s) + s * s * s : s
    let up = isCurve ? s * s * (3 - 2 * s) : s
    return Point(x: a.x + (b.x - a.x) * across, y: a.y + (b.y - a.y) * up)
  }
}
