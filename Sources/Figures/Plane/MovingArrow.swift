extension PlaneChart {
  /// An arrow at one of many places that a reader moves through. It is drawn last and is not cut off at the plot's
  /// edges, so that it shows at every place.
  public struct MovingArrow: Sendable, Hashable {
    public let arrow: Arrow
    /// The arrows at all places, which decide the scale: a longer arrow is a larger one from place to place.
    public let all: [Arrow]
    /// What it shows, such as "gradient".
    public let name: String

    public init(_ arrow: Arrow, of all: [Arrow], name: String) {
      (self.arrow, self.all, self.name) = (arrow, all, name)
    }
  }

  /// The rectangle of the plane.
  var plotArea: FigureArea? {
    let plot = PlaneChartDrawing.arranged(self).plot
    return FigureArea(left: plot.left, right: plot.right, top: plot.top, bottom: plot.top + plot.height)
  }
}
