/// Draws a surface: the box behind it, lines on the ground, its mesh with the paths over it, then arrows and numbers.
struct SurfaceDrawing {
  private let chart: SurfaceChart
  private let box: SurfaceBox
  private let scene: SurfaceScene
  private let head: String

  init(_ chart: SurfaceChart) {
    self.chart = chart
    let (head, top) = Self.head(chart)
    self.head = head
    box = SurfaceBox(chart, top: top)
    scene = SurfaceScene(chart, box.axes)
  }

  /// What stands above the box, and where the box begins: the height's name, then the paths.
  static func head(_ chart: SurfaceChart) -> (svg: String, bottom: Double) {
    var (head, top) = ("", 4.0)
    let name = SurfaceBox.name(chart.heightLabel, SurfaceAxes(chart).height)
    if !name.isEmpty {
      top += ChartStyle.lineHeight
      let short = LabelText.shortened(name.inOneLine, size: ChartStyle.textSize, width: ChartStyle.width - 8)
      head += ChartStyle.line(short, x: 4, y: top - 5)
    }
    for (index, path) in chart.paths.enumerated() where !path.name.isEmpty {
      top += ChartStyle.lineHeight
      let short = LabelText.shortened(path.name.inOneLine, size: ChartStyle.textSize, width: ChartStyle.width - 48)
      head += SurfaceTrailMarks(index).sample("M4 \(Coordinate(top - 10))h28")
      head += ChartStyle.line(short, x: 38, y: top - 5)
    }
    return (head, top)
  }

  var drawing: Drawing {
    let body = head + box.walls + box.floor(scene.floor) + SurfaceMesh(scene, box).svg + arrows + box.labels(chart)
    return Drawing(
      title: Self.title(chart), width: ChartStyle.width, height: box.bottom + 22, colours: Palette.series.count,
      body: body)
  }

  static func title(_ chart: SurfaceChart) -> String {
    let name = chart.heightLabel.isEmpty ? "A function" : chart.heightLabel.plainText
    let (x, y) = (chart.xLabel.plainText, chart.yLabel.plainText)
    return x.isEmpty || y.isEmpty ? "The surface of \(name)" : "\(name) over \(x) and \(y)"
  }

  // MARK: Arrows

  /// The gradient as an arrow that lies on the surface and points where it rises most.
  private var arrows: String {
    scene.arrows.compactMap { arrow in
      let (start, end) = (box.point(arrow.from), box.point(arrow.to))
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
}
