/// The plane of two quantities: a field of values over it, regions of classes, points, paths, vectors, arrows and lines.
///
/// The plot is about as high as it is wide, and a unit is as long on both axes where that leaves it so, so that
/// directions look right. Layers are drawn in the order of the properties here.
public struct PlaneChart: Sendable, Hashable {
  /// Drawn above the chart when it is not empty.
  public var title = ""
  public let xLabel: FigureLabel
  public let yLabel: FigureLabel
  /// The ends of the axes; nothing for those of the data.
  public var xRange: ClosedRange<Double>?
  public var yRange: ClosedRange<Double>?
  public var field: Field?
  public var decision: Decision?
  public var lines: [Path] = []
  /// Shapes that the vectors are about.
  public var outlines: [Path] = []
  public var vectors: [Vector] = []
  /// Places that the axes must reach besides.
  var reach: [Place] = []
  public var arrows: [Arrow] = []
  /// The arrow that a reader moves, over everything else.
  public var movingArrow: MovingArrow?
  public var paths: [Path] = []
  public var points: Points?
  public var marks: [LineChart.MarkedPoint] = []
  /// The field or the regions as they are drawn, where that is known already.
  var ground: PlaneGround?

  /// Paths have the colours that the curves of the same runs have; a field under them is grey, so that they stand out.
  var fieldColour: Int { paths.isEmpty ? 0 : Palette.grey }

  public init(xLabel: FigureLabel, yLabel: FigureLabel) {
    self.xLabel = xLabel
    self.yLabel = yLabel
  }

  /// Values at the crossings of a grid, a row of them for each y; NaN where there is none.
  public struct Grid: Sendable, Hashable {
    public let xs: [Double]
    public let ys: [Double]
    public let values: [[Double]]
    /// Where the values are known to jump, so that an area ends there and not half way between two crossings.
    public let jumps: [Jump]

    public init(xs: [Double], ys: [Double], values: [[Double]], jumps: [Jump] = []) {
      (self.xs, self.ys, self.values, self.jumps) = (xs, ys, values, jumps)
    }
  }

  /// A place between two neighbouring crossings of a grid where the values jump.
  public struct Jump: Sendable, Hashable {
    public let row: Int
    public let column: Int
    /// Whether the other crossing is in the next column, and not in the next row.
    public let isAcross: Bool
    /// How much of the way from the first crossing to the other it is.
    public let part: Double

    public init(row: Int, column: Int, isAcross: Bool, part: Double) {
      (self.row, self.column, self.isAcross, self.part) = (row, column, isAcross, part)
    }
  }

  /// A quantity over the plane, as bands between level lines.
  public struct Field: Sendable, Hashable {
    public let label: FigureLabel
    public let grid: Grid
    /// The values of the lines, increasing; nothing for round numbers that divide the plane well.
    public let levels: [Double]?

    public init(label: FigureLabel, grid: Grid, levels: [Double]? = nil) {
      (self.label, self.grid, self.levels) = (label, grid, levels)
    }
  }

  /// Which class a network decides for, place by place.
  public struct Decision: Sendable, Hashable {
    public enum Outputs: Sendable, Hashable {
      /// One output: above the threshold the second class, else the first.
      case threshold(Double, Grid)
      /// The class with the largest output.
      case largest([Grid])
    }

    public let label: FigureLabel
    public let outputs: Outputs
    /// A name for each class.
    public let classes: [FigureLabel]
    /// The class that is decided for each of the chart's points; nothing where it is not known, or is none.
    public let ofPoints: [Int?]

    public init(label: FigureLabel, outputs: Outputs, classes: [FigureLabel], ofPoints: [Int?] = []) {
      (self.label, self.outputs, self.classes, self.ofPoints) = (label, outputs, classes, ofPoints)
    }
  }

  /// Rows of data.
  public struct Points: Sendable, Hashable {
    public enum Colouring: Sendable, Hashable {
      case none
      /// The class of each point, by its place among the names.
      case classes([Int], names: [FigureLabel])
      /// A number for each point, with the ends of the scale; nothing for those of the numbers.
      case values([Double], range: ClosedRange<Double>?)
    }

    public let xs: [Double]
    public let ys: [Double]
    public let colouring: Colouring
    /// What the colours tell.
    public let label: FigureLabel
    /// How many points there are in all, where these are only some of them.
    public let total: Int?

    public init(
      xs: [Double], ys: [Double], colouring: Colouring = .none, label: FigureLabel = "", total: Int? = nil
    ) {
      (self.xs, self.ys, self.colouring, self.label, self.total) = (xs, ys, colouring, label, total)
    }

    var count: Int { min(xs.count, ys.count) }
  }

  /// Places one after the other, such as the parameters of a training, epoch by epoch.
  public struct Path: Sendable, Hashable {
    public let name: FigureLabel
    public let xs: [Double]
    public let ys: [Double]
    /// Whether it is a line through places, along which nothing goes.
    public let isLine: Bool

    public init(name: FigureLabel, xs: [Double], ys: [Double], isLine: Bool = false) {
      (self.name, self.xs, self.ys, self.isLine) = (name, xs, ys, isLine)
    }

    var count: Int { min(xs.count, ys.count) }
  }

  /// A direction at a place, such as a gradient. The arrows of a chart are drawn to one scale.
  public struct Arrow: Sendable, Hashable {
    public let x: Double
    public let y: Double
    public let dx: Double
    public let dy: Double

    public init(x: Double, y: Double, dx: Double, dy: Double) {
      (self.x, self.y, self.dx, self.dy) = (x, y, dx, dy)
    }
  }
}
