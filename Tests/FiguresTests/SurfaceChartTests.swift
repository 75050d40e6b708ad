import Foundation
import Testing

@testable import Figures

@Suite("A surface")
struct SurfaceChartTests {
  private static func chart(
    _ count: Int = 21, low: Double = -3, high: Double = 3, paths: [SurfaceChart.Path] = [],
    arrows: [SurfaceChart.Arrow] = [], angle: SurfaceAngle = .usual, _ f: (Double, Double) -> Double
  ) -> SurfaceChart {
    let places = (0..<count).map { low + (high - low) * Double($0) / Double(max(count - 1, 1)) }
    return SurfaceChart(
      xLabel: "x", yLabel: "y", heightLabel: "f", xs: places, ys: places,
      heights: places.map { y in places.map { f($0, y) } }, paths: paths, arrows: arrows, angle: angle)
  }

  private static let bowl = chart { $0 * $0 + 3 * $1 * $1 }

  @Test("has its sines and cosines from exact constants")
  func angles() {
    for step in 0..<24 {
      let angle = Double(step) * .pi / 12
      #expect(abs(SurfaceAngle.sine(step) - sin(angle)) < 1e-15)
      #expect(abs(SurfaceAngle.cosine(step) - cos(angle)) < 1e-15)
    }
    #expect(SurfaceAngle(turn: -1, tilt: 9) == SurfaceAngle(turn: 23, tilt: 6))
  }

  @Test("is turned and tilted by a parallel projection")
  func projection() {
    let ahead = SurfaceProjection(angle: SurfaceAngle(turn: 0, tilt: 0))
    #expect(ahead.right(0.25, 0.5) == 0.25 && ahead.up(0.25, 0.5, 0.8) == 0.8 * SurfaceProjection.tall)
    let above = SurfaceProjection(angle: SurfaceAngle(turn: 6, tilt: 6))
    #expect(above.right(0.25, 0.5) == -0.5 && above.up(0.25, 0.5, 0.8) == 0.25)
    // What is twice as far in the ground is twice as far in the picture.
    let usual = SurfaceProjection(angle: .usual)
    #expect(abs(usual.up(0.6, 0.4, 0) - 2 * usual.up(0.3, 0.2, 0)) < 1e-15)
  }

  @Test("draws farther cells first, from every side", arguments: 0..<24)
  func order(_ turn: Int) throws {
    let chart = Self.chart(9, angle: SurfaceAngle(turn: turn, tilt: 2)) { $0 - 2 * $1 }
    let box = SurfaceBox(chart, top: 0)
    // A cell is drawn from its corner of the lowest x and y.
    var cellOfCorner: [String: (column: Int, row: Int)] = [:]
    for row in 0..<8 {
      for column in 0..<8 {
        let place = SurfaceChart.Place(x: chart.xs[column], y: chart.ys[row], height: chart.heights[row][column])
        let point = box.point(try #require(box.axes.point(place)))
        cellOfCorner["\(at: point.x) \(at: point.y)"] = (column, row)
      }
    }
    let starts = SurfaceMesh(SurfaceScene(chart, box.axes), box).svg.components(separatedBy: "d=\"M").dropFirst()
    let cells = try starts.map { try #require(cellOfCorner[String($0.prefix { $0 != "l" })]) }
    #expect(cells.count == 64)
    for (index, cell) in cells.enumerated() {
      for next in cells.dropFirst(index + 1) where next.column == cell.column || next.row == cell.row {
        #expect(box.away(Double(next.column - cell.column), Double(next.row - cell.row)) < 1e-12)
      }
    }
  }

  @Test("stays in its picture and under thirty kilobytes, from every side")
  func size() throws {
    for turn in 0..<24 {
      for tilt in 0...6 {
        let chart = Self.chart(angle: SurfaceAngle(turn: turn, tilt: tilt)) { $0 * $1 }
        let box = SurfaceBox(chart, top: 0)
        for corner in [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)] {
          for height in [0.0, 1] {
            let point = box.point(corner.0, corner.1, height)
            #expect(0 < point.x && point.x < ChartStyle.width && 0 < point.y && point.y < box.bottom)
          }
        }
      }
    }
    let path = SurfaceChart.Path(
      name: "run", places: (0..<600).map { .init(x: 2 - Double($0) / 300, y: 1, height: Double($0) / 30) })
    let svg = Figure.surface(Self.chart(paths: [path]) { $0 * $0 + 3 * $1 * $1 }).svg(idPrefix: "s", standalone: true)
    #expect(svg.utf8.count < 30_000)
  }

  @Test("says where it is lowest and highest, and where paths and arrows go")
  func words() {
    let path = SurfaceChart.Path(
      name: "run", places: [.init(x: 2, y: 1, height: 7), .init(x: 0, y: 0, height: 0)])
    let arrow = SurfaceChart.Arrow(place: .init(x: 1, y: 2, height: 13), slopeX: 2, slopeY: 12)
    let chart = Self.chart(paths: [path], arrows: [arrow]) { $0 * $0 + 3 * $1 * $1 }
    #expect(
      Figure.surface(chart).alternativeText { String(Int($0)) }
        == "A surface in three dimensions: f for x from -3 to 3 and y from -3 to 3. On its mesh it is lowest, 0, "
        + "at x = 0, y = 0, and highest, 36, at x = -3, y = -3. The path of run goes from x = 2, y = 1, height 7, "
        + "to x = 0, y = 0, height 0. At x = 1, y = 2 an arrow shows the gradient (2, 12).")
    #expect(Self.bowl.data.columns == ["x", "y", "f"] && Self.bowl.data.rows.count == 441)
  }

