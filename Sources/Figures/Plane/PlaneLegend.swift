/// Says what the signs of a plane are: classes, lines and paths, in rows above the plot.
struct PlaneLegend {
  private struct Entry {
    /// The sign, drawn from a place on the middle of the line.
    let sign: (Double, Double) -> String
    let width: Double
    let name: FigureLabel
  }

  let svg: String
  let height: Double

  private static let maximum = 12

  init(_ chart: PlaneChart, top: Double) {
    let width = chart.width - 8
    let size = ChartStyle.textSize
    var (text, left, row) = ("", 0.0, 0)
    let entries = Self.entries(chart)
    for entry in entries {
      let name = LabelText.shortened(entry.name.inOneLine, size: size, width: width - entry.width - 6)
      let room = entry.width + (entry.width > 0 ? 6 : 0) + LabelText.width(of: name, size: size)
      if left + room > width && left > 0 { (left, row) = (0, row + 1) }
      let base = top + Double(row + 1) * ChartStyle.lineHeight - 5
      text += entry.sign(4 + left, base - 5)
      text += ChartStyle.line(name, x: 4 + left + room - LabelText.width(of: name, size: size), y: base)
      left += room + 18
    }
    svg = text
    height = entries.isEmpty ? 0 : Double(row + 1) * ChartStyle.lineHeight
  }

  private static func entries(_ chart: PlaneChart) -> [Entry] {
    var entries: [Entry] = []
    if let points = chart.points, case .classes(_, let names) = points.colouring {
      if !points.label.isEmpty { entries.append(note(points.label + ":")) }
      let shown = names.count > maximum ? maximum - 1 : names.count
      for (index, name) in names.prefix(shown).enumerated() {
        entries.append(
          Entry(
            sign: { x, y in PlaneMarks.svg([Point(x: x + 7, y: y)], colour: index, budget: 1) }, width: 14,
            name: name))
      }
      if names.count > shown { entries.append(note("and \(names.count - shown) more")) }
    }
    // Regions of the same classes have the points' colours.
    if let decision = chart.decision, decision.classes != chart.points?.classNames {
      if !decision.label.isEmpty { entries.append(note(decision.label + ":")) }
      for (index, name) in decision.classes.prefix(maximum).enumerated() {
        entries.append(
          Entry(
            sign: { x, y in
              "<rect \(Palette.fill(ofSeries: index)) fill-opacity=\".35\" stroke=\"currentColor\" x=\"\(at: x)\" y=\"\(at: y - 6)\" "
                + "width=\"16\" height=\"12\"/>"
            }, width: 16, name: name))
      }
    }
    for (index, line) in chart.lines.enumerated().prefix(maximum) where !line.name.isEmpty {
      entries.append(
        Entry(
          sign: { x, y in
            "<path \(Palette.stroke(ofSeries: index)) fill=\"none\" stroke-width=\"2\" "
              + "\(LineChartDrawing.lineEnds(ofSeries: index)) d=\"M\(at: x) \(at: y)h28\"/>"
          }, width: 28, name: line.name))
    }
    for (index, path) in chart.paths.enumerated().prefix(maximum) {
      entries.append(
        Entry(
          sign: { x, y in sample(ofPath: index, colour: index, x, y) },
          width: 40, name: path.name.isEmpty ? FigureLabel("path \(index + 1)") : path.name))
    }
    if chart.paths.count > maximum { entries.append(note("and \(chart.paths.count - maximum) more")) }
    return entries
  }

  private static func note(_ text: FigureLabel) -> Entry { Entry(sign: { _, _ in "" }, width: 0, name: text) }

  /// From the ring of the start to the mark of the end.
  private static func sample(ofPath index: Int, colour: Int, _ x: Double, _ y: Double) -> String {
    "<path \(Palette.stroke(ofSeries: colour)) fill=\"none\" stroke-width=\"2.2\" "
      + "\(LineChartDrawing.lineEnds(ofSeries: index)) d=\"M\(at: x + 10) \(at: y)h24\"/>"
      + PlanePaths.start(Point(x: x + 5, y: y), colour: colour)
      + PlanePaths.end(Point(x: x + 34, y: y), index: index, colour: colour)
  }
}
