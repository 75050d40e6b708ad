/// Draws a plane, from top to bottom: title, legend, name of the vertical axis, plot with the scale beside it,
/// horizontal axis and its name.
enum PlaneChartDrawing {
  /// Up to so many points have shapes; more are dots.
  private static let shapes = 250

  static func drawing(_ chart: PlaneChart) -> Drawing {
    let (plot, head) = arranged(chart)
    var body = head
    let ground = chart.ground ?? PlaneGround(chart, plot)
    body += ground.scale
    var inside = ground.areas
    let paths = PlanePaths(plot: plot)
    for (index, line) in chart.lines.enumerated() { inside += paths.line(line, index: index, count: chart.lines.count) }
    for outline in chart.outlines { inside += paths.outline(outline) }
    inside += ground.labels + paths.arrows(chart.arrows)
    for (index, path) in chart.paths.enumerated() {
      inside += paths.path(path, index: index, colour: index, count: chart.paths.count)
    }
    if let points = chart.points {
      inside += svg(points, plot)
      if case .values(let values, let range) = points.colouring, let (low, high) = ends(values, range) {
        body += PlaneScale.sizes(low, high, label: points.label, plot: plot)
      }
    }
    let vectors = PlaneVectors(chart.vectors, plot: plot)
    body += plot.grid + clipped(inside + vectors.arrows, plot) + vectors.names + plot.labels
    body += MarkedPoints(chart.marks, plot: plot).svg
    if let moving = chart.movingArrow { body += paths.arrows([moving.arrow], to: moving.all) }
    return Drawing(
      title: title(of: chart), width: chart.width, height: plot.bottom, colours: Palette.series.count, body: body)
  }

  /// The plot, and what stands above it: title, legend, the vertical axis' name.
  static func arranged(_ chart: PlaneChart) -> (plot: PlotArea, head: String) {
    let plane = PlaneFrame(chart)
    var (head, top) = ChartStyle.title(chart.title, top: 4, width: chart.width)
    let legend = PlaneLegend(chart, top: top)
    head += legend.svg
    top += legend.height
    if !plane.frame.yName.isEmpty {
      top += ChartStyle.lineHeight
      head += ChartStyle.line(plane.frame.yName, x: 4, y: top - 5)
    }
    let plot = PlotArea(frame: plane.frame, top: top + 8, height: plane.height, width: plane.frame.right + 14)
    return (plot, head)
  }

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
}
