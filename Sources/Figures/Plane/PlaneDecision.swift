extension PlaneChart.Grid {
  /// A crossing with its value.
  typealias Cell = (x: Double, y: Double, value: Double)

  /// Whether a place is not on the edge.
  func isInside(_ x: Double, _ y: Double) -> Bool {
    x != xs.first && x != xs.last && y != ys.first && y != ys.last
  }
}

extension PlaneChart.Decision {
  /// Whether all outputs are known at all crossings of one grid.
  var isWhole: Bool {
    switch outputs {
    case .threshold(_, let grid): grid.isWhole
    case .largest(let grids):
      !grids.isEmpty && grids.allSatisfy { $0.isWhole && $0.xs == grids[0].xs && $0.ys == grids[0].ys }
    }
  }

  /// For each class a field that is above 0 where the class wins.
  var deciders: [PlaneChart.Grid] {
    switch outputs {
    case .threshold(let threshold, let grid):
      [-1.0, 1].map { sign in
        .init(xs: grid.xs, ys: grid.ys, values: grid.values.map { $0.map { sign * ($0 - threshold) } })
      }
    case .largest(let grids): grids.indices.map { PlaneAreas.lead(of: $0, in: grids) }
    }
  }
}

extension PlaneChart {
  /// How many points have the class that is decided for where they lie, if both have the same classes.
  var pointsOnTheirSide: Int? {
    guard let decision, let points, case .classes(let classes, let names) = points.colouring,
      names.count == decision.classes.count, decision.ofPoints.count == points.count, classes.count == points.count
    else { return nil }
    return zip(decision.ofPoints, classes).count { $0 == $1 }
  }
}

extension PlaneChart.Points {
  /// The names of the classes, where the points have some.
  var classNames: [FigureLabel]? { if case .classes(_, let names) = colouring { names } else { nil } }
}
