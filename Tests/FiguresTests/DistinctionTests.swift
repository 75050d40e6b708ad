import Testing

@testable import Figures

@Suite("Curves and labels are told apart")
struct DistinctionTests {
  @Test("eight curves have eight dash patterns, and no colour with a pattern that it had")
  func dashes() {
    #expect(Set((0..<8).map(Palette.dash)).count == 8)
    #expect(Set((0..<24).map { "\(Palette.colour(ofSeries: $0)) \(Palette.dash(ofSeries: $0))" }).count == 24)
    #expect(Palette.series[Palette.grey] == "#757c88")
  }

  @Test("a path has the colour of the curve at the same place, and the field below it none of them")
  func paths() {
    var chart = PlaneChart(xLabel: "a", yLabel: "b")
    let grid = PlaneChart.Grid(xs: [0, 1, 2], ys: [0, 1, 2], values: [[0, 1, 2], [1, 2, 3], [2, 3, 4]])
    chart.field = .init(label: "E", grid: grid)
    let plain = Figure.plane(chart).svg(idPrefix: "f")
    chart.paths = [.init(name: "p", xs: [0, 1], ys: [0, 1]), .init(name: "q", xs: [0, 2], ys: [1, 1])]
    let svg = Figure.plane(chart).svg(idPrefix: "f")
    #expect(plain.contains("<g class=\"f1\" fill=\"#0072b2\" fill-opacity"))
    #expect(svg.contains("<g class=\"f5\" fill=\"#757c88\" fill-opacity") && !svg.contains("<g class=\"f1\""))
    for path in 0..<2 {
      #expect(svg.contains("<path \(Palette.stroke(ofSeries: path)) fill=\"none\" stroke-width=\"2.2\""))
    }
  }

  @Test("a line of places is told as a line, and a run as steps")
  func lines() {
    var chart = PlaneChart(xLabel: "a", yLabel: "b")
    chart.paths = [
      .init(name: "run", xs: [0, 1, 2], ys: [0, 1, 4]), .init(name: "path", xs: [0, 1], ys: [0, 1], isLine: true),
      .init(name: "path", xs: [0, 1, 2], ys: [0, 1, 3], isLine: true),
    ]
    let words = Figure.plane(chart).alternativeText { "\(Int($0))" }
    #expect(words.contains("The path of run goes from (0, 0) to (2, 4) in 2 steps."))
    #expect(words.contains("A line goes from (0, 0) to (1, 1)."))
    #expect(words.contains("A line goes from (0, 0) through (1, 1) to (2, 3)."))
  }

  @Test(
    "outputs that are equal are a tie",
    arguments: [
      ([[1.0, 1, 1], [1, 1, 1]], "All 3 outputs are equal everywhere: it is a tie."),
      ([[1.0, 1, 5], [1, 1, 5]], "c wins on 33 % of the plane. On 67 % of the plane it is a tie."),
    ])
  func ties(_ last: [[Double]], _ words: String) {
    var chart = PlaneChart(xLabel: "x", yLabel: "y")
    let ones = [[1.0, 1, 1], [1, 1, 1]]
    let grids = [ones, ones, last].map { PlaneChart.Grid(xs: [0, 1, 2], ys: [0, 1], values: $0) }
    chart.decision = .init(label: "p", outputs: .largest(grids), classes: ["a", "b", "c"])
    let text = Figure.plane(chart).alternativeText { "\(Int($0))" }
    #expect(text.replacing("mostly at the right, ", with: "").contains(words), "\(text)")
  }

  @Test(
    "labels in plain text are as in code where signs do not do",
    arguments: [
      (FigureLabel([.init("w"), .init("3", position: .lowered)]), "w₃"),
      (FigureLabel([.init("w"), .init("max", position: .lowered)]), "w_max"),
      (
        FigureLabel([.init("taste"), .init("\"sweet\"..\"fatty\"", position: .lowered)]), "taste[\"sweet\"..\"fatty\"]"
      ),
      (FigureLabel([.init("g"), .init("r..r+2,c..c+2", position: .lowered)]), "g[r..r+2, c..c+2]"),
      (FigureLabel([.init("class"), .init("(points)", position: .raised)]), "points.class"),
      (FigureLabel([.init("W"), .init("(h)", position: .raised)]), "W⁽ʰ⁾"),
      (FigureLabel([.init("z"), .init("k+½", position: .raised)]), "z^(k+½)"),
    ])
  func plainText(_ label: FigureLabel, _ text: String) { #expect(label.plainText == text) }

  @Test("a tangent leaves the axis as it is but for a little air")
  func tangents() {
    var chart = LineChart(
      xLabel: "x", yLabel: "p",
      series: [.init(name: "p", xs: [0, 1, 2], ys: [0, 0.5, 1], style: .line)])
    chart.tangents = [.init(x: 1, y: 0.5, slope: 0.5, label: "")]
    let svg = Figure.lineChart(chart).svg(idPrefix: "f")
    #expect(svg.contains(">1</text>") || svg.contains(">1.0</text>"))
    #expect(!svg.contains(">−0.5</text>") && !svg.contains(">1.5</text>") && !svg.contains(">1.2</text>"))
    let axis = Axis([0, 1], scale: .linear, ends: .beyondRoundNumbers(below: true, above: true))
    #expect(axis.place(of: 0).map { 0 < $0 && $0 < 0.04 } == true)
    #expect(axis.place(of: 1).map { 0.96 < $0 && $0 < 1 } == true)
    #expect(axis.ticks.map(\.label) == Axis([0, 1], scale: .linear, ends: .atRoundNumbers).ticks.map(\.label))
  }
}
