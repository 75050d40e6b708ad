/// Paths and arrows of a plane.
struct PlanePaths {
  let plot: PlotArea
  private static let budget = 500
  private static let longest = 60.0

  /// A path with a ring where it starts and its own mark where it ends; the steps are dots while they are few.
  func path(_ path: PlaneChart.Path, index: Int, colour: Int, count: Int) -> String {
    let places = (0..<path.count).map { plot.point(path.xs[$0], path.ys[$0]) }
    let points = places.compactMap { $0 }
    guard let first = points.first, let last = points.last else { return "" }
    let line = PathData.lines(Curve(places, budget: max(Self.budget / max(count, 1), 40)))
    let stroke = Palette.stroke(ofSeries: colour)
    var text = ""
    if !line.isEmpty {
      text += "<path class=\"halo\" fill=\"none\" stroke-width=\"4.5\" stroke-linejoin=\"round\" d=\"\(line)\"/>\n"
      text +=
        "<path \(stroke) fill=\"none\" stroke-width=\"2.2\" stroke-linejoin=\"round\" "
        + "\(LineChartDrawing.lineEnds(ofSeries: index)) d=\"\(line)\"/>\n"
    }
    if (3...60).contains(points.count) {
      let dots = PathData.dots(Array(points.dropFirst().dropLast()), budget: 60)
      text += "<path \(stroke) fill=\"none\" stroke-width=\"5\" stroke-linecap=\"round\" d=\"\(dots)\"/>\n"
    }
    text += Self.start(first, colour: colour) + Self.end(last, index: index, colour: colour)
    return text
  }

  static func start(_ point: Point, colour: Int) -> String {
    "<circle class=\"ring s\(Palette.colour(ofSeries: colour) + 1)\" cx=\"\(at: point.x)\" cy=\"\(at: point.y)\" r=\"4.5\" "
      + "stroke=\"\(Palette.series[Palette.colour(ofSeries: colour)])\" fill=\"none\" stroke-width=\"2\"/>\n"
  }

  static func end(_ point: Point, index: Int, colour: Int) -> String {
    let number = Palette.colour(ofSeries: colour)
    return "<path class=\"halo f\(number + 1)\" fill=\"\(Palette.series[number])\" stroke-width=\"1\" "
      + "d=\"\(PlaneMarks.shape(index, at: point, radius: 5.5))\"/>\n"
  }

  /// A line of the plane itself.
  func line(_ path: PlaneChart.Path, index: Int, count: Int) -> String {
    let places = (0..<path.count).map { plot.point(path.xs[$0], path.ys[$0]) }
    let line = PathData.lines(Curve(places, budget: max(Self.budget / max(count, 1), 40)))
    return line.isEmpty
      ? ""
      : "<path \(Palette.stroke(ofSeries: index)) fill=\"none\" stroke-width=\"2\" "
        + "\(LineChartDrawing.lineEnds(ofSeries: index)) d=\"\(line)\"/>\n"
  }

  /// A shape under everything that goes somewhere.
  func outline(_ path: PlaneChart.Path) -> String {
    let line = PathData.lines(Curve((0..<path.count).map { plot.point(path.xs[$0], path.ys[$0]) }, budget: Self.budget))
    return line.isEmpty
      ? ""
      : "<path \(Palette.stroke(ofSeries: Palette.grey)) fill=\"none\" stroke-width=\"2.5\" stroke-linejoin=\"round\" "
        + "stroke-linecap=\"round\" d=\"\(line)\"/>\n"
  }

  // MARK: Arrows

  /// All arrows to one scale, by which the longest is long enough to be seen; each is so long at least that its head
  /// shows where it goes.
  ///
  /// - Parameter others: arrows that are not drawn, but count for the scale.
  func arrows(_ arrows: [PlaneChart.Arrow], to others: [PlaneChart.Arrow] = []) -> String {
    drawn(arrows, to: others).map { arrow in
      arrow.long > 0 ? Self.arrow(from: arrow.start, x: arrow.x, y: arrow.y, long: arrow.long) : dots([arrow.start])
    }.joined()
  }

  /// Where arrows begin and where their tips are.
  func shafts(_ arrows: [PlaneChart.Arrow]) -> [(start: Point, tip: Point)] {
    drawn(arrows, to: []).map { arrow in
      (arrow.start, Point(x: arrow.start.x + arrow.x * arrow.long, y: arrow.start.y + arrow.y * arrow.long))
    }
  }

  /// An arrow in the drawing: its direction of length 1, and how long it is, which is 0 for one that points nowhere.
  private struct Drawn {
    let start: Point
    var x = 0.0
    var y = 0.0
    var long = 0.0
  }

  private func drawn(_ arrows: [PlaneChart.Arrow], to others: [PlaneChart.Arrow]) -> [Drawn] {
    let all = (arrows + others).map { arrow -> (start: Point, x: Double, y: Double)? in
      guard let start = plot.point(arrow.x, arrow.y), arrow.dx.isFinite, arrow.dy.isFinite else { return nil }
      let x = plot.frame.x.part(of: arrow.dx) * (plot.right - plot.left)
      let y = -plot.frame.y.part(of: arrow.dy) * plot.height
      return (start, x, y)
    }
    let directions = all.prefix(arrows.count)
    let largest = all.compactMap { $0.map { max(abs($0.x), abs($0.y)) } }.max() ?? 0
    guard largest > 0, largest.isFinite else { return directions.compactMap { $0 }.map { Drawn(start: $0.start) } }
    // Over the largest first, so that no square overflows.
    let lengths = all.map { direction -> Double in
      guard let direction else { return 0 }
      let (x, y) = (direction.x / largest, direction.y / largest)
      return (x * x + y * y).squareRoot()
    }
    let scale = Self.longest / (lengths.max() ?? 1)
    return zip(directions, lengths).compactMap { direction, length -> Drawn? in
      guard let direction else { return nil }
      guard length > 1e-6 else { return Drawn(start: direction.start) }
      return Drawn(
        start: direction.start, x: direction.x / largest / length, y: direction.y / largest / length,
        long: max(length * scale, 14))
    }
  }

  private func dots(_ points: [Point?]) -> String {
    points.compactMap { $0 }.map {
      "<circle class=\"halo\" cx=\"\(at: $0.x)\" cy=\"\(at: $0.y)\" r=\"4\" fill=\"currentColor\"/>\n"
    }.joined()
  }

  private static func arrow(from start: Point, x: Double, y: Double, long: Double) -> String {
    let tip = Point(x: start.x + x * long, y: start.y + y * long)
    let back = Point(x: tip.x - x * 9, y: tip.y - y * 9)
    let shaft = "M\(at: start.x) \(at: start.y)L\(at: back.x) \(at: back.y)"
    let head =
      "M\(at: tip.x) \(at: tip.y)L\(at: back.x - y * 4.5) \(at: back.y + x * 4.5)L\(at: back.x + y * 4.5) \(at: back.y - x * 4.5)z"
    return "<path class=\"halo\" fill=\"none\" stroke-width=\"5\" stroke-linejoin=\"round\" d=\"\(shaft)\(head)\"/>"
      + "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.2\" d=\"\(shaft)\"/>"
      + "<path fill=\"currentColor\" d=\"\(head)\"/>"
      + "<circle fill=\"currentColor\" cx=\"\(at: start.x)\" cy=\"\(at: start.y)\" r=\"3\"/>\n"
  }
}
