import Testing

@testable import Figures
@testable import Language
@testable import Render

@Suite("A surface that turns")
struct SurfaceScriptTests {
  private static let places: [(Double, Double, Double)] = {
    let steps = [-1, -0.7, -0.31, 0, 0.25, 0.6, 1]
    return steps.flatMap { x in steps.flatMap { y in [0, 0.4, 1].map { (x, y, $0) } } }
  }()

  /// What the script gives, as numbers.
  private func numbers(_ script: String) -> [Double] {
    JavaScript.text("\(PageScript.surfaces); (\(script)).join(\" \")").split(separator: " ").map { Double($0) ?? .nan }
  }

  @Test("is projected by the script as by the figures", arguments: 0..<24)
  func projection(turn: Int) {
    for tilt in 0...6 {
      let own = SurfaceProjection(angle: SurfaceAngle(turn: turn, tilt: tilt))
      let list = Self.places.map { "[\($0.0),\($0.1),\($0.2)]" }.joined(separator: ",")
      let found = numbers(
        "(function () { var seen = seenFrom(\(15 * turn), \(15 * tilt)), all = [];"
          + "[\(list)].forEach(function (p) { all.push(seen.right(p[0], p[1]), seen.away(p[0], p[1]), seen.up(p[0], p[1], p[2])); });"
          + "return all; })()")
      let wanted = Self.places.flatMap { [own.right($0.0, $0.1), own.away($0.0, $0.1), own.up($0.0, $0.1, $0.2)] }
      #expect(found.count == wanted.count)
      #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-14 }, "turn \(turn), tilt \(tilt)")
    }
  }

  private static let chart: SurfaceChart = {
    let places = (0..<7).map { Double($0) - 3 }
    return SurfaceChart(
      xLabel: "x", yLabel: "y", heightLabel: "f", xs: places, ys: places,
      heights: places.map { y in places.map { $0 * $0 - y } },
      paths: [.init(name: "run", places: (0..<9).map { .init(x: 2 - Double($0) / 3, y: 1, height: Double($0) / 3) })],
      arrows: [.init(place: .init(x: 1, y: 2, height: -1), slopeX: 2, slopeY: -1)])
  }()

  @Test("has its cells in the order of the figures", arguments: 0..<24)
  func order(turn: Int) {
    var chart = Self.chart
    chart.angle = SurfaceAngle(turn: turn, tilt: 2)
    let box = SurfaceBox(chart, top: 0)
    // Seen along an axis, the cells of a row beside one another come in any order.
    guard abs(box.away(1, 0)) > 1e-9, abs(box.away(0, 1)) > 1e-9 else { return }
    let wanted = SurfaceMesh.order(rows: 6, columns: 5, box).flatMap { [Double($0.row), Double($0.column)] }
    let found = numbers("[].concat.apply([], cellsFromFar(6, 5, seenFrom(\(15 * turn), 30)))")
    #expect(found == wanted)
  }

  @Test("draws no cell after one that is nearer, at any angle", arguments: (0..<72).map { 5 * $0 })
  func painter(turn: Int) {
    let cells = numbers("[].concat.apply([], cellsFromFar(4, 4, seenFrom(\(turn), 30)))")
    let order = stride(from: 0, to: cells.count, by: 2).map { (row: cells[$0], column: cells[$0 + 1]) }
    #expect(order.count == 16)
    let (x, y) = (numbers("[seenFrom(\(turn), 30).away(1, 0)]")[0], numbers("[seenFrom(\(turn), 30).away(0, 1)]")[0])
    for (place, cell) in order.enumerated() {
      for later in order.dropFirst(place + 1) where later.row == cell.row || later.column == cell.column {
        #expect((later.column - cell.column) * x + (later.row - cell.row) * y < 1e-9)
      }
    }
  }

  @Test("is drawn from what the page carries: every cell, path, arrow and number")
  func drawing() throws {
    let output = FigureOutput(figure: .surface(Self.chart), alternativeText: nil)
    let json = SurfaceExplorerHTML(output, Self.chart, digits: 4).json.scriptText
    let svg = JavaScript.text(
      "\(PageScript.surfaces); paintSurface(JSON.parse(\(JSONValue.string(json).text)).surface, 40, 25)")
    #expect(!svg.contains("NaN") && !svg.contains("undefined"))
    let cells = svg.matches(of: #/<path fill="#[0-9a-f]{6}" d="M[^"]*z"/>/#)
    #expect(cells.count == 36)
    let surface = TurningSurface(Self.chart)
    for tick in surface.xTicks + surface.yTicks + surface.heightTicks { #expect(svg.contains(">\(tick.label)</text>")) }
    #expect(svg.contains("r=\"4.5\"") && svg.contains("stroke-width=\"5\""))
    // The first corner of a cell is where the projection of the figures puts it, to the tenth that is written.
    let first = try #require(svg.firstMatch(of: #/<path fill="#[0-9a-f]{6}" d="M([-0-9.]+) ([-0-9.]+)L/#))
    let seen = numbers(
      "(function () { var seen = seenFrom(40, 25); return [seen.right(\(surface.xs[5]), \(surface.ys[5])), "
        + "seen.up(\(surface.xs[5]), \(surface.ys[5]), \(surface.heights[5][5] ?? .nan)) - seen.middle]; })()")
    #expect(abs((Double(first.1) ?? .nan) - (surface.middle.x + seen[0] * surface.unit)) < 0.06)
    #expect(abs((Double(first.2) ?? .nan) - (surface.middle.y - seen[1] * surface.unit)) < 0.06)
  }
}
