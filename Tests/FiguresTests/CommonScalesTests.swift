import Testing

@testable import Figures

/// Frames of an explorer are compared by eye: their axes must not move.
@Suite("Common scales")
struct CommonScalesTests {
  static func chart(_ ys: [Double], scale: AxisScale = .linear) -> LineChart {
    let xs = ys.indices.map(Double.init)
    return LineChart(xLabel: "x", yLabel: "y", series: [.init(name: "f", xs: xs, ys: ys)], yScale: scale)
  }

  static func yRanges(_ figures: [Figure]) -> [ClosedRange<Double>?] {
    Figure.withCommonScales(figures).map { if case .lineChart(let chart) = $0 { chart.yRange } else { nil } }
  }

  @Test("Curves reach over all values of all charts")
  func curves() {
    let charts = [Self.chart([0, 1]), Self.chart([-2, 0.5]), Self.chart([0, .nan, 3, .infinity])]
    #expect(Self.yRanges(charts.map(Figure.lineChart)) == [-2...3, -2...3, -2...3])
  }

  @Test("One chart that reaches far beyond the others leaves each its own scale")
  func outlier() {
    let charts = [Self.chart([0, 1]), Self.chart([0, 1.5]), Self.chart([0, 1e9])]
    #expect(Self.yRanges(charts.map(Figure.lineChart)) == [nil, nil, nil])
  }

  @Test("A logarithmic axis has room for all, and counts positive values only")
  func logarithmic() {
    let charts = [Self.chart([1, 0], scale: .logarithmic), Self.chart([1e9, -1], scale: .logarithmic)]
    #expect(Self.yRanges(charts.map(Figure.lineChart)) == [1...1e9, 1...1e9])
  }

  @Test("Charts with common axes are drawn alike: the same points at the same places")
  func drawing() {
    let charts = Figure.withCommonScales([.lineChart(Self.chart([0, 1])), .lineChart(Self.chart([0, 2]))])
    let areas = charts.map(\.plotArea)
    #expect(areas[0] == areas[1])
    let lines = charts.map { $0.svg(idPrefix: "a").split(separator: "\n").filter { $0.contains("stroke-width=\"2\"") } }
    #expect(lines[0] != lines[1])
    let alone = Figure.lineChart(Self.chart([0, 1])).svg(idPrefix: "a")
    #expect(!lines[0].allSatisfy { alone.contains($0) })
  }

  @Test("Heat maps, bars and networks share their scale; what the author has fixed stays")
  func others() {
    let maps = Figure.withCommonScales([
      .heatMap(HeatMap(values: [[1, 2]])), .heatMap(HeatMap(values: [[0, 4]], range: -9...9)),
    ])
    #expect(
      maps == [.heatMap(HeatMap(values: [[1, 2]], range: 0...4)), .heatMap(HeatMap(values: [[0, 4]], range: -9...9))])
    let bars = [[0.2, 0.8], [1, 0]].map { BarChart(names: ["a", "b"], series: [.init(values: $0)]) }
    #expect(
      Figure.withCommonScales(bars.map(Figure.barChart)).allSatisfy {
        if case .barChart(let chart) = $0 { chart.range == 0...1 } else { false }
      })
  }

  @Test("Fields have the same level lines")
  func fields() {
    func plane(_ factor: Double) -> Figure {
      var chart = PlaneChart(xLabel: "x", yLabel: "y")
      let places = [0.0, 1, 2]
      chart.field = .init(
        label: "f", grid: .init(xs: places, ys: places, values: places.map { y in places.map { ($0 + y) * factor } }))
      return .plane(chart)
    }
    let levels = Figure.withCommonScales([plane(1), plane(2)]).map { figure -> [Double]? in
      if case .plane(let chart) = figure { chart.field?.levels } else { nil }
    }
    #expect(levels[0] == levels[1])
    #expect(levels[0]?.allSatisfy { $0 > 0 && $0 < 8 } == true)
    #expect((levels[0]?.last ?? 0) > 4)
  }

  @Test("Figures of different kinds stay as they are")
  func mixed() {
    let figures: [Figure] = [.lineChart(Self.chart([0, 1])), .heatMap(HeatMap(values: [[1]]))]
    #expect(Figure.withCommonScales(figures) == figures)
  }
}
