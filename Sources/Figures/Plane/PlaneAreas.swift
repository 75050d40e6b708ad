/// The parts of a plane, as paths.
struct PlaneAreas {
  let plot: PlotArea
  /// How many points all loops of a drawing may have.
  private static let budget = 2000

  private func loops(_ grid: PlaneChart.Grid) -> LevelLoops {
    LevelLoops(
      xs: grid.xs.map { plot.left + (plot.frame.x.place(of: $0) ?? 0) * (plot.right - plot.left) },
      ys: grid.ys.map { plot.top + plot.height * (1 - (plot.frame.y.place(of: $0) ?? 0)) }, values: grid.values,
      jumps: grid.jumps)
  }

  /// The loops of each level, with no more points than show.
  private func simplified(_ all: [[[Point]]]) -> [[[Point]]] {
    var result = all
    for tolerance in [0.15, 0.3, 0.6, 1.2, 2.4] {
      result = all.map { $0.map { Simplification.simplify($0, tolerance: tolerance) }.filter { $0.count > 3 } }
      if Self.count(result) <= Self.budget { return result }
    }
    // A field that is all ups and downs: its smallest parts are left out.
    for shortest in [5, 6, 8, 11, 16, 24, 40, 80] where Self.count(result) > Self.budget {
      result = result.map { $0.filter { $0.count > shortest } }
    }
    return result
  }

  private static func count(_ loops: [[[Point]]]) -> Int { loops.joined().reduce(0) { $0 + $1.count } }

  // MARK: Fields

  /// Each level's part with a little more colour than the one below it, and its edge as a line.
  func bands(_ grid: PlaneChart.Grid, levels: [Double], colour: Int) -> (svg: String, loops: [[[Point]]]) {
    let all = simplified(levels.map(loops(grid).loops))
    let opacity = Self.opacity(of: levels.count)
    var text =
      "<g \(Palette.fill(ofSeries: colour)) fill-opacity=\"\(opacity)\" fill-rule=\"evenodd\" "
      + "stroke=\"currentColor\" stroke-opacity=\".55\">\n"
    for loops in all where !loops.isEmpty { text += "<path d=\"\(PathData.lines(Curve(pieces: loops)))\"/>\n" }
    return (text + "</g>\n", all)
  }

  /// The opacity of one band, so that all together cover the same.
  static func opacity(of count: Int) -> String {
    let opacities = [".4", ".4", ".25", ".18", ".14", ".12", ".1", ".09", ".08", ".07", ".065", ".06", ".055"]
    return opacities[min(count, opacities.count - 1)]
  }

  // MARK: Decisions

  /// Each class in its colour, stronger where the output is surer, and the line between them.
  func decision(_ decision: PlaneChart.Decision) -> String {
    switch decision.outputs {
    case .threshold(let threshold, let grid): sides(of: threshold, grid)
    case .largest(let grids): classes(grids)
    }
  }

  private func sides(of threshold: Double, _ grid: PlaneChart.Grid) -> String {
    let above = loops(grid)
    let below = loops(.init(xs: grid.xs, ys: grid.ys, values: grid.values.map { $0.map { -$0 } }, jumps: grid.jumps))
    let finite = grid.values.joined().filter(\.isFinite)
    let (low, high) = (finite.min() ?? threshold, finite.max() ?? threshold)
    // To the threshold, half of the way to the most that there is, and nine tenths of it.
    let lower = [0, 0.5, 0.9].map { threshold - (threshold - low) * $0 }
    let upper = [0, 0.5, 0.9].map { threshold + (high - threshold) * $0 }
    let first = low < threshold ? simplified(lower.map { below.loops(at: -$0) }) : []
    let second = high >= threshold ? simplified(upper.map { above.loops(at: $0) }) : []
    var text = ""
    for (colour, parts) in [(0, first), (1, second)] {
      text += Self.group(colour: colour, opacity: ".15")
      for loops in parts where !loops.isEmpty { text += "<path d=\"\(PathData.lines(Curve(pieces: loops)))\"/>\n" }
      text += "</g>\n"
    }
    if let line = second.first, !line.isEmpty {
      text +=
        "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" d=\"\(PathData.lines(Curve(pieces: line)))\"/>\n"
    }
    return text
  }

  private func classes(_ grids: [PlaneChart.Grid]) -> String {
    let parts = simplified(grids.indices.map { loops(Self.lead(of: $0, in: grids)).loops(at: 0) })
    var text = ""
    for (index, loops) in parts.enumerated() where !loops.isEmpty {
      text += Self.group(colour: index, opacity: index < Palette.series.count ? ".26" : ".5")
      text +=
        "<path stroke=\"currentColor\" stroke-width=\"1.5\" d=\"\(PathData.lines(Curve(pieces: loops)))\"/>\n</g>\n"
    }
    return text
  }

  /// How far the output of one class is above the largest of the others.
  static func lead(of index: Int, in grids: [PlaneChart.Grid]) -> PlaneChart.Grid {
    let own = grids[index]
    let others = grids.indices.filter { $0 != index }
    let values = own.ys.indices.map { row in
      guard let first = others.first else { return own.values[row] }
      var largest = grids[first].values[row]
      for other in others.dropFirst() {
        let values = grids[other].values[row]
        for column in largest.indices where largest[column] < values[column] { largest[column] = values[column] }
      }
      return zip(own.values[row], largest).map { $0 - $1 }
    }
    return .init(xs: own.xs, ys: own.ys, values: values)
  }

  private static func group(colour: Int, opacity: String) -> String {
    "<g \(Palette.fill(ofSeries: colour)) fill-opacity=\"\(opacity)\" fill-rule=\"evenodd\">\n"
  }
}

extension Curve {
  /// Pieces that are as short as they should be.
  init(pieces: [[Point]]) { self.pieces = pieces }
}
