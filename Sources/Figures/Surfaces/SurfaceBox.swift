/// The box that a surface stands in: its axes, and where its corners are in the picture.
struct SurfaceBox {
  let axes: SurfaceAxes
  private let projection: SurfaceProjection
  private let scale: Double
  private let origin: Point
  /// The size of the whole picture.
  let bottom: Double

  private static let left = 56.0
  private static let right = 30.0

  init(_ chart: SurfaceChart, top: Double) {
    axes = SurfaceAxes(chart)
    projection = SurfaceProjection(angle: chart.angle)
    let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)]
    let projection = projection
    let rights = corners.map { projection.right($0.0, $0.1) }
    let ups = corners.flatMap { [projection.up($0.0, $0.1, 0), projection.up($0.0, $0.1, 1)] }
    let (low, high) = (rights.min() ?? -1, rights.max() ?? 1)
    let (lowest, highest) = (ups.min() ?? 0, ups.max() ?? 1)
    scale = (ChartStyle.width - Self.left - Self.right) / (high - low)
    origin = Point(x: Self.left - low * scale, y: top + 10 + highest * scale)
    bottom = origin.y - lowest * scale + 26
  }

  /// The place of a point of the box: across and along from −1 to 1, its height from 0 to 1.
  func point(_ x: Double, _ y: Double, _ h: Double) -> Point {
    Point(x: origin.x + projection.right(x, y) * scale, y: origin.y - projection.up(x, y, h) * scale)
  }

  func away(_ x: Double, _ y: Double) -> Double { projection.away(x, y) }

  func point(_ point: SurfacePoint) -> Point { self.point(point.x, point.y, point.height) }

  // MARK: Walls and labels

  /// The corner of the ground that is farthest from the eye, as signs.
  private var back: (x: Double, y: Double) {
    let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)]
    let farthest = corners.max { away($0.0, $0.1) < away($1.0, $1.1) }
    return farthest.map { (x: $0.0, y: $0.1) } ?? (1, 1)
  }

  /// The ground and the two walls behind the surface, with lines at the ticks.
  var walls: String {
    let (bx, by) = back
    var lines = ""
    for tick in axes.x.ticks {
      let u = 2 * tick.place - 1
      lines += path([point(u, -by, 0), point(u, by, 0), point(u, by, 1)])
    }
    for tick in axes.y.ticks {
      let v = 2 * tick.place - 1
      lines += path([point(-bx, v, 0), point(bx, v, 0), point(bx, v, 1)])
    }
    for tick in axes.height.ticks {
      lines += path([point(-bx, by, tick.place), point(bx, by, tick.place), point(bx, -by, tick.place)])
    }
    let edges =
      path([point(-bx, -by, 0), point(bx, -by, 0), point(bx, by, 0), point(-bx, by, 0), point(-bx, -by, 0)])
      + path([point(-bx, by, 0), point(-bx, by, 1)])
    return "<g class=\"grid\" stroke=\"currentColor\" fill=\"none\"><path stroke-opacity=\".16\" d=\"\(lines)\"/>"
      + "<path stroke-opacity=\".5\" d=\"\(edges)\"/></g>\n"
  }

  /// Lines on the ground in the colours of what is above them.
  func floor(_ lines: [SurfaceFloor.Line]) -> String {
    guard !lines.isEmpty else { return "" }
    let paths = lines.map { line in
      "<path stroke=\"\(SurfaceMesh.colours[line.shade])\" d=\"\(PathData.lines(Curve(pieces: [line.points.map(point)])))\"/>"
    }
    return "<g fill=\"none\" stroke-width=\"1.6\" stroke-linejoin=\"round\">\(paths.joined())</g>\n"
  }

  /// The numbers and names along the three axes.
  func labels(_ chart: SurfaceChart) -> String {
    let (bx, by) = back
    var text = "<g fill=\"currentColor\">\n"
    let (xIsLeft, yIsLeft) = (point(0, -by, 0).x < origin.x, point(-bx, 0, 0).x < origin.x)
    for tick in axes.x.ticks { text += label(tick.label, at: point(2 * tick.place - 1, -by, 0), isLeft: xIsLeft) }
    for tick in axes.y.ticks { text += label(tick.label, at: point(-bx, 2 * tick.place - 1, 0), isLeft: yIsLeft) }
    for tick in axes.height.ticks {
      let place = point(-bx, by, tick.place)
      let isLeft = place.x < origin.x
      text += "<text x=\"\(at: place.x + (isLeft ? -7 : 7))\" y=\"\(at: place.y + 2)\""
      text += "\(isLeft ? " text-anchor=\"end\"" : "")>\(tick.label)</text>"
    }
    text += name(Self.name(chart.xLabel, axes.x), at: point(0, -by, 0))
    text += name(Self.name(chart.yLabel, axes.y), at: point(-bx, 0, 0))
    return text + "</g>\n"
  }

  /// Labels stand outside the ground: below its edge, to the side on which the edge lies.
  private func label(_ text: String, at place: Point, isLeft: Bool) -> String {
    "<text x=\"\(at: place.x + (isLeft ? -4 : 4))\" y=\"\(at: place.y + 18)\""
      + "\(isLeft ? " text-anchor=\"end\"" : "")>\(text)</text>"
  }

  private func name(_ label: FigureLabel, at place: Point) -> String {
    let middle = point(0, 0, 0)
    let isLeft = place.x < middle.x
    let short = LabelText.shortened(label.inOneLine, size: ChartStyle.titleSize, width: 110)
    let width = LabelText.width(of: short, size: ChartStyle.titleSize)
    let x = isLeft ? max(place.x - 30, width + 4) : min(place.x + 30, ChartStyle.width - width - 4)
    return "<text x=\"\(at: x)\" y=\"\(at: place.y + 40)\" font-size=\"\(at: ChartStyle.titleSize)\""
      + "\(isLeft ? " text-anchor=\"end\"" : "")>"
      + "\(LabelText.svg(short, size: ChartStyle.titleSize, isAmongWords: true))</text>\n"
  }

  /// A name with the power of ten that its labels are to be multiplied by.
  static func name(_ label: FigureLabel, _ axis: Axis) -> FigureLabel {
    guard axis.exponent != 0 else { return label }
    let factor = "×10" + TickLabel.superscript(axis.exponent)
    return label + FigureLabel(label.isEmpty ? factor : " (\(factor))")
  }

  private func path(_ points: [Point]) -> String {
    points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\(at: $0.element.x) \(at: $0.element.y)" }.joined()
  }
}
