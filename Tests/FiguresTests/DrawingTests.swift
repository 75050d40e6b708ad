import Foundation
import Testing

@testable import Figures

@Suite("A drawing")
struct DrawingTests {
  private static let hard: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, 1e-300, 1.7976931348623157e308,
    -1.7976931348623157e308, 1, -1, 1e9,
    1e9 + 1e-3, 0.1, 1e15,
  ]

  private func chart(_ random: inout TestRandom) -> LineChart {
    let texts = [
      "", "loss", "a < b & c", "\"quoted\" 'name'", "]]>", "\u{1}\u{7F}\u{FFFE}", "много слов", "a\nb\tc", "損失関数",
      "-->",
    ]
    func value() -> Double {
      switch random.index(below: 4) {
      case 0: Self.hard[random.index(below: Self.hard.count)]
      case 1: random.signed() * Decade.scale(1, by: random.index(below: 600) - 300)
      default: random.signed() * 10
      }
    }
    func text() -> String {
      String(repeating: texts[random.index(below: texts.count)], count: 1 + random.index(below: 12))
    }
    let series = (0..<random.index(below: 9)).map { _ in
      LineChart.Series(
        name: FigureLabel(text()), xs: (0..<random.index(below: 30)).map { _ in value() },
        ys: (0..<random.index(below: 30)).map { _ in value() }, style: random.unit() < 0.7 ? .line : .points)
    }
    let scales = [AxisScale.linear, .logarithmic]
    return LineChart(
      title: text(), xLabel: FigureLabel(text()), yLabel: FigureLabel(text()), series: series,
      xScale: scales[random.index(below: 2)],
      yScale: scales[random.index(below: 2)],
      markedPoints: (0..<random.index(below: 4)).map { _ in .init(x: value(), y: value(), label: FigureLabel(text())) },
      reading: random.unit() < 0.5 ? .progress : .function)
  }

  @Test("is well-formed XML, small, and holds finite places, whatever the data and the names")
  func wellFormed() throws {
    var random = TestRandom(seed: 3)
    for round in 0..<300 {
      let chart = chart(&random)
      let svg = Figure.lineChart(chart).svg(idPrefix: "figure \(round)", standalone: round % 2 == 0)
      let reader = try #require(SVGReader(svg), "\(chart)")
      #expect(reader.ids.count == Set(reader.ids).count && reader.ids.count == 3)
      #expect(reader.numbers.allSatisfy { "0123456789.- Mhvl".contains($0) }, "\(chart)")
      #expect(svg.utf8.count < 20_000)
      #expect(svg == Figure.lineChart(chart).svg(idPrefix: "figure \(round)", standalone: round % 2 == 0))
    }
  }

  @Test("shows names as they are written")
  func escaping() throws {
    let series = [
      LineChart.Series(name: "a < \"b\" & c", xs: [0, 1], ys: [0, 1]), .init(name: "d", xs: [0], ys: [1]),
    ]
    let chart = LineChart(title: "x > y", xLabel: "<script>", yLabel: "&amp;", series: series)
    let svg = Figure.lineChart(chart).svg(idPrefix: "f", description: "\u{0}<&")
    let reader = try #require(SVGReader(svg))
    for text in ["a < \"b\" & c", "x > y", "<script>", "&amp;", "\u{FFFD}<&"] { #expect(reader.text.contains(text)) }
    #expect(!svg.contains("<script"))
  }

  @Test("stays small for very many noisy values in each of several curves, and keeps their extremes")
  func thinned() throws {
    var random = TestRandom(seed: 4)
    let xs = (0..<100_000).map(Double.init)
    var ys = xs.map { 5 - $0 / 25_000 + random.signed() }
    ys[12_345] = 10
    ys[65_432] = -4
    ys[77_777] = .nan
    for count in [1, 12] {
      let series = (0..<count).map { LineChart.Series(name: "run \($0)", xs: xs, ys: ys) }
      let svg = Figure.lineChart(LineChart(xLabel: "step", yLabel: "loss", series: series)).svg(
        idPrefix: "f", description: "")
      #expect(svg.utf8.count < 20_000)
    }
    let axis = Axis(ys, scale: .linear, ends: .atData)
    let curve = Curve(
      ys.enumerated().map { i, y in axis.place(of: y).map { Point(x: Double(i) / 200, y: $0 * 100) } }, budget: 1600)
    let places = curve.pieces.joined().map(\.y)
    #expect(places.max() == 100)
    #expect(places.min() == 0)
  }

  @Test("stays small for curves of any shape", arguments: [LineChart.Style.line, .points])
  func scribble(style: LineChart.Style) {
    var random = TestRandom(seed: 5)
    let xs = (0..<50_000).map { _ in random.signed() }
    let ys = (0..<50_000).map { _ in random.unit() < 0.5 ? .nan : random.signed() }
    let chart = LineChart(xLabel: "x", yLabel: "y", series: [.init(name: "", xs: xs, ys: ys, style: style)])
    #expect(Figure.lineChart(chart).svg(idPrefix: "f", description: "").utf8.count < 20_000)
  }

  @Test("breaks a curve where it has no value, and draws a value without neighbours as a dot")
  func broken() {
    let points: [Point?] = [
      Point(x: 0, y: 0), Point(x: 1, y: 5), nil, Point(x: 2.04, y: -3), nil, Point(x: 3, y: 1), Point(x: 4, y: 1),
    ]
    let curve = Curve(points, budget: 100)
    #expect(PathData.lines(curve) == "M0 0l1 5M3 1h1")
    #expect(PathData.lonelyPoints(curve, budget: 100) == "M2 -3h0")
  }

  @Test(
    "keeps tangents in the plot, and the places they touch off its frame",
    arguments: [(0.0, 0.0), (3, 9), (-3, 9), (2.9, 8.41)] as [(Double, Double)])
  func tangents(_ x: Double, _ y: Double) {
    let xs = (-30...30).map { Double($0) / 10 }
    var chart = LineChart(xLabel: "x", yLabel: "", series: [.init(name: "y", xs: xs, ys: xs.map { $0 * $0 })])
    func axis() -> [Substring] {
      Figure.lineChart(chart).svg(idPrefix: "c").split(separator: "\n").filter { $0.contains("text-anchor=\"end\"") }
    }
    let without = axis()
    chart.tangents = [.init(x: x, y: y, slope: 2 * x, label: "")]
    // A little room below zero, the same for every place that is touched, and the same numbers along the axis.
    func labels(_ lines: [Substring]) -> [Substring] {
      lines.joined().split(separator: "<text ").compactMap {
        $0.split(separator: ">").last?.split(separator: "<").first
      }
    }
    #expect(axis() != without && labels(axis()) == labels(without) && !axis().joined().contains("−"))
    let area = LineChartDrawing.area(of: chart)
    let line = Figure.lineChart(chart).svg(idPrefix: "c").split(separator: "\n").first { $0.contains("width=\"1.8\"") }
    let numbers = line?.split(separator: "d=\"M").last?.split(whereSeparator: { " L\"/>".contains($0) })
      .compactMap { Double($0) }
    #expect(numbers?.count == 4)
    guard let numbers, numbers.count == 4 else { return }
    for index in [0, 2] {
      #expect(area.left - 0.1 <= numbers[index] && numbers[index] <= area.right + 0.1)
      #expect(area.top < numbers[index + 1] && numbers[index + 1] < area.bottom)
    }
  }

  @Test("has text that stays inside, with labels apart from one another")
  func insideTheFrame() throws {
    for values in [[0, 1e9], [1e9, 1e9 + 10], [-123456, 123456], [0.001, 0.00123], [1e-7, 2e-7]] as [[Double]] {
      let frame = PlotFrame(
        .init(values: values, label: "x"), .init(values: values, ends: .atRoundNumbers, label: "y"))
      let widths = frame.x.ticks.map { TextMeasure.width(of: $0.label, size: 14) / 2 }
      let middles = frame.x.ticks.map { frame.left + $0.place * (frame.right - frame.left) }
      #expect(frame.x.ticks.count >= 2, "\(values)")
      #expect(zip(middles, widths).allSatisfy { $0 - $1 >= 0 && $0 + $1 <= 520 }, "\(values)")
      for next in middles.indices.dropFirst() {
        #expect(middles[next - 1] + widths[next - 1] < middles[next] - widths[next], "\(values)")
      }
    }
  }

  @Test("has colours that stand out from a light and from a dark ground, three to one")
  func contrast() throws {
    func luminance(_ colour: String) throws -> Double {
      let value = try #require(Int(colour.dropFirst(), radix: 16))
      return zip([16, 8, 0], [0.2126, 0.7152, 0.0722]).reduce(0) { sum, part in
        let level = Double(value >> part.0 & 255) / 255
        return sum + part.1 * (level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4))
      }
    }
    for colour in Palette.series {
      #expect(try 1.05 / (luminance(colour) + 0.05) >= 3, "\(colour)")
      #expect(try (luminance(colour) + 0.05) / (luminance(Palette.darkGround) + 0.05) >= 3, "\(colour)")
    }
  }

  @Test(
    "has ids that style sheets can name, different for different names",
    arguments: ["or", "1 ü", "a b", "a_b", "", "-"])
  func identifiers(name: String) {
    let id = XMLText.identifier(name)
    #expect(id.first.map { $0.isLetter || $0 == "_" } ?? false)
    #expect(id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    #expect(["or", "1 ü", "a b", "a_b", "", "-"].filter { XMLText.identifier($0) == id }.count == 1)
  }
}
