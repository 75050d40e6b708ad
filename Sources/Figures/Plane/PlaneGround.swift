/// What lies under everything else in a plane: the field with its level lines, or the regions of the classes.
struct PlaneGround: Hashable {
  let areas: String
  /// The labels of the level lines.
  let labels: String
  /// The scale beside the plot.
  let scale: String

  /// - Parameter areas: those of the chart, where they are drawn already.
  init(_ chart: PlaneChart, _ plot: PlotArea, _ areas: Areas? = nil) {
    let drawn = areas ?? Areas(chart, plot)
    self.areas = drawn.svg
    labels = LevelLabels(drawn.loops, texts: drawn.texts, plot: plot, taken: Self.covered(chart, plot)).svg
    scale = drawn.scale
  }

  /// What does not depend on paths, arrows and marks.
  struct Areas {
    let svg: String
    /// The loops of each level, and how its number is written.
    let loops: [[[Point]]]
    let texts: [String]
    let scale: String

    init(_ chart: PlaneChart, _ plot: PlotArea) {
      let drawing = PlaneAreas(plot: plot)
      var (svg, scale) = ("", "")
      var (loops, texts): ([[[Point]]], [String]) = ([], [])
      if let field = chart.field, field.grid.isWhole {
        let levels = field.levels ?? LevelChoice.levels(field.grid.values.flatMap { $0 })
        let bands = drawing.bands(field.grid, levels: levels, colour: chart.fieldColour)
        svg += bands.svg
        loops = bands.loops
        texts = levels.map(PlaneScale.text)
        scale = PlaneScale.bands(texts, label: field.label, colour: chart.fieldColour, plot: plot)
      }
      if let decision = chart.decision, decision.isWhole { svg += drawing.decision(decision) }
      (self.svg, self.loops, self.texts, self.scale) = (svg, loops, texts, scale)
    }
  }

  /// Where no label of a line may stand: the ends of paths, arrows, marks, the lines of zero.
  private static func covered(_ chart: PlaneChart, _ plot: PlotArea) -> [Box] {
    let ends = chart.paths.flatMap { path in
      path.count == 0 ? [] : [0, path.count - 1].map { (path.xs[$0], path.ys[$0]) }
    }
    let places = ends + chart.arrows.map { ($0.x, $0.y) } + chart.marks.map { ($0.x, $0.y) }
    var boxes = places.compactMap { plot.point($0, $1) }.map {
      Box(left: $0.x - 9, top: $0.y - 9, right: $0.x + 9, bottom: $0.y + 9)
    }
    for (start, tip) in PlanePaths(plot: plot).shafts(chart.arrows) {
      // Boxes along the shaft, as a label between its ends is crossed out too.
      boxes += (0...8).map { step in
        let part = Double(step) / 8
        let (x, y) = (start.x + part * (tip.x - start.x), start.y + part * (tip.y - start.y))
        return Box(left: x - 5, top: y - 5, right: x + 5, bottom: y + 5)
      }
    }
    if let zero = plot.frame.x.zero {
      let x = plot.left + zero * (plot.right - plot.left)
      boxes.append(Box(left: x - 1, top: plot.top, right: x + 1, bottom: plot.top + plot.height))
    }
    if let zero = plot.frame.y.zero {
      let y = plot.top + (1 - zero) * plot.height
      boxes.append(Box(left: plot.left, top: y - 1, right: plot.right, bottom: y + 1))
    }
    return boxes
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
