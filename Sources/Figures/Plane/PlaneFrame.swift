/// The axes of a plane, and its size in the drawing.
struct PlaneFrame {
  let frame: PlotFrame
  let height: Double

  /// The most room that the plot takes, without the scale beside it.
  private static let width = 420.0
  private static let tallest = 400.0
  /// The width of a drawing without a scale.
  static let widthAlone = 440.0

  /// The least height of a plane of vectors as a part of its width, and the other way round.
  private static let leastSide = 0.6

  init(_ chart: PlaneChart) {
    var x = Self.range(chart.xRange, chart.gridPlaces(\.xs), chart.places(\.x))
    var y = Self.range(chart.yRange, chart.gridPlaces(\.ys), chart.places(\.y))
    if !chart.vectors.isEmpty {
      x = Self.widened(x, to: (y[1] / 2 - y[0] / 2) * Self.leastSide)
      y = Self.widened(y, to: (x[1] / 2 - x[0] / 2) * Self.leastSide)
    }
    func frame(width: Double) -> PlotFrame {
      PlotFrame(.init(values: x, label: chart.xLabel), .init(values: y, label: chart.yLabel), width: width)
    }
    let widest = frame(width: Self.width)
    let across = widest.right - widest.left
    let ratio = (y[1] / 2 - y[0] / 2) / (x[1] / 2 - x[0] / 2)
    // Rows of data are of any two quantities, whose units need not be alike.
    guard ratio > 0.5, ratio < 2, !chart.grids.isEmpty || chart.points == nil else {
      (self.frame, height) = (widest, across * 0.9)
      return
    }
    height = min(across * ratio, Self.tallest)
    self.frame = height < across * ratio ? frame(width: Self.width - across + height / ratio) : widest
  }

  /// The ends of an axis: those that are asked for, those of the grids, else a little beyond the data.
  private static func range(_ fixed: ClosedRange<Double>?, _ grids: [Double], _ data: [Double]) -> [Double] {
    if let fixed, fixed.lowerBound < fixed.upperBound { return [fixed.lowerBound, fixed.upperBound] }
    let places = grids.filter(\.isFinite)
    if let low = places.min(), let high = places.max(), low < high { return [low, high] }
    let data = data.filter(\.isFinite)
    guard let low = data.min(), let high = data.max() else { return [0, 1] }
    guard low < high else { return around(low) }
    let margin = (high / 16 - low / 16) * 1.2
    return [finite(low - margin), finite(high + margin)]
  }

  /// At least so far to each side of the middle.
  private static func widened(_ range: [Double], to half: Double) -> [Double] {
    let middle = range[0] / 2 + range[1] / 2
    return range[1] / 2 - range[0] / 2 < half ? [finite(middle - half), finite(middle + half)] : range
  }

  /// Half as much to each side of a value that is alone.
  private static func around(_ value: Double) -> [Double] {
    value == 0 ? [-1, 1] : [finite(value - abs(value) / 2), finite(value + abs(value) / 2)]
  }

  private static func finite(_ number: Double) -> Double {
    min(max(number, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }
}

extension PlaneChart {
  /// How wide the drawing is: without a scale beside it, the plot has all the room.
  var width: Double {
    if field != nil { return ChartStyle.width }
    if case .values? = points?.colouring { return ChartStyle.width }
    return PlaneFrame.widthAlone
  }

  /// The grids of the field and of the outputs that decide.
  var grids: [Grid] {
    let deciding: [Grid] =
      switch decision?.outputs {
      case .threshold(_, let grid): [grid]
      case .largest(let grids): grids
      case nil: []
      }
    return (field.map { [$0.grid] } ?? []) + deciding
  }

  /// The ends of the vectors, and the corners of the shapes that they are about.
  var vectorPlaces: [Place] {
    vectors.flatMap { [$0.from, $0.to] } + outlines.flatMap { zip($0.xs, $0.ys).map { Place(x: $0, y: $1) } }
  }

  fileprivate func gridPlaces(_ side: (Grid) -> [Double]) -> [Double] { grids.flatMap(side) }

  /// One coordinate of all that has a place and is no grid.
  fileprivate func places(_ side: (Point) -> Double) -> [Double] {
    var places = marks.map { Point(x: $0.x, y: $0.y) } + arrows.map { Point(x: $0.x, y: $0.y) }
    places += (vectorPlaces + reach).map { Point(x: $0.x, y: $0.y) }
    for path in lines + paths { places += zip(path.xs, path.ys).map { Point(x: $0, y: $1) } }
    if let points { places += zip(points.xs, points.ys).map { Point(x: $0, y: $1) } }
    return places.filter { $0.x.isFinite && $0.y.isFinite }.map(side)
  }
}

extension PlaneChart.Grid {
  /// Whether it has places along both axes and a number for each crossing.
  var isWhole: Bool {
    xs.count > 1 && ys.count > 1 && (xs + ys).allSatisfy(\.isFinite) && values.count == ys.count
      && values.allSatisfy { $0.count == xs.count }
  }
}
