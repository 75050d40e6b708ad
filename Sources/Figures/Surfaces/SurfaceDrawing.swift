/// Draws a surface: the box behind it, its mesh, then paths, arrows and numbers.
struct SurfaceDrawing {
  private let chart: SurfaceChart
  private let box: SurfaceBox
  private let head: String

  /// How many places of a path are drawn.
  private static let pathLimit = 160

  init(_ chart: SurfaceChart) {
    self.chart = chart
    var top = 4.0
    var head = ""
    // The height's name stands above the box, with the paths beside it.
    let measured = SurfaceBox(chart, top: 0)
    let name = SurfaceBox.name(chart.heightLabel, measured.height)
    if !name.isEmpty {
      top += ChartStyle.lineHeight
      let short = LabelText.shortened(name.inOneLine, size: ChartStyle.textSize, width: ChartStyle.width - 8)
      head += ChartStyle.line(short, x: 4, y: top - 5)
    }
    for (index, path) in chart.paths.enumerated() where !path.name.isEmpty {
      top += ChartStyle.lineHeight
      let short = LabelText.shortened(path.name.inOneLine, size: ChartStyle.textSize, width: ChartStyle.width - 48)
      head += "<path \(Self.stroke(index)) d=\"M4 \(at: top - 10)h28\"/>"
      head += ChartStyle.line(short, x: 38, y: top - 5)
    }
    self.head = head
    box = SurfaceBox(chart, top: top)
  }

  var drawing: Drawing {
    let body = head + box.walls + SurfaceMesh(chart, box).svg + paths + arrows + box.labels(chart)
    return Drawing(
      title: Self.title(chart), width: ChartStyle.width, height: box.bottom + 22, colours: Palette.series.count,
      body: body)
  }

  static func title(_ chart: SurfaceChart) -> String {
    let name = chart.heightLabel.isEmpty ? "A function" : chart.heightLabel.plainText
    let (x, y) = (chart.xLabel.plainText, chart.yLabel.plainText)
    return x.isEmpty || y.isEmpty ? "The surface of \(name)" : "\(name) over \(x) and \(y)"
  }

  /// Paths begin with the second colour: the first is too near to the surface's own.
  private static func stroke(_ index: Int) -> String {
    let dash = Palette.dash(ofSeries: index)
    return "\(Palette.stroke(ofSeries: index + 1)) fill=\"none\" stroke-width=\"2.5\" stroke-linejoin=\"round\""
      + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"")
  }

  // MARK: Paths

  /// A path on a white band, so that it stands out from every colour of the surface; it begins with a ring and ends with
  /// a disc.
  private var paths: String {
    var text = ""
    for (index, path) in chart.paths.enumerated() {
      let points = Self.thinned(path.places).map(box.point)
      let line = PathData.lines(Curve(points, budget: Self.pathLimit))
      if !line.isEmpty {
        text += "<path d=\"\(line)\" fill=\"none\" stroke=\"#ffffff\" stroke-width=\"4.5\" stroke-linejoin=\"round\"/>"
        text += "<path \(Self.stroke(index)) d=\"\(line)\"/>\n"
      }
      let colour = Palette.stroke(ofSeries: index + 1)
      if let first = path.places.first.flatMap(box.point) {
        text += "<circle \(colour) cx=\"\(at: first.x)\" cy=\"\(at: first.y)\" r=\"4\" fill=\"#ffffff\" "
        text += "stroke-width=\"2\"/>"
      }
      if let last = path.places.last.flatMap(box.point) {
        text += "<circle cx=\"\(at: last.x)\" cy=\"\(at: last.y)\" r=\"4.5\" fill=\"#15181e\" stroke=\"#ffffff\"/>\n"
      }
    }
    return text
  }

  private static func thinned(_ places: [SurfaceChart.Place]) -> [SurfaceChart.Place] {
    let limit = 4 * pathLimit
    guard places.count > limit else { return places }
    return (0..<limit).map { places[$0 * (places.count - 1) / (limit - 1)] }
  }

  // MARK: Arrows

  /// The gradient as an arrow that lies on the surface and points where it rises most.
  private var arrows: String {
    chart.arrows.compactMap { arrow in
      guard let start = box.point(arrow.place), let end = tip(of: arrow) else { return nil }
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 1 else { return nil }
      let (ux, uy) = (dx / length, dy / length)
      let line = "M\(at: start.x) \(at: start.y)L\(at: end.x) \(at: end.y)"
      let head =
        "M\(at: end.x - 9 * ux - 5 * uy) \(at: end.y - 9 * uy + 5 * ux)L\(at: end.x) \(at: end.y)"
        + "L\(at: end.x - 9 * ux + 5 * uy) \(at: end.y - 9 * uy - 5 * ux)"
      return
        "<g fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
        + "<path stroke=\"#ffffff\" stroke-width=\"5\" d=\"\(line)\(head)\"/>"
        + "<path stroke=\"#15181e\" stroke-width=\"2.2\" d=\"\(line)\(head)\"/>"
        + "<circle cx=\"\(at: start.x)\" cy=\"\(at: start.y)\" r=\"3\" fill=\"#15181e\" stroke=\"#ffffff\"/></g>\n"
    }.joined()
  }

  /// Half the ground's half width away along the gradient, as high as the tangent plane is there.
  private func tip(of arrow: SurfaceChart.Arrow) -> Point? {
    let (place, gx, gy) = (arrow.place, arrow.slopeX, arrow.slopeY)
    guard gx.isFinite, gy.isFinite, gx != 0 || gy != 0, let x = box.across(place.x), let y = box.along(place.y),
      let low = chart.xs.min(), let high = chart.xs.max(), let bottom = chart.ys.min(), let top = chart.ys.max(),
      let first = box.height.place(of: place.height)
    else { return nil }
    let (perX, perY) = (2 / (high - low), 2 / (top - bottom))
    guard perX.isFinite, perY.isFinite else { return nil }
    // Scaled first, so that no square overflows.
    let size = max(abs(gx), abs(gy))
    let (ux, uy) = (gx / size, gy / size)
    let ground = ((ux * perX) * (ux * perX) + (uy * perY) * (uy * perY)).squareRoot()
    let step = 0.45 / ground
    guard
      let second = box.height.place(of: place.height + (gx * ux + gy * uy) * step)
    else { return nil }
    var rise = second - first
    var part = 1.0
    // A steep one is shortened, so that it stays near the surface.
    if rise > 0.45 {
      part = 0.45 / rise
      rise = 0.45
    }
    return box.point(x + ux * step * perX * part, y + uy * step * perY * part, first + rise)
  }
}
