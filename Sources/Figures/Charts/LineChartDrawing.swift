/// Draws a line chart, from top to bottom: title, legend, name of the vertical axis, plot, horizontal axis and its name.
///
/// The vertical axis' name stands above it and is not turned, so it can be read and takes no width from the plot.
enum LineChartDrawing {
  static let width = 520.0
  static let plotHeight = 230.0
  static let textSize = 14.0
  static let lineHeight = 20.0
  /// How many points all curves together may have, so that a chart stays under twenty kilobytes.
  private static let pointBudget = 1600

  static func drawing(_ chart: LineChart) -> Drawing {
    let frame = PlotFrame(chart)
    var body = ""
    var top = 4.0
    for line in TextMeasure.lines(chart.title, size: 15, width: width - 8, maximum: 3) {
      top += lineHeight
      body += "<text x=\"4\" y=\"\(at: top - 5)\" font-size=\"15\" font-weight=\"600\" fill=\"currentColor\">"
      body += "\(XMLText.escape(line))</text>\n"
    }
    let legend = Legend(chart, width: width - 8)
    if !legend.rows.isEmpty {
      body += legend.svg(left: 4, top: top)
      top += Double(legend.rows.count) * lineHeight
    }
    let name = frame.yName
    if !name.isEmpty {
      top += lineHeight
      body += "<text x=\"4\" y=\"\(at: top - 5)\" fill=\"currentColor\">\(XMLText.escape(name))</text>\n"
    }
    top += 8
    let plot = PlotArea(frame: frame, top: top, height: plotHeight)
    body += plot.grid + plot.labels + curves(chart, plot) + MarkedPoints(chart.markedPoints, plot: plot).svg
    return Drawing(
      title: frame.title, width: width, height: plot.bottom, colours: max(chart.series.count, 1), body: body)
  }

  private static func curves(_ chart: LineChart, _ plot: PlotArea) -> String {
    let budget = max(pointBudget / max(chart.series.count, 1), 8)
    var text = ""
    for (index, series) in chart.series.enumerated() {
      let points = (0..<series.count).map { plot.point(series.xs[$0], series.ys[$0]) }
      let stroke = "\(Palette.stroke(ofSeries: index)) fill=\"none\""
      switch series.style {
      case .line:
        let curve = Curve(points, budget: budget)
        let line = PathData.lines(curve)
        if !line.isEmpty {
          text +=
            "<path \(stroke) stroke-width=\"2\" stroke-linejoin=\"round\" \(lineEnds(ofSeries: index)) d=\"\(line)\"/>\n"
        }
        let dots = PathData.lonelyPoints(curve, budget: budget / 2)
        if !dots.isEmpty { text += "<path \(stroke) stroke-width=\"5\" stroke-linecap=\"round\" d=\"\(dots)\"/>\n" }
      case .points:
        let dots = PathData.dots(points.compactMap { $0 }, budget: budget / 2)
        if !dots.isEmpty { text += "<path \(stroke) \(mark(ofSeries: index)) d=\"\(dots)\"/>\n" }
      }
    }
    return text
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