  @Test("draws something sensible of odd numbers and names")
  func odd() throws {
    let odd: [(Double, Double) -> Double] = [
      { _, _ in .nan }, { _, _ in 5 }, { x, y in 1 / (x * y) }, { x, _ in x < 0 ? .infinity : x },
      { x, y in x * 1e300 + y * 1e305 }, { _, _ in 0 }, { x, _ in x * 1e-300 },
    ]
    for (index, f) in odd.enumerated() {
      for count in [0, 1, 2, 9] {
        let places = [-.infinity, 0, .nan, 1e300].map { SurfaceChart.Place(x: $0, y: 0, height: $0) }
        var chart = Self.chart(
          count, paths: [.init(name: "<script>", places: places)],
          arrows: places.map { .init(place: $0, slopeX: 1e300, slopeY: -1e300) }, f)
        let svg = Figure.surface(chart).svg(idPrefix: "s\(index)")
        let reader = try #require(SVGReader(svg))
        #expect(!svg.contains("<script") && !reader.numbers.contains("nan"))
        chart = Self.chart(count, low: 1e308, high: -1e308, f)
        _ = try #require(SVGReader(Figure.surface(chart).svg(idPrefix: "s")))
        _ = Figure.surface(chart).alternativeText { "\($0)" }
      }
    }
  }

  @Test("of nine places is the same everywhere")
  func golden() {
    let chart = Self.chart(3) { $0 + $1 * $1 }
    #expect(Figure.surface(chart).svg(idPrefix: "s") == Self.goldenText)
  }

