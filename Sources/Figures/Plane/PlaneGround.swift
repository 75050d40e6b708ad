/// What lies under everything else in a plane: the field with its level lines, or the regions of the classes.
struct PlaneGround: Hashable {
  let areas: String
  /// The labels of the level lines.
  let labels: String
  /// The scale beside the plot.
  let scale: String

  init(_ chart: PlaneChart, _ plot: PlotArea) {
    let drawing = PlaneAreas(plot: plot)
    var (areas, labels, scale) = ("", "", "")
    if let field = chart.field, field.grid.isWhole {
      let levels = field.levels ?? LevelChoice.levels(field.grid.values.flatMap { $0 })
      let bands = drawing.bands(field.grid, levels: levels)
      areas += bands.svg
      let texts = levels.map(PlaneScale.text)
      labels = LevelLabels(bands.loops, texts: texts, plot: plot, taken: Self.covered(chart, plot)).svg
      scale = PlaneScale.bands(texts, label: field.label, plot: plot)
    }
    if let decision = chart.decision, decision.isWhole { areas += drawing.decision(decision) }
    (self.areas, self.labels, self.scale) = (areas, labels, scale)
  }

  /// Where no label of a line may stand: the ends of paths, the feet of arrows, marks.
  private static func covered(_ chart: PlaneChart, _ plot: PlotArea) -> [Box] {
    let ends = chart.paths.flatMap { path in
      path.count == 0 ? [] : [0, path.count - 1].map { (path.xs[$0], path.ys[$0]) }
    }
    let places = ends + chart.arrows.map { ($0.x, $0.y) } + chart.marks.map { ($0.x, $0.y) }
    return places.compactMap { plot.point($0, $1) }.map {
      Box(left: $0.x - 9, top: $0.y - 9, right: $0.x + 9, bottom: $0.y + 9)
    }
  }
}

extension PlaneChart {
  /// The chart with its field drawn already, for many charts that differ only in what lies over it: so the field is
  /// drawn once, and its labels stay where they are.
  public var withGround: PlaneChart {
    var chart = self
    chart.ground = PlaneGround(self, PlaneChartDrawing.arranged(self).plot)
    return chart
  }
}
