import Numerals
import Testing

@testable import Figures

@Suite("The alternative text")
struct DescriptionTests {
  private static func text(_ chart: LineChart) -> String {
    Figure.lineChart(chart).alternativeText { Numerals.typographic(Numerals.significant($0, digits: 4)) }
  }

  @Test(
    "tells a curve that goes on step by step",
    arguments: [
      ([2, 1, 0.5, 0.25, 0.125], "It falls from 2 to 0.125; half of the fall is done by epoch 1."),
      ([0.1, 0.2, 0.9], "It rises from 0.1 to 0.9; half of the rise is done by epoch 2."),
      ([1, 0.5], "It falls from 1 to 0.5."),
      ([1, 0.2, 0.8], "It falls from 1 to 0.2 at epoch 1, then rises again to 0.8."),
      ([0, 3, 1], "It rises from 0 to 3 at epoch 1, then falls again to 1."),
      ([1, 3, 0], "It rises from 1 to 3 at epoch 1, then falls to 0."),
      ([2, 0, 3], "It falls from 2 to 0 at epoch 1, then rises to 3."),
      ([2, 0, 4, 2], "It goes from 2 to 2, and lies between 0 at epoch 1 and 4 at epoch 2."),
      ([5, 1, 4, 2, 3, 0], "It falls, with ups and downs, from 5 to 0; half of the fall is done by epoch 1."),
      ([0.5, 0.5, 0.5], "It does not change: it stays at 0.5."),
      ([0.500001, 0.500002, 0.500001], "It hardly changes: it stays near 0.5000."),
      ([0.25], "It has one value, 0.25, at epoch 0."),
      ([], "It has no values."),
      ([.nan, .nan], "It is nowhere a number."),
      ([.infinity, .nan], "It is nowhere a finite number."),
      (
        [4, 2, 1, .nan, .nan],
        "It falls from 4 to 1; half of the fall is done by epoch 1. From epoch 3 on it is not a number."
      ),
      (
        [1, 8, 64, .infinity, .nan],
        "It rises from 1 to 64; half of the rise is done by epoch 2. From epoch 3 on it is not a finite number."
      ),
      ([4, .nan, 0], "It falls from 4 to 0. It has no finite value at epoch 1."),
      ([1e308, -1e308, -1.5e308], "It falls from 1·10³⁰⁸ to −1.5·10³⁰⁸; half of the fall is done by epoch 1."),
    ] as [([Double], String)])
  func progress(ys: [Double], sentence: String) {
    let series = LineChart.Series(name: "loss", xs: ys.indices.map(Double.init), ys: ys)
    let text = Self.text(LineChart(xLabel: "epoch", yLabel: "loss", series: [series], reading: .progress))
    let range = ys.isEmpty ? "" : ys.count == 1 ? "" : ", 0 to \(ys.count - 1)"
    #expect(text == "Loss against epoch\(range). \(sentence)")
  }

  @Test(
    "tells a function of a variable",
    arguments: [
      ([4, 1, 0, 1, 4], "It has its smallest value, 0, at x = 0 and its largest, 4, at x = −2 and x = 2."),
      ([-2, -1, 0, 1, 2], "It rises from −2 at x = −2 to 2 at x = 2."),
      ([2, 1, 0, -1, -2], "It falls from 2 at x = −2 to −2 at x = 2."),
      ([3, 3, 3, 3, 3], "It is 3 everywhere."),
      ([1, 0, 0, 0, 2], "It has its smallest value, 0, from x = −1 to x = 1 and its largest, 2, at x = 2."),
      ([1, 0, 1, 0, 1], "It has its smallest value, 0, at x = −1 and x = 1 and its largest, 1, first at x = −2."),
      ([-4, -1, .infinity, -1, 4], "It rises from −4 at x = −2 to 4 at x = 2. It has no finite value at x = 0."),
      (
        [.nan, .nan, -.infinity, 0, 1],
        "It rises from 0 at x = 1 to 1 at x = 2. It has no finite value from x = −2 to x = 0."
      ),
      ([1, .nan, 2, .nan, 3], "It rises from 1 at x = −2 to 3 at x = 2. It has no finite value at 2 of the 5 places."),
      ([1, 2, 3, .nan, .nan], "It rises from 1 at x = −2 to 3 at x = 0. From x = 1 on it has no finite value."),
    ] as [([Double], String)])
  func function(ys: [Double], sentence: String) {
    let series = LineChart.Series(name: "f", xs: [-2, -1, 0, 1, 2], ys: ys)
    #expect(Self.text(LineChart(xLabel: "x", yLabel: "", series: [series])) == "f against x, −2 to 2. \(sentence)")
  }

  @Test("has one sentence a curve, and names the points that are marked")
  func several() {
    let chart = LineChart(
      xLabel: "epoch", yLabel: "loss",
      series: [
        .init(name: "training", xs: [0, 1, 2], ys: [3, 1, 0]),
        .init(name: "σ", xs: [0, 1, 2], ys: [1, 1, 1]),
        .init(name: "", xs: [], ys: []),
      ],
      markedPoints: [.init(x: 1, y: 1, label: "best"), .init(x: 0, y: 3, label: "")], reading: .progress)
    #expect(
      Self.text(chart) == """
        Loss against epoch, 0 to 2: three curves. Training falls from 3 to 0; half of the fall is done by epoch 1. \
        σ does not change: it stays at 1. Curve 3 has no values. Marked: best at (1, 1), (0, 3).
        """)
  }

  @Test(
    "counts the values that a logarithmic axis has no place for",
    arguments: [
      ([1, 0.1, 0.01], nil),
      ([1, 0, 0.1], "1 value, zero or below, has no place on the vertical axis, which is logarithmic."),
      ([1, 0, -0.5, .nan], "2 values, zero or below, have no place on the vertical axis, which is logarithmic."),
    ] as [([Double], String?)])
  func logarithmic(_ values: [Double], _ sentence: String?) {
    let series = LineChart.Series(name: "loss", xs: values.indices.map(Double.init), ys: values)
    func text(_ scale: AxisScale) -> String {
      Self.text(LineChart(xLabel: "epoch", yLabel: "", series: [series], yScale: scale, reading: .progress))
    }
    #expect(!text(.linear).contains("no place"))
    #expect(text(.logarithmic).contains("no place") == (sentence != nil))
    if let sentence { #expect(text(.logarithmic).contains(sentence)) }
  }

  @Test("counts the curves that are too many to tell")
  func many() {
    let series = (1...9).map { LineChart.Series(name: "f\($0)", xs: [0, 1], ys: [0, 1]) }
    let text = Self.text(LineChart(xLabel: "x", yLabel: "", series: series))
    #expect(text.hasPrefix("Nine curves against x, 0 to 1. f1 rises"))
    #expect(text.hasSuffix("3 more curves are drawn."))
  }

  @Test("speaks of a chart with nothing in it")
  func empty() {
    #expect(Self.text(LineChart(xLabel: "", yLabel: "", series: [])) == "An empty chart.")
    #expect(Self.text(LineChart(xLabel: "x", yLabel: "y", series: [])) == "y against x: an empty chart.")
  }
}
