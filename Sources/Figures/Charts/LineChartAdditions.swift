extension LineChart {
  /// What lies between two curves, such as the quartiles around a median. Values beyond the shortest list are ignored.
  public struct Band: Sendable, Hashable {
    /// What the band is, for the table and in words.
    public let name: FigureLabel
    /// The place of the series whose colour it has.
    public let series: Int
    public let xs: [Double]
    public let lows: [Double]
    public let highs: [Double]

    public init(name: FigureLabel, series: Int, xs: [Double], lows: [Double], highs: [Double]) {
      (self.name, self.series, self.xs, self.lows, self.highs) = (name, series, xs, lows, highs)
    }

    var count: Int { min(xs.count, min(lows.count, highs.count)) }
  }

  /// A line that touches a curve at a point.
  public struct Tangent: Sendable, Hashable {
    public let x: Double
    public let y: Double
    public let slope: Double
    /// What is written beside the point.
    public let label: FigureLabel

    public init(x: Double, y: Double, slope: Double, label: FigureLabel) {
      (self.x, self.y, self.slope, self.label) = (x, y, slope, label)
    }
  }
}

/// Draws bands and tangents.
struct LineChartAdditions {
  let chart: LineChart
  let plot: PlotArea

  /// How many points both edges of a band may have.
  private static let budget = 800
  /// How far a tangent goes to each side, as a part of the plot's width: far enough to see how steep it is.
  private static let half = 1.0 / 6

  var bands: String {
    chart.bands.map { band in
      let kept = Array(stride(from: 0, to: band.count, by: max(band.count * 2 / Self.budget, 1)))
      let upper = kept.compactMap { plot.point(band.xs[$0], band.highs[$0]) }
      let lower = kept.reversed().compactMap { plot.point(band.xs[$0], band.lows[$0]) }
      guard upper.count + lower.count > 2 else { return "" }
      let edges = Simplification.simplify(upper, tolerance: 0.2) + Simplification.simplify(lower, tolerance: 0.2)
      return
        "<path \(Palette.fill(ofSeries: band.series)) fill-opacity=\".22\" d=\"\(PathData.lines(Curve(pieces: [edges])))\"/>\n"
    }.joined()
  }

  var tangents: String {
    shafts.map { ends in
      "<path stroke=\"currentColor\" stroke-width=\"1.8\" d=\"M\(at: ends[0].x) \(at: ends[0].y)"
        + "L\(at: ends[1].x) \(at: ends[1].y)\"/>\n"
    }.joined()
  }

  /// The two ends of each tangent: a straight line of one length, as steep as the axes make its slope, and as far as the
  /// plot goes.
  var shafts: [[Point]] {
    let area = plot.box
    return chart.tangents.compactMap { tangent -> [Point]? in
      guard let point = plot.point(tangent.x, tangent.y), tangent.slope.isFinite else { return nil }
      let across = plot.frame.x.part(of: 1) * (plot.right - plot.left)
      let down = -plot.frame.y.part(of: 1) * plot.height * tangent.slope
      let largest = max(abs(across), abs(down))
      guard across != 0, largest.isFinite, largest > 0 else { return nil }
      let (x, y) = (across / largest, down / largest)
      let length = (x * x + y * y).squareRoot()
      let half = (plot.right - plot.left) * Self.half
      let (dx, dy) = (x / length * half, y / length * half)
      let ends = (Point(x: point.x - dx, y: point.y - dy), Point(x: point.x + dx, y: point.y + dy))
      return area.clipped(ends.0, ends.1).map { [$0.0, $0.1] }
    }
  }

  /// What is told of both.
  static func sentences(_ chart: LineChart, format: (Double) -> String) -> [String] {
    let bands = chart.bands.prefix(3).map { band -> String in
      guard band.count > 0 else { return "The band of \(band.name.plainText) is empty." }
      let last = band.count - 1
      return
        "The band, \(band.name.plainText), goes at the end from \(format(band.lows[last])) to \(format(band.highs[last]))."
    }
    // Where a curve has no value it has no tangent.
    let drawn = chart.tangents.filter { $0.y.isFinite && $0.slope.isFinite }
    let tangents = drawn.prefix(6).map { tangent in
      "The tangent at (\(format(tangent.x)), \(format(tangent.y))) has slope \(format(tangent.slope))."
    }
    let rest = drawn.count - tangents.count
    return bands + tangents + (rest > 0 ? ["\(rest) more tangents are drawn."] : [])
  }
}
