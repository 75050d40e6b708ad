/// How the path of one training is drawn over a surface: on a white band, so that it stands out from every colour, with
/// a ring where it begins and a disc where it ends.
struct SurfaceTrailMarks {
  /// The attributes of the line: its colour, and its dashes where it is not whole.
  let stroke: String
  let dash: String
  private let colour: String

  /// How many points a piece of the line has at most.
  private static let budget = 160

  /// A path has the colour that the curves of the same run have.
  init(_ index: Int) {
    colour = Palette.stroke(ofSeries: index)
    dash = Palette.dash(ofSeries: index)
    stroke = "\(colour) stroke-width=\"2.5\""
  }

  /// A line that goes on from one before it of some length, so that its dashes go on too.
  func line(_ points: [Point], after length: Double) -> String {
    let line = PathData.lines(Curve(points, budget: Self.budget))
    guard !line.isEmpty else { return "" }
    let dashes = dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\" stroke-dashoffset=\"\(at: length)\""
    return "<path stroke=\"#ffffff\" stroke-width=\"4.5\" d=\"\(line)\"/>"
      + "<path \(stroke)\(dashes) d=\"\(line)\"/>"
  }

  /// A sample of the line for the legend.
  func sample(_ data: String) -> String {
    "<path \(stroke) fill=\"none\"\(dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"") d=\"\(data)\"/>"
  }

  func start(_ point: Point) -> String {
    "<circle \(colour) cx=\"\(at: point.x)\" cy=\"\(at: point.y)\" r=\"4\" fill=\"#ffffff\" stroke-width=\"2\"/>"
  }

  func end(_ point: Point) -> String {
    "<circle cx=\"\(at: point.x)\" cy=\"\(at: point.y)\" r=\"4.5\" fill=\"#15181e\" stroke=\"#ffffff\"/>"
  }
}
