/// The edges of the part of a grid where values are at least a level, by marching squares.
///
/// W. E. Lorensen and H. E. Cline, 1987, for squares: each square of four neighbouring places has an edge where its
/// corners differ, and the edges of neighbouring squares join. Around the grid stand places below every level, so all
/// edges are closed loops, and a fill by the even-odd rule is the part itself.
struct LevelLoops {
  private let columns: Int
  private let rows: Int
  private let xs: [Double]
  private let ys: [Double]
  private let values: [Double]
  /// Where the values jump between two places, as a part of the way, by edge.
  private let jumps: [Int: Double]

  /// How far outside the plot a loop runs where the part goes on to its edge; what is outside is cut off.
  private static let overhang = 4.0

  /// - Parameters:
  ///   - xs: the places of the columns in the drawing.
  ///   - ys: the places of the rows.
  ///   - values: a row for each of `ys`. NaN is below every level.
  ///   - jumps: the places between two of the grid where the values jump.
  init(xs: [Double], ys: [Double], values: [[Double]], jumps: [PlaneChart.Jump] = []) {
    self.xs = Self.padded(xs)
    self.ys = Self.padded(ys)
    columns = self.xs.count
    rows = self.ys.count
    let below = Array(repeating: -Double.infinity, count: columns)
    var all = below
    for (index, row) in values.enumerated() {
      let numbers = row.map { $0.isNaN ? -Double.infinity : $0 }
      let line = [-.infinity, numbers[0]] + numbers + [numbers[numbers.count - 1], -.infinity]
      if index == 0 { all += line }
      all += line
      if index == values.count - 1 { all += line }
    }
    self.values = all + below
    // The grid has two rows and two columns around it.
    let width = columns
    self.jumps = Dictionary(
      jumps.map { (2 * (($0.row + 2) * width + $0.column + 2) + ($0.isAcross ? 0 : 1), $0.part) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func padded(_ places: [Double]) -> [Double] {
    let (first, last) = (places[0], places[places.count - 1])
    let out = first <= last ? overhang : -overhang
    return [first - 2 * out, first - out] + places + [last + out, last + 2 * out]
  }

  /// The loops around the part at or above the level; the first point of each is its last too.
  func loops(at level: Double) -> [[Point]] {
    // Edge 2i goes from place i to the right, 2i + 1 down. Each that is crossed joins two others.
    var first = Array(repeating: -1, count: values.count * 2)
    var second = first
    func join(_ a: Int, _ b: Int) {
      for (from, to) in [(a, b), (b, a)] { if first[from] < 0 { first[from] = to } else { second[from] = to } }
    }
    var bends: [Joint: Point] = [:]
    let areIn = values.map { $0 >= level }
    for row in 0..<(rows - 1) {
      for column in 0..<(columns - 1) {
        let place = row * columns + column
        // Most squares lie on one side.
        let isFirstIn = areIn[place]
        if areIn[place + 1] == isFirstIn, areIn[place + columns] == isFirstIn, areIn[place + columns + 1] == isFirstIn {
          continue
        }
        let corners = [place, place + 1, place + columns + 1, place + columns]
        let isIn = corners.map { areIn[$0] }
        let edges = [2 * place, 2 * (place + 1) + 1, 2 * (place + columns), 2 * place + 1]
        let crossed = (0..<4).filter { isIn[$0] != isIn[($0 + 1) % 4] }
        if crossed.count == 2 {
          let (a, b) = (edges[crossed[0]], edges[crossed[1]])
          join(a, b)
          if let bend = cornerAtLevel(corners, level) { bends[Joint(a, b)] = bend }
        }
        guard crossed.count == 4 else { continue }
        // A saddle: the middle says which of the corners hang together.
        let middle = corners.reduce(0) { $0 + values[$1] / 4 }
        let joinsAlong = (middle >= level) == isIn[0]
        let pairs = [(edges[0], edges[joinsAlong ? 1 : 3]), (edges[2], edges[joinsAlong ? 3 : 1])]
        let saddle = saddleAtLevel(corners, level)
        for (a, b) in pairs {
          join(a, b)
          if let saddle { bends[Joint(a, b)] = saddle }
        }
      }
    }
    return trace(&first, second, bends, level)
  }

  /// Two edges of a square that a loop joins.
  private struct Joint: Hashable {
    let low: Int
    let high: Int

    init(_ a: Int, _ b: Int) { (low, high) = (min(a, b), max(a, b)) }
  }

  /// The middle one of three corners that lie on the level: between them the values of the square are the level along
  /// its sides, and not along the diagonal.
  private func cornerAtLevel(_ corners: [Int], _ level: Double) -> Point? {
    guard corners.contains(where: { values[$0] == level }) else { return nil }
    let on = corners.indices.filter { values[corners[$0]] == level }
    guard on.count == 3, let off = corners.indices.first(where: { !on.contains($0) }) else { return nil }
    let place = corners[(off + 2) % 4]
    return Point(x: xs[place % columns], y: ys[place / columns])
  }

  /// The saddle of a square whose values there are the level, where its two lines cross.
  ///
  /// With a, b above and d, c below, the values a(1 − s)(1 − t) + bs(1 − t) + cst + d(1 − s)t change neither along s nor
  /// along t at s = (a − d)/(a − b + c − d) and t = (a − b)/(a − b + c − d), where they are (ac − bd)/(a − b + c − d).
  private func saddleAtLevel(_ corners: [Int], _ level: Double) -> Point? {
    let v = corners.map { values[$0] - level }
    let size = v.reduce(0) { max($0, abs($1)) }
    guard size > 0, size.isFinite else { return nil }
    let (a, b, c, d) = (v[0] / size, v[1] / size, v[2] / size, v[3] / size)
    let sum = a - b + c - d
    guard abs(a * c - b * d) <= 1e-9 * abs(sum) else { return nil }
    let (row, column) = (corners[0] / columns, corners[0] % columns)
    let (s, t) = ((a - d) / sum, (a - b) / sum)
    return Point(
      x: xs[column] + s * (xs[column + 1] - xs[column]), y: ys[row] + t * (ys[row + 1] - ys[row]))
  }

  private func trace(_ first: inout [Int], _ second: [Int], _ bends: [Joint: Point], _ level: Double) -> [[Point]] {
    var loops: [[Point]] = []
    for start in first.indices where first[start] >= 0 {
      var loop: [Point] = []
      var (before, edge) = (second[start], start)
      while first[edge] >= 0 {
        loop.append(crossing(edge, level))
        let next = first[edge] == before ? second[edge] : first[edge]
        first[edge] = -1
        if !bends.isEmpty, let bend = bends[Joint(edge, next)] { loop.append(bend) }
        (before, edge) = (edge, next)
      }
      loop.append(loop[0])
      loops.append(loop)
    }
    return loops
  }

  /// Where the value on an edge is the level, if it changes evenly along it and does not jump.
  private func crossing(_ edge: Int, _ level: Double) -> Point {
    let place = edge / 2
    let (row, column) = (place / columns, place % columns)
    let isDown = edge % 2 == 1
    let (a, b) = (values[place], values[isDown ? place + columns : place + 1])
    // Quarters keep the largest doubles from overflowing.
    let even = a.isFinite && b.isFinite ? (level / 4 - a / 4) / (b / 4 - a / 4) : 0.5
    let t = min(max(jumps.isEmpty ? even : jumps[edge] ?? even, 0), 1)
    return isDown
      ? Point(x: xs[column], y: ys[row] + t * (ys[row + 1] - ys[row]))
      : Point(x: xs[column] + t * (xs[column + 1] - xs[column]), y: ys[row])
  }
}