  private static let goldenText = #"""
    <svg xmlns="http://www.w3.org/2000/svg" id="s" viewBox="0 0 520 471" width="520" height="471" role="img" aria-labelledby="s-title s-desc" font-size="14" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
    <title id="s-title">f over x and y</title>
    <desc id="s-desc">A surface in three dimensions: f for x from −3 to 3 and y from −3 to 3. On its mesh it is lowest, −3, at x = −3, y = 0, and highest, 12, at x = 3, y = −3.</desc>
    <style>#s{color:var(--figure-ink,inherit)}
    #s .grid{stroke:var(--figure-grid,currentColor)}
    #s .s1{stroke:var(--series-1,#0072b2)}
    #s .s2{stroke:var(--series-2,#d55e00)}
    #s .s3{stroke:var(--series-3,#009e73)}
    #s .s4{stroke:var(--series-4,#b8609f)}
    #s .s5{stroke:var(--series-5,#757c88)}
    #s .s6{stroke:var(--series-6,#a6761d)}
    #s .halo{stroke:var(--figure-ground,none)}</style>
    <text x="4" y="19" fill="currentColor">f</text>
    <g class="grid" stroke="currentColor" fill="none"><path stroke-opacity=".16" d="M214.9 423L56 285.4L56 113.4M260.7 409.7L101.9 272.2L101.9 100.2M306.6 396.5L147.7 258.9L147.7 87M352.4 383.3L193.6 245.7L193.6 73.7M398.3 370L239.4 232.4L239.4 60.5M444.1 356.8L285.3 219.2L285.3 47.2M490 343.5L331.1 206L331.1 34M214.9 423L490 343.5L490 171.6M188.4 400L463.5 320.6L463.5 148.6M161.9 377.1L437 297.7L437 125.7M135.4 354.2L410.6 274.8L410.6 102.8M109 331.3L384.1 251.8L384.1 79.9M82.5 308.3L357.6 228.9L357.6 56.9M56 285.4L331.1 206L331.1 34M56 285.4L331.1 206L490 343.5M56 242.4L331.1 163L490 300.5M56 199.4L331.1 120L490 257.6M56 156.4L331.1 77L490 214.6M56 113.4L331.1 34L490 171.6"/><path stroke-opacity=".5" d="M214.9 423L490 343.5L331.1 206L56 285.4L214.9 423M56 285.4L56 113.4"/></g>
    <g fill="none" stroke-width="1.6" stroke-linejoin="round"><path stroke="#355f8d" d="M139.8 358l18.6-10.4l-27.4 2.8"/><path stroke="#2a788e" d="M161.9 377.1l111.1-62.6l-164 16.8"/><path stroke="#21918c" d="M184 396.2l111.1-62.6l92.5-52.2l-136.7 14l-164 16.7"/><path stroke="#28a983" d="M206 415.3l111.1-62.6l111.1-62.7"/><path stroke="#28a983" d="M392.9 259.5l-164 16.8l-164.1 16.7"/><path stroke="#52c069" d="M283.6 403.1l55.6-31.3l111.1-62.7"/><path stroke="#52c069" d="M206.8 257.1l-82 8.4"/><path stroke="#52c069" d="M370.9 240.4l-164.1 16.7"/><path stroke="#8fd744" d="M398.3 370l74-41.7"/><path stroke="#8fd744" d="M348.8 221.3l-109.4 11.1"/></g>
    <g stroke="#15181e" stroke-opacity=".45" stroke-width=".6" stroke-linejoin="round">
    <g fill="#28a983"><path d="M273 271.5l137.6-65.5-79.5-146.2-137.5 65.5z"/></g>
    <g fill="#21918c"><path d="M135.4 337l137.6-65.5-79.4-146.2-137.6 65.5z"/></g>
    <g fill="#28a983"><path d="M352.4 262.9l137.6-65.5-79.4 8.6-137.6 65.5z"/></g>
    <g fill="#21918c"><path d="M214.9 328.4l137.5-65.5-79.4 8.6-137.6 65.5z"/></g>
    </g>
    <g fill="currentColor">
    <text x="218.9" y="441">−3</text><text x="264.7" y="427.7">−2</text><text x="310.6" y="414.5">−1</text><text x="356.4" y="401.3">0</text><text x="402.3" y="388">1</text><text x="448.1" y="374.8">2</text><text x="494" y="361.5">3</text><text x="210.9" y="441" text-anchor="end">−3</text><text x="184.4" y="418" text-anchor="end">−2</text><text x="157.9" y="395.1" text-anchor="end">−1</text><text x="131.4" y="372.2" text-anchor="end">0</text><text x="105" y="349.3" text-anchor="end">1</text><text x="78.5" y="326.3" text-anchor="end">2</text><text x="52" y="303.4" text-anchor="end">3</text><text x="49" y="287.4" text-anchor="end">−5</text><text x="49" y="244.4" text-anchor="end">0</text><text x="49" y="201.4" text-anchor="end">5</text><text x="49" y="158.4" text-anchor="end">10</text><text x="49" y="115.4" text-anchor="end">15</text><text x="382.4" y="423.3" font-size="15">x</text>
    <text x="105.4" y="394.2" font-size="15" text-anchor="end">y</text>
    </g>
    </svg>

    """#
}
