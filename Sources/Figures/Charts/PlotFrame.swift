/// The axes of a chart, and the room that their labels need.
struct PlotFrame {
  let x: Axis
  let y: Axis
  let left: Double
  let right: Double
  let title: String
  let xName: String
  let yName: String

  init(_ chart: LineChart) {
    // Only points that can be drawn count for the axes: a loss that is NaN from epoch 12 on still has its epochs.
    let marked = chart.markedPoints.filter { $0.x.isFinite && $0.y.isFinite }
    let xs = chart.series.flatMap { $0.xs.prefix($0.count) } + marked.map(\.x)
    let ys = chart.series.flatMap { $0.ys.prefix($0.count) } + marked.map(\.y)
    let y = Axis(ys, scale: chart.yScale, ends: .atRoundNumbers)
    let labels = y.ticks.map { TextMeasure.width(of: $0.label, size: LineChartDrawing.textSize) }
    var left = 14 + (labels.max() ?? 0)
    var right = LineChartDrawing.width - 14
    var x = Axis(xs, scale: chart.xScale, ends: .atData)
    // Long labels need fewer ticks, and half of the first and the last stand out over the ends of the axis.
    for maximum in stride(from: 7, through: 1, by: -1) {
      x = Axis(xs, scale: chart.xScale, ends: .atData, maximum: maximum)
      let room = PlotFrame.room(x)
      left = max(left, room.first / 2 + 4)
      right = min(right, LineChartDrawing.width - room.last / 2 - 4)
      if PlotFrame.hasSeparateLabels(x, width: right - left) { break }
    }
    (self.x, self.y, self.left, self.right) = (x, y, left, right)
    let limit = LineChartDrawing.width - 8
    xName = PlotFrame.name(chart.xLabel, exponent: x.exponent, width: limit)
    var vertical = chart.yLabel
    if vertical.isEmpty, chart.series.count == 1 { vertical = chart.series[0].name }
    yName = PlotFrame.name(vertical, exponent: y.exponent, width: limit)
    if !chart.title.isEmpty {
      title = chart.title
    } else {
      let over = chart.xLabel.isEmpty ? "" : " against " + chart.xLabel
      title = vertical.isEmpty ? "Line chart" : vertical + over
    }
  }

  /// An axis' name, with the power of ten by which its labels are to be multiplied.
  private static func name(_ label: String, exponent: Int, width: Double) -> String {
    let factor = exponent == 0 ? "" : "×10" + TickLabel.superscript(exponent)
    let ending = factor.isEmpty ? "" : label.isEmpty ? factor : " (\(factor))"
    let size = LineChartDrawing.textSize
    // The name is one line: white space of any kind is one space.
    let line = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return TextMeasure.shortened(line, size: size, width: width - TextMeasure.width(of: ending, size: size)) + ending
  }

  private static func room(_ axis: Axis) -> (first: Double, last: Double) {
    let widths = axis.ticks.map { TextMeasure.width(of: $0.label, size: LineChartDrawing.textSize) }
    return (widths.first ?? 0, widths.last ?? 0)
  }

  private static func hasSeparateLabels(_ axis: Axis, width: Double) -> Bool {
    let ends = axis.ticks.map { tick in
      let half = TextMeasure.width(of: tick.label, size: LineChartDrawing.textSize) / 2
      return (start: tick.place * width - half, end: tick.place * width + half)
    }
    return zip(ends, ends.dropFirst()).allSatisfy { $0.end + 10 <= $1.start }
  }
}
