/// Draws a histogram: bars without gaps over a linear axis.
enum HistogramDrawing {
  static func drawing(_ histogram: Histogram) -> Drawing {
    let bins = HistogramBins(histogram)
    let heights = bins.counts.map { count in
      histogram.height == .count ? Double(count) : bins.total == 0 ? 0 : Double(count) / Double(bins.total)
    }
    let name = histogram.height == .count ? "count" : "share"
    let top = heights.max() ?? 0
    // Few are counted in whole numbers: half a value is none.
    let isFew = histogram.height == .count && top > 0 && top < 10
    let frame = PlotFrame(
      .init(values: [bins.edge(0), bins.edge(bins.counts.count)], label: histogram.label),
      .init(values: [0, top > 0 ? top : 1], ends: isFew ? .atData : .atRoundNumbers, label: FigureLabel(name)))
    var (body, start) = ChartStyle.title(histogram.title, top: 4)
    start += ChartStyle.lineHeight
    body += ChartStyle.line(frame.yName, x: 4, y: start - 5)
    let plot = PlotArea(frame: frame, top: start + 8, height: LineChartDrawing.plotHeight)
    body += plot.grid + plot.labels
    var bars = ""
    for (index, height) in heights.enumerated() where height > 0 {
      guard let low = plot.point(bins.edge(index), 0), let high = plot.point(bins.edge(index + 1), height) else {
        continue
      }
      bars += "M\(at: low.x) \(at: low.y)V\(at: high.y)H\(at: high.x)V\(at: low.y)z"
    }
    let fill = "class=\"f1\" fill=\"\(Palette.series[0])\""
    if !bars.isEmpty {
      body += "<path \(fill) fill-opacity=\".55\" d=\"\(bars)\"/>"
      body += "<path \(Palette.stroke(ofSeries: 0)) fill=\"none\" stroke-width=\"1.2\" d=\"\(bars)\"/>\n"
    }
    let left = histogram.values.count - bins.total
    var bottom = plot.bottom
    if left > 0 {
      bottom += ChartStyle.lineHeight
      body += ChartStyle.line(
        FigureLabel("Left out: \(left) that \(left == 1 ? "is" : "are") no finite number"), x: 4, y: bottom - 5)
    }
    let title =
      !histogram.title.isEmpty
      ? histogram.title
      : histogram.label.isEmpty ? "Histogram" : "Histogram of " + histogram.label.plainText
    return Drawing(
      title: title, width: ChartStyle.width, height: bottom + 4, colours: 1, isTextual: true, body: body)
  }
}
