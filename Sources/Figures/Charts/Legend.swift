/// Says which curve is which: a sample of each line with its name, in rows above the plot, where it covers nothing.
struct Legend {
  struct Entry: Hashable {
    /// The place of the series, or nothing for the note that there are more.
    let series: Int?
    let style: LineChart.Style
    let name: FigureLabel
    let left: Double
  }

  let rows: [[Entry]]

  private static let sample = 28.0
  private static let gap = 18.0
  /// More names than these help nobody.
  private static let maximum = 12

  /// A single curve is named by the axis.
  init(_ chart: LineChart, width: Double) {
    guard chart.series.count > 1 else {
      rows = []
      return
    }
    let size = ChartStyle.textSize
    var rows: [[Entry]] = [[]]
    var left = 0.0
    func add(series: Int?, style: LineChart.Style, name: FigureLabel) {
      let sample = series == nil ? 0 : Self.sample + 6
      let name = LabelText.shortened(name.inOneLine, size: size, width: width - sample)
      let room = sample + LabelText.width(of: name, size: size)
      if left + room > width && left > 0 {
        rows.append([])
        left = 0
      }
      rows[rows.count - 1].append(Entry(series: series, style: style, name: name, left: left))
      left += room + Self.gap
    }
    let shown = chart.series.count > Self.maximum ? Self.maximum - 1 : chart.series.count
    for (index, series) in chart.series.prefix(shown).enumerated() {
      add(
        series: index, style: series.style, name: series.name.isEmpty ? FigureLabel("curve \(index + 1)") : series.name)
    }
    if chart.series.count > shown {
      add(series: nil, style: .line, name: FigureLabel("and \(chart.series.count - shown) more"))
    }
    self.rows = rows
  }

  func svg(left: Double, top: Double) -> String {
    var text = ""
    for (number, row) in rows.enumerated() {
      let base = top + Double(number + 1) * ChartStyle.lineHeight - 5
      for entry in row {
        var x = left + entry.left
        if let series = entry.series {
          text += Self.sample(ofSeries: series, style: entry.style, x: x, y: base - 5)
          x += Self.sample + 6
        }
        text += ChartStyle.line(entry.name, x: x, y: base)
      }
    }
    return text
  }

  private static func sample(ofSeries index: Int, style: LineChart.Style, x: Double, y: Double) -> String {
    let stroke = "\(Palette.stroke(ofSeries: index)) fill=\"none\""
    switch style {
    case .line:
      let ends = LineChartDrawing.lineEnds(ofSeries: index)
      return "<path \(stroke) stroke-width=\"2\" \(ends) d=\"M\(at: x) \(at: y)h\(at: sample)\"/>"
    case .points:
      return "<path \(stroke) \(LineChartDrawing.mark(ofSeries: index)) d=\"M\(at: x + sample / 2) \(at: y)h0\"/>"
    case .steps:
      return Self.sample(ofSeries: index, style: .line, x: x, y: y)
        + Self.sample(ofSeries: index, style: .points, x: x, y: y)
    }
  }
}
