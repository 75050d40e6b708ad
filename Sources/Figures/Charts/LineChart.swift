/// Curves over a common horizontal axis: a loss against epochs, functions of one variable.
public struct LineChart: Sendable, Hashable {
  /// What the curves are, which decides how they are told in words.
  public enum Reading: Sendable, Hashable {
    /// Something that goes on step by step, such as a loss: where it starts and ends, and how it gets there.
    case progress
    /// A function of a variable: its smallest and largest value, and where.
    case function
  }

  /// How a curve is drawn.
  public enum Style: Sendable, Hashable {
    /// A line; the place among the series decides colour and dash pattern.
    case line
    /// One mark a value, not joined.
    case points
    /// A line with a mark at each value: the steps of a training.
    case steps
  }

  /// One curve. Values beyond the shorter of `xs` and `ys` are ignored.
  public struct Series: Sendable, Hashable {
    public let name: FigureLabel
    public let xs: [Double]
    public let ys: [Double]
    public let style: Style
    /// The places of the values before which the curve is broken, as it jumps there.
    public let jumps: Set<Int>

    public init(name: FigureLabel, xs: [Double], ys: [Double], style: Style = .line, jumps: Set<Int> = []) {
      self.name = name
      self.xs = xs
      self.ys = ys
      self.style = style
      self.jumps = jumps
    }
  }

  /// A place in the chart that is pointed out.
  public struct MarkedPoint: Sendable, Hashable {
    public let x: Double
    public let y: Double
    public let label: FigureLabel

    public init(x: Double, y: Double, label: FigureLabel) {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  /// Drawn above the chart when it is not empty.
  public let title: String
  public let xLabel: FigureLabel
  public let yLabel: FigureLabel
  public let series: [Series]
  /// What the axes must reach besides the data.
  public var xRange: ClosedRange<Double>?
  public var yRange: ClosedRange<Double>?
  /// What the vertical axis shows, whatever the curves have beyond.
  public var yLimits: ClosedRange<Double>?
  public let xScale: AxisScale
  public let yScale: AxisScale
  public var markedPoints: [MarkedPoint]
  public let reading: Reading
  public var bands: [Band] = []
  public var tangents: [Tangent] = []

  public init(
    title: String = "", xLabel: FigureLabel, yLabel: FigureLabel, series: [Series], xScale: AxisScale = .linear,
    yScale: AxisScale = .linear, markedPoints: [MarkedPoint] = [], reading: Reading = .function
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.series = series
    self.xScale = xScale
    self.yScale = yScale
    self.markedPoints = markedPoints
    self.reading = reading
  }
}

extension LineChart {
  /// The chart with a mark on each curve at the x, or at the last before it.
  public func marked(at x: Double) -> LineChart {
    let marks = series.compactMap { curve -> MarkedPoint? in
      guard let place = (0..<curve.count).last(where: { curve.xs[$0] <= x && curve.ys[$0].isFinite }) else {
        return nil
      }
      return MarkedPoint(x: curve.xs[place], y: curve.ys[place], label: "")
    }
    var chart = self
    chart.markedPoints += marks
    return chart
  }
}

extension LineChart {
  /// All values that must have a place on the axes. Only points that can be drawn count: a loss that is NaN from epoch
  /// 12 on still has its epochs.
  var shownXs: [Double] {
    series.flatMap { $0.xs.prefix($0.count) } + drawnMarks.map(\.x)
      + (xRange.map { [$0.lowerBound, $0.upperBound] } ?? [])
  }

  var shownYs: [Double] {
    if let yLimits { return [yLimits.lowerBound, yLimits.upperBound] }
    return series.flatMap { $0.ys.prefix($0.count) } + drawnMarks.map(\.y) + bands.flatMap { $0.lows + $0.highs }
      + (yRange.map { [$0.lowerBound, $0.upperBound] } ?? [])
  }

  private var drawnMarks: [MarkedPoint] { markedPoints.filter { $0.x.isFinite && $0.y.isFinite } }
}

extension LineChart.Series {
  /// How many points the series has.
  var count: Int { min(xs.count, ys.count) }
}
