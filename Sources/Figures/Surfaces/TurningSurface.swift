/// A surface for a script that draws it at any angle: what it is made of, in the coordinates of its box, and an empty
/// drawing to put it into. The formulas of the script are those of `SurfaceProjection` and `SurfaceMesh.order`.
public struct TurningSurface: Sendable {
  /// A number along an axis: across and along from −1 to 1, up from 0 to 1.
  public struct Tick: Sendable {
    public let place: Double
    public let label: String
  }

  /// The name of an axis as SVG, with its width.
  public struct Name: Sendable {
    public let svg: String
    public let width: Double
  }

  /// A path: the attributes of its line, its dashes, and its parts.
  public struct Path: Sendable {
    public let stroke: String
    public let dash: String
    public let trail: SurfaceTrail
  }

  public let xs: [Double]
  public let ys: [Double]
  /// A row of heights for each y; nothing where the surface has no place.
  public let heights: [[Double?]]
  /// The colour of each cell, by its place among the colours; nothing for a cell that lacks a corner.
  public let shades: [[Int?]]
  public let colours = SurfaceMesh.colours
  public let xTicks: [Tick]
  public let yTicks: [Tick]
  public let heightTicks: [Tick]
  public let xName: Name
  public let yName: Name
  public let paths: [Path]
  public let arrows: [(from: SurfacePoint, to: SurfacePoint)]
  /// Lines on the ground, with the place of their colour among the colours.
  public let floor: [(shade: Int, points: [SurfacePoint])]
  /// The angle at which it is drawn first, in degrees.
  public let turn: Int
  public let tilt: Int
  /// The middle of the box in the drawing, and how long a unit of the box is there.
  public let middle: (x: Double, y: Double)
  public let unit: Double

  private let chart: SurfaceChart
  private let head: String

  /// The middle of the box stays where it is, and there is room for the box from every side: half its ground is √2
  /// wide, and its picture is √(2 + (tall/2)²) high at most.
  private static let halfWidth = 1.415
  private static let halfHeight = 1.55

  public init(_ chart: SurfaceChart) {
    self.chart = chart
    let axes = SurfaceAxes(chart)
    let scene = SurfaceScene(chart, axes)
    (xs, ys, heights) = (scene.xs, scene.ys, scene.heights)
    shades = (0..<max(scene.rows - 1, 0)).map { row in
      (0..<max(scene.columns - 1, 0)).map { scene.shade(row: row, column: $0) }
    }
    func ground(_ axis: Axis) -> [Tick] { axis.ticks.map { Tick(place: 2 * $0.place - 1, label: $0.label) } }
    func name(_ label: FigureLabel, _ axis: Axis) -> Name {
      let size = ChartStyle.titleSize
      let short = LabelText.shortened(SurfaceBox.name(label, axis).inOneLine, size: size, width: 110)
      return Name(
        svg: LabelText.svg(short, size: size, isAmongWords: true), width: LabelText.width(of: short, size: size))
    }
    (xTicks, yTicks) = (ground(axes.x), ground(axes.y))
    heightTicks = axes.height.ticks.map { Tick(place: $0.place, label: $0.label) }
    (xName, yName) = (name(chart.xLabel, axes.x), name(chart.yLabel, axes.y))
    paths = scene.trails.enumerated().map { index, trail in
      let marks = SurfaceTrailMarks(index)
      return Path(stroke: marks.stroke, dash: marks.dash, trail: trail)
    }
    arrows = scene.arrows
    floor = scene.floor.map { ($0.shade, $0.points) }
    (turn, tilt) = (15 * chart.angle.turn, 15 * chart.angle.tilt)
    let (head, top) = SurfaceDrawing.head(chart)
    self.head = head
    unit = min((ChartStyle.width - 100) / 2 / Self.halfWidth, 132)
    middle = (ChartStyle.width / 2, top + 10 + Self.halfHeight * unit)
  }

  /// The drawing with an empty group of the class `scene`.
  public func svg(idPrefix: String, description: String) -> String {
    let height = middle.y + Self.halfHeight * unit + 40
    let drawing = Drawing(
      title: SurfaceDrawing.title(chart), width: ChartStyle.width, height: height, colours: Palette.series.count,
      body: head + "<g class=\"scene\"></g>\n")
    return SVGDocument(idPrefix: idPrefix, description: description, standalone: false).text(of: drawing)
  }
}
