import Foundation
import Testing

@testable import Figures

@Suite("Heat maps, confusion matrices, image sheets, bars, histograms and dot plots")
struct CellFigureTests {
  @Test("are small, well-formed and the same each time", arguments: CellSamples.all.map(\.name))
  func samples(name: String) throws {
    let figure = try #require(CellSamples.all.first { $0.name == name }).figure
    let svg = figure.svg(idPrefix: name)
    let reader = try #require(SVGReader(svg))
    #expect(reader.ids.count == 3)
    #expect(svg.utf8.count < 30_000)
    #expect(svg == figure.svg(idPrefix: name))
    #expect(!figure.data.rows.isEmpty)
  }

  private static let hard: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, 1e-300, 1.7976931348623157e308,
    -1.7976931348623157e308, 1, -1, 1e9, 1e15, 0.1,
  ]
  private static let names = [
    "", "<script>alert(1)</script>", "a & \"b\"", "損失関数", "]]>", "\u{1}", "many words in a name",
  ]

  @Test("are well-formed XML whatever the data and the names")
  func oddData() throws {
    var random = TestRandom(seed: 8)
    func value() -> Double { random.unit() < 0.5 ? Self.hard[random.index(below: Self.hard.count)] : random.signed() }
    func name() -> String {
      String(repeating: Self.names[random.index(below: Self.names.count)], count: 1 + random.index(below: 8))
    }
    func values(_ most: Int) -> [Double] { (0..<random.index(below: most)).map { _ in value() } }
    func labels(_ most: Int) -> [FigureLabel] { (0..<random.index(below: most)).map { _ in FigureLabel(name()) } }
    for round in 0..<40 {
      let classes = (0..<random.index(below: 40)).map { _ in name() }
      let (height, width) = (1 + random.index(below: 9), 1 + random.index(below: 120))
      let images = (0..<random.index(below: 12)).map { _ in
        ImageSheet.Image(pixels: (0..<height * width).map { _ in value() }, label: name(), prediction: name())
      }
      let figures: [Figure] = [
        .heatMap(
          HeatMap(
            title: name(), name: FigureLabel(name()), values: (0..<random.index(below: 60)).map { _ in values(60) },
            rowTitle: FigureLabel(name()), rowNames: round % 2 == 0 ? labels(60) : nil, columnNames: labels(60))),
        .confusionMatrix(
          ConfusionMatrix(
            classes: classes, counts: classes.map { _ in classes.map { _ in random.index(below: 1000) } })),
        .imageSheet(ImageSheet(title: name(), height: height, width: width, images: images)),
        .barChart(
          BarChart(
            title: name(), names: labels(60),
            series: (0..<random.index(below: 9)).map { _ in .init(name: FigureLabel(name()), values: values(60)) })),
        .histogram(Histogram(label: FigureLabel(name()), values: values(200), bins: round % 3 == 0 ? 10 : nil)),
        .dotPlot(
          DotPlot(
            label: FigureLabel(name()), noun: name(),
            entries: labels(20).map { .init(name: $0, value: value()) })),
      ]
      for figure in figures {
        let svg = figure.svg(idPrefix: "f", standalone: round % 2 == 0)
        #expect(SVGReader(svg) != nil)
        #expect(!svg.contains("<script") && !svg.contains("inf\"") && !svg.contains("nan\""))
      }
    }
  }

  @Test("hold twenty noisy images of 28 × 28 pixels in sixty kilobytes", arguments: [0.0, -0.5])
  func noisyImages(low: Double) {
    var random = TestRandom(seed: 9)
    let images = (0..<20).map { _ in ImageSheet.Image(pixels: (0..<784).map { _ in random.unit() + low }) }
    let sheet = ImageSheet(height: 28, width: 28, images: images)
    #expect(Figure.imageSheet(sheet).svg(idPrefix: "f").utf8.count < 60_000)
  }

  @Test("have text on every cell that stands out 4.5 to one, on light and dark ground")
  func contrast() throws {
    func levels(_ colour: String) throws -> [Double] {
      let value = try #require(Int(colour.dropFirst(), radix: 16))
      return [16, 8, 0].map { Double(value >> $0 & 255) / 255 }
    }
    func luminance(_ parts: [Double]) -> Double {
      zip(parts, [0.2126, 0.7152, 0.0722]).reduce(0) { sum, part in
        sum + part.1 * (part.0 <= 0.04045 ? part.0 / 12.92 : pow((part.0 + 0.055) / 1.055, 2.4))
      }
    }
    let grounds: [(String, [String], isDark: Bool)] = [
      ("#ffffff", [ColourScale.lightHigh, ColourScale.lightLow], false),
      ("#fffefb", [ColourScale.lightHigh, ColourScale.lightLow], false),
      (Palette.darkGround, [ColourScale.darkHigh, ColourScale.darkLow], true),
    ]
    for (ground, colours, isDark) in grounds {
      for colour in colours {
        for level in 0...ColourScale.strongest {
          let part = Double(level) / Double(ColourScale.strongest)
          let cell = luminance(try zip(levels(ground), levels(colour)).map { $0 * (1 - part) + $1 * part })
          let isWhite = ColourScale.textColour(on: level).contains("far") != isDark
          let contrast = isWhite ? 1.05 / (cell + 0.05) : (cell + 0.05) / 0.05
          #expect(contrast >= 4.5, "\(colour) on \(ground), level \(level)")
        }
      }
    }
  }

  @Test("have a colour scale about zero only where signs differ")
  func scales() {
    #expect(ColourScale([-1, 3]).kind == .diverging)
    #expect(ColourScale([-1, 3]).low == -3)
    #expect(ColourScale([0.1, 3]).low == 0)
    #expect(ColourScale([2, 3]).low == 2)
    #expect(ColourScale([-3, -2]).kind == .falling)
    #expect(ColourScale([0.2], range: 0...1).level(of: 0.5) == 10)
    #expect(ColourScale([-1, 3]).level(of: .nan) == nil)
    #expect(ColourScale([-1.7976931348623157e308, 1.7976931348623157e308]).level(of: 1e308) == 11)
  }

  struct Bins: Sendable {
    let values: [Double]
    let edges: [Double]
    let counts: [Int]
  }

  static let binned = [
    Bins(values: [0.1, 0.4, 0.35, 0.8, 0.5], edges: [0, 0.2, 0.4, 0.6, 0.8], counts: [1, 1, 2, 1]),
    Bins(values: [1, 2, 3, 4], edges: [1, 2, 3, 4], counts: [1, 1, 2]),
    Bins(values: [.nan], edges: [0, 0.25, 0.5, 0.75, 1], counts: [0, 0, 0, 0]),
  ]

  @Test(
    "have a scale with a number at both ends",
    arguments: [
      ([3, 1, 2], ["0", "3"]), ([10, 20, 17.5], ["10", "20"]), ([-1, 0.37], ["−1", "1"]),
      ([0.12, 0.9876], ["0.0", "0.988"]), ([2e-7, 5.25e-7], ["2", "5.25", "×10⁻⁷"]),
    ] as [([Double], [String])])
  func scaleEnds(_ values: [Double], _ labels: [String]) {
    for height in [24.0, 80, 240] {
      let bar = ColourBar(ColourScale(values), height: height)
      let svg = bar.svg(left: 0, top: 0)
      for label in labels { #expect(svg.contains(">\(label)<"), "\(svg)") }
    }
  }

  @Test("say below a wrong image what it was taken for and what it is, with more room where there is more")
  func wrongImages() {
    func svg(_ count: Int, _ prediction: String) -> String {
      let images = (0..<count).map { _ in ImageSheet.Image(pixels: [0, 1, 1, 0], label: "8", prediction: prediction) }
      return Figure.imageSheet(ImageSheet(height: 2, width: 2, images: images)).svg(idPrefix: "i")
    }
    #expect(svg(3, "3").contains(">read as 3<") && svg(3, "3").contains(">is 8<"))
    #expect(svg(8, "three").contains(">three<") && svg(8, "three").contains(">is 8<"))
    #expect(!svg(3, "8").contains(">is 8<"))
  }

  @Test("count each finite value once, in bins between round numbers", arguments: binned)
  func bins(_ sample: Bins) {
    let bins = HistogramBins(Histogram(label: "x", values: sample.values))
    #expect(bins.counts == sample.counts)
    #expect((0...bins.counts.count).map(bins.edge) == sample.edges)
  }

  @Test("say what they show")
  func words() {
    func words(_ figure: Figure) -> String { figure.alternativeText { "\($0)" } }
    #expect(
      words(CellSamples.weights)
        == "A heat map of W: 2 rows (unit) and 3 columns (input). The values go from -1.25 (row 1, column 2) to 2.0 "
        + "(row 2, column 1).")
    #expect(
      words(CellSamples.confusion)
        == "A confusion matrix of 3 classes, true classes in rows. Of 36 rows 29 are predicted right "
        + "(0.8055555555555556). The lowest recall is that of dog: 0.75, 9 of 12. Most often confused: cat taken for "
        + "dog, 3 times.")
    #expect(words(CellSamples.probabilities) == "Bars of 3 names. cat 0.85, dog 0.12, bird 0.03.")
    #expect(words(CellSamples.gradients).hasSuffix("Zero, which has no place on the axis: h.3."))
    #expect(words(CellSamples.images).contains("image 4, 3 taken for 9"))
  }

  @Test("give their numbers as a table")
  func data() {
    let data = CellSamples.confusion.data
    #expect(
      data.columns
        == ["true class", "predicted bird", "predicted cat", "predicted dog", "total", "recall"])
    #expect(data.rows[1] == [.text("cat"), .number(0), .number(12), .number(3), .number(15), .number(0.8)])
    #expect(CellSamples.weights.data.rows[0] == [.text("1"), .number(0.5), .number(-1.25), .number(0)])
    #expect(CellSamples.images.data.columns == ["image", "class", "predicted", "smallest", "mean", "largest"])
  }

  @Test("merge neighbouring cells of a level into one stroke")
  func runs() {
    let paths = CellPaths([.init(x: 0, y: 0, levels: [1, 1, 0, 1, nil, 2])], ground: 0)
    #expect(paths.paths.map(\.data) == ["M0 0h2m1 0h1", "M5 0h1"])
  }
}

@Suite("The scale beside a grid")
struct ColourBarTests {
  @Test(
    "has two numbers or more", arguments: [[-0.802, 0.802], [0, 1], [0, 3], [-3.64, 3.64], [2, 2.5], [0, 15.6]])
  func numbers(ends: [Double]) {
    for maximum in [3, 5] {
      #expect(Axis(ends, scale: .linear, ends: .atData, maximum: maximum).ticks.count >= 2)
    }
  }
}
