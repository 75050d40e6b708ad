/// Draws a plane, from top to bottom: title, legend, name of the vertical axis, plot with the scale beside it,
/// horizontal axis and its name.
enum PlaneChartDrawing {
  /// Up to so many points have shapes; more are dots.
  private static let shapes = 250

  static func drawing(_ chart: PlaneChart) -> Drawing {
    let plane = PlaneFrame(chart)
    var (body, top) = ChartStyle.title(chart.title, top: 4)
    let legend = PlaneLegend(chart, top: top)
    body += legend.svg
    top += legend.height
    if !plane.frame.yName.isEmpty {
      top += ChartStyle.lineHeight
      body += ChartStyle.line(plane.frame.yName, x: 4, y: top - 5)
    }
    top += 8
    let plot = PlotArea(frame: plane.frame, top: top, height: plane.height, width: plane.frame.right + 14)
    let areas = PlaneAreas(plot: plot)
    var (inside, labels) = ("", "")
    if let field = chart.field, field.grid.isWhole {
      let levels = field.levels ?? LevelChoice.levels(field.grid.values.flatMap { $0 })
      let bands = areas.bands(field.grid, levels: levels)
      inside += bands.svg
      let texts = levels.map(PlaneScale.text)
      labels = LevelLabels(bands.loops, texts: texts, plot: plot, taken: covered(chart, plot)).svg
      body += PlaneScale.bands(texts, label: field.label, plot: plot)
    }
    if let decision = chart.decision, decision.isWhole { inside += areas.decision(decision) }
    let paths = PlanePaths(plot: plot)
    for (index, line) in chart.lines.enumerated() { inside += paths.line(line, index: index, count: chart.lines.count) }
    inside += labels + paths.arrows(chart.arrows)
    for (index, path) in chart.paths.enumerated() {
      inside += paths.path(path, index: index, colour: colour(ofPath: index, in: chart), count: chart.paths.count)
    }
    if let points = chart.points {
      inside += svg(points, plot)
      if case .values(let values, let range) = points.colouring, let (low, high) = ends(values, range) {
        body += PlaneScale.sizes(low, high, label: points.label, plot: plot)
      }
    }
    body += plot.grid + clipped(inside, plot) + plot.labels
    body += MarkedPoints(chart.marks, plot: plot).svg
    return Drawing(
      title: title(of: chart), width: ChartStyle.width, height: plot.bottom, colours: Palette.series.count, body: body)
  }

  /// The first colour is the field's.
  static func colour(ofPath index: Int, in chart: PlaneChart) -> Int { index + (chart.field == nil ? 0 : 1) }

  private static func title(of chart: PlaneChart) -> String {
    if !chart.title.isEmpty { return chart.title }
    let shown = chart.field?.label ?? chart.decision?.label ?? ""
    let plane = [chart.xLabel, chart.yLabel].filter { !$0.isEmpty }.map(\.plainText).joined(separator: " and ")
    if plane.isEmpty { return shown.isEmpty ? "Plane" : shown.plainText }
    return shown.isEmpty ? plane : "\(shown.plainText) over \(plane)"
  }

  /// What is outside the plot is cut off, by an element that every viewer cuts at its edges.
  private static func clipped(_ inside: String, _ plot: PlotArea) -> String {
    guard !inside.isEmpty else { return "" }
    let (left, top) = (plot.left, plot.top)
    let (width, height) = (plot.right - left, plot.height)
    return "<svg x=\"\(at: left)\" y=\"\(at: top)\" width=\"\(at: width)\" height=\"\(at: height)\" "
      + "viewBox=\"\(at: left) \(at: top) \(at: width) \(at: height)\" overflow=\"hidden\">\n\(inside)</svg>\n"
  }

  // MARK: Points

  private static func svg(_ points: PlaneChart.Points, _ plot: PlotArea) -> String {
    let places = (0..<points.count).map { plot.point(points.xs[$0], points.ys[$0]) }
    switch points.colouring {
    case .none: return PlaneMarks.svg(places.compactMap { $0 }, colour: 0, budget: shapes)
    case .classes(let classes, let names):
      let isFew = places.count <= shapes
      return names.indices.map { name in
        let own = zip(places, classes).filter { $1 == name }.compactMap(\.0)
        return PlaneMarks.svg(own, colour: name, budget: isFew ? own.count : min(shapes, shapes * 4 / names.count / 4))
      }.joined()
    case .values(let values, let range):
      guard let (low, high) = ends(values, range) else {
        return PlaneMarks.svg(places.compactMap { $0 }, size: 0, budget: shapes)
      }
      return (0..<PlaneMarks.sizes).reversed().map { size in
        let own = zip(places, values).filter { $1.isFinite && PlaneMarks.size($1, low, high) == size }
        return PlaneMarks.svg(own.compactMap(\.0), size: size, budget: shapes * 2 / PlaneMarks.sizes)
      }.joined()
    }
  }

  private static func ends(_ values: [Double], _ range: ClosedRange<Double>?) -> (Double, Double)? {
    if let range { return (range.lowerBound, range.upperBound) }
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    return (low, high)
  }

  /// Where no label of a line may stand: the ends of paths, the feet of arrows, marks.
  private static func covered(_ chart: PlaneChart, _ plot: PlotArea) -> [Box] {
    let ends = chart.paths.flatMap { path in
      path.count == 0 ? [] : [0, path.count - 1].map { (path.xs[$0], path.ys[$0]) }
    }
    let places = ends + chart.arrows.map { ($0.x, $0.y) } + chart.marks.map { ($0.x, $0.y) }
    return places.compactMap { plot.point($0, $1) }.map {
      Box(left: $0.x - 9, top: $0.y - 9, right: $0.x + 9, bottom: $0.y + 9)
    }
  }
}
