/// Draws a line chart, from top to bottom: title, legend, name of the vertical axis, plot, horizontal axis and its name.
///
/// The vertical axis' name stands above it and is not turned, so it can be read and takes no width from the plot.
enum LineChartDrawing {
  static let plotHeight = 230.0
  /// How many points all curves together may have, so that a chart stays under twenty kilobytes.
  private static let pointBudget = 1600

  static func drawing(_ chart: LineChart) -> Drawing {
    let (plot, head) = arranged(chart)
    let additions = LineChartAdditions(chart: chart, plot: plot)
    let marks = MarkedPoints(
      chart.markedPoints, touching: chart.tangents, besides: courses(chart, plot) + additions.shafts, plot: plot)
    let body =
      head + plot.grid + plot.labels + additions.bands + curves(chart, plot) + additions.tangents + marks.svg
    return Drawing(
      title: title(of: chart), width: ChartStyle.width, height: plot.bottom, colours: max(chart.series.count, 1),
      body: body)
  }

  /// The rectangle of the curves.
  static func area(of chart: LineChart) -> FigureArea {
    let plot = arranged(chart).plot
    return FigureArea(left: plot.left, right: plot.right, top: plot.top, bottom: plot.top + plot.height)
  }

  /// The plot, and what stands above it: title, legend, the vertical axis' name.
  private static func arranged(_ chart: LineChart) -> (plot: PlotArea, head: String) {
    let frame = frame(of: chart)
    var (head, top) = ChartStyle.title(chart.title, top: 4)
    let legend = Legend(chart, width: ChartStyle.width - 8)
    if !legend.rows.isEmpty {
      head += legend.svg(left: 4, top: top)
      top += Double(legend.rows.count) * ChartStyle.lineHeight
    }
    if !frame.yName.isEmpty {
      top += ChartStyle.lineHeight
      head += ChartStyle.line(frame.yName, x: 4, y: top - 5)
    }
    return (PlotArea(frame: frame, top: top + 8, height: plotHeight), head)
  }

  private static func frame(of chart: LineChart) -> PlotFrame {
    PlotFrame(
      .init(values: chart.shownXs, scale: chart.xScale, label: chart.xLabel),
      .init(values: chart.shownYs, scale: chart.yScale, ends: ends(of: chart), label: verticalName(of: chart)))
  }

  /// A little air where the curves touch the frame, so that a level tangent does not lie on it. All places of the
  /// curves count, since a tangent that moves along them should not change the axis.
  private static func ends(of chart: LineChart) -> Axis.Ends {
    let values = chart.shownYs.filter(\.isFinite)
    guard !chart.tangents.isEmpty, chart.yLimits == nil, chart.yScale == .linear, let low = values.min(),
      let high = values.max(), low < high
    else { return .atRoundNumbers }
    let axis = Axis(values, scale: .linear, ends: .atRoundNumbers)
    let below = (axis.place(of: low) ?? 1) < 0.02
    let above = (axis.place(of: high) ?? 0) > 0.98
    return below || above ? .beyondRoundNumbers(below: below, above: above) : .atRoundNumbers
  }

  /// A single curve may name the axis.
  private static func verticalName(of chart: LineChart) -> FigureLabel {
    chart.yLabel.isEmpty && chart.series.count == 1 ? chart.series[0].name : chart.yLabel
  }

  private static func title(of chart: LineChart) -> String {
    if !chart.title.isEmpty { return chart.title }
    let vertical = verticalName(of: chart).plainText
    let over = chart.xLabel.isEmpty ? "" : " against " + chart.xLabel.plainText
    return vertical.isEmpty ? "Line chart" : vertical + over
  }

  private static func curves(_ chart: LineChart, _ plot: PlotArea) -> String {
    let budget = max(pointBudget / max(chart.series.count, 1), 8)
    var text = ""
    for (index, series) in chart.series.enumerated() {
      let points = CurvePoints.points(of: series, in: plot, isLimited: chart.yLimits != nil)
      let stroke = "\(Palette.stroke(ofSeries: index)) fill=\"none\""
      switch series.style {
      case .line, .steps:
        let curve = Curve(points, budget: budget)
        let line = PathData.lines(curve)
        if !line.isEmpty {
          text +=
            "<path \(stroke) stroke-width=\"2\" stroke-linejoin=\"round\" \(lineEnds(ofSeries: index)) d=\"\(line)\"/>\n"
        }
        let dots = PathData.lonelyPoints(curve, budget: budget / 2)
        if !dots.isEmpty { text += "<path \(stroke) stroke-width=\"5\" stroke-linecap=\"round\" d=\"\(dots)\"/>\n" }
        if series.style == .line { continue }
        fallthrough
      case .points:
        let dots = PathData.dots(points.compactMap { $0 }, budget: budget / 2)
        if !dots.isEmpty { text += "<path \(stroke) \(mark(ofSeries: index)) d=\"\(dots)\"/>\n" }
      }
    }
    return text
  }

  /// Where the curves go, piece by piece, for what must keep off them.
  private static func courses(_ chart: LineChart, _ plot: PlotArea) -> [[Point]] {
    guard !chart.markedPoints.isEmpty || !chart.tangents.isEmpty else { return [] }
    return chart.series.filter { $0.style != .points }.flatMap { series in
      Curve(CurvePoints.points(of: series, in: plot, isLimited: chart.yLimits != nil), budget: pointBudget).pieces
    }
  }

  /// Round ends would close the gaps of a dash pattern.
  static func lineEnds(ofSeries index: Int) -> String {
    let dash = Palette.dash(ofSeries: index)
    return dash.isEmpty ? "stroke-linecap=\"round\"" : "stroke-dasharray=\"\(dash)\""
  }

  /// Discs and squares in turn, as the ends of lines of no length.
  static func mark(ofSeries index: Int) -> String {
    index % 2 == 0 ? "stroke-width=\"6\" stroke-linecap=\"round\"" : "stroke-width=\"5\" stroke-linecap=\"square\""
  }
}
