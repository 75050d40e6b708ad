/// Draws the grounds of many planes, each of them once: from frame to frame of an explorer often only a path or a mark
/// moves.
public struct DrawnGrounds {
  /// All that decides what level lines and areas look like.
  private struct Key: Hashable {
    let field: PlaneChart.Field?
    let decision: PlaneChart.Decision?
    let colour: Int
    let x: Axis
    let y: Axis
    /// The rectangle of the plot.
    let box: [Double]
  }

  private var areas: [Key: PlaneGround.Areas] = [:]

  public init() {}

  /// The figure with its ground drawn.
  public mutating func withGround(_ figure: Figure) -> Figure {
    guard case .plane(var chart) = figure, chart.ground == nil, chart.field != nil || chart.decision != nil else {
      return figure
    }
    let plot = PlaneChartDrawing.arranged(chart).plot
    let key = Key(
      field: chart.field, decision: chart.decision, colour: chart.fieldColour, x: plot.frame.x, y: plot.frame.y,
      box: [plot.left, plot.right, plot.top, plot.height])
    let known = areas[key] ?? PlaneGround.Areas(chart, plot)
    areas[key] = known
    chart.ground = PlaneGround(chart, plot, known)
    return .plane(chart)
  }
}
