/// A function of two variables in three dimensions, with paths over it and arrows along it.
public struct SurfaceChart: Sendable, Hashable {
  /// A place over the ground and the height of the function there.
  public struct Place: Sendable, Hashable {
    public let x: Double
    public let y: Double
    public let height: Double

    public init(x: Double, y: Double, height: Double) {
      self.x = x
      self.y = y
      self.height = height
    }
  }

  /// The way of a training over the surface.
  public struct Path: Sendable, Hashable {
    public let name: FigureLabel
    public let places: [Place]

    public init(name: FigureLabel, places: [Place]) {
      self.name = name
      self.places = places
    }
  }

  /// The gradient at a place: the slopes along x and along y.
  public struct Arrow: Sendable, Hashable {
    public let place: Place
    public let slopeX: Double
    public let slopeY: Double

    public init(place: Place, slopeX: Double, slopeY: Double) {
      self.place = place
      self.slopeX = slopeX
      self.slopeY = slopeY
    }
  }

  public let xLabel: FigureLabel
  public let yLabel: FigureLabel
  /// What the height is.
  public let heightLabel: FigureLabel
  public let xs: [Double]
  public let ys: [Double]
  /// A row of heights for each y.
  public let heights: [[Double]]
  public let paths: [Path]
  public let arrows: [Arrow]
  /// The range of the vertical axis and of the colours; without it, that of the data.
  public var heightRange: ClosedRange<Double>?
  public var angle: SurfaceAngle

  public init(
    xLabel: FigureLabel, yLabel: FigureLabel, heightLabel: FigureLabel, xs: [Double], ys: [Double],
    heights: [[Double]], paths: [Path] = [], arrows: [Arrow] = [], heightRange: ClosedRange<Double>? = nil,
    angle: SurfaceAngle = .usual
  ) {
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.heightLabel = heightLabel
    self.xs = xs
    self.ys = ys
    self.heights = heights
    self.paths = paths
    self.arrows = arrows
    self.heightRange = heightRange
    self.angle = angle
  }
}

extension SurfaceChart: FigureContent {
  var drawing: Drawing { SurfaceDrawing(self).drawing }

  /// The heights of the mesh, row by row.
  var data: FigureData {
    let x = xLabel.isEmpty ? "x" : xLabel.plainText
    let y = yLabel.isEmpty ? "y" : yLabel.plainText
    let height = heightLabel.isEmpty ? "height" : heightLabel.plainText
    let rows = zip(ys, heights).flatMap { y, row in
      zip(xs, row).map { x, height in [FigureData.Cell.number(x), .number(y), .number(height)] }
    }
    return FigureData(columns: [x, y, height], rows: rows)
  }

  func alternativeText(format: @escaping (Double) -> String) -> String {
    SurfaceDescription(self, format: format).text
  }
}
