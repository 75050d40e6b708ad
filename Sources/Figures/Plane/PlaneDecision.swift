extension PlaneChart.Grid {
  var cells: [(x: Double, y: Double, value: Double)] {
    guard isWhole else { return [] }
    return ys.indices.flatMap { row in xs.indices.map { (xs[$0], ys[row], values[row][$0]) } }
  }

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

  /// The class at a place, by the nearest place of the grid; nothing outside of it.
  fileprivate func decided(_ x: Double, _ y: Double, _ deciders: [PlaneChart.Grid]) -> Int? {
    guard let grid = deciders.first, grid.isWhole, let column = Self.nearest(x, grid.xs),
      let row = Self.nearest(y, grid.ys)
    else { return nil }
    return deciders.indices.reversed().max { deciders[$0].values[row][column] < deciders[$1].values[row][column] }
  }

  private static func nearest(_ place: Double, _ places: [Double]) -> Int? {
    guard place >= places[0], place <= places[places.count - 1] else { return nil }
    return places.indices.min { abs(places[$0] - place) < abs(places[$1] - place) }
  }
}

extension PlaneChart {
  /// How many points have the class that is decided for where they lie, if both have the same classes.
  var pointsOnTheirSide: Int? {
    guard let decision, let points, case .classes(let classes, let names) = points.colouring,
      names.count == decision.classes.count, points.count <= 5000, decision.isWhole
    else { return nil }
    let deciders = decision.deciders
    return (0..<points.count).filter {
      $0 < classes.count && decision.decided(points.xs[$0], points.ys[$0], deciders) == classes[$0]
    }.count
  }
}

extension PlaneChart.Points {
  /// The names of the classes, where the points have some.
  var classNames: [FigureLabel]? { if case .classes(_, let names) = colouring { names } else { nil } }
}
