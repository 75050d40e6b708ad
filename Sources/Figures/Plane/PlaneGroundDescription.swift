/// Tells what lies under everything else in a plane: the field and where it is least, or which class is where.
extension PlaneChartDescription {
  private func over(_ grid: PlaneChart.Grid) -> String {
    guard let left = grid.xs.first, let right = grid.xs.last, let low = grid.ys.first, let high = grid.ys.last else {
      return ""
    }
    let x = "\(xName.isEmpty ? "the horizontal axis" : xName) from \(format(left)) to \(format(right))"
    return " over \(x) and \(yName.isEmpty ? "the vertical axis" : yName) from \(format(low)) to \(format(high))"
  }

  /// On which side of the plot a place clearly is, in words; nothing for one near the middle.
  private func region(_ x: Double, _ y: Double, _ grid: PlaneChart.Grid) -> String {
    guard let left = grid.xs.first, let right = grid.xs.last, let low = grid.ys.first, let high = grid.ys.last,
      right - left > 0, high - low > 0
    else { return "" }
    let across = (x - left) / (right - left)
    let up = (y - low) / (high - low)
    let row = up < 0.36 ? "bottom" : up > 0.64 ? "top" : ""
    let column = across < 0.36 ? "left" : across > 0.64 ? "right" : ""
    switch (row.isEmpty, column.isEmpty) {
    case (true, true): return ""
    case (true, false): return "at the \(column)"
    case (false, true): return "at the \(row)"
    case (false, false): return "at the \(row == "top" ? "upper" : "lower") \(column)"
    }
  }

  func tell(_ field: PlaneChart.Field) -> [String] {
    let grid = field.grid
    let name = field.label.isEmpty ? "A field" : field.label.plainText
    guard let (low, high, missing) = Self.extremes(of: grid) else {
      return ["\(name)\(over(grid)): nowhere a finite number."]
    }
    var sentences = ["\(name)\(over(grid)), as level lines."]
    if low.value == high.value { return sentences + ["It is \(format(low.value)) everywhere."] }
    let least = grid.isInside(low.x, low.y) ? "" : ", on the edge"
    sentences.append(
      "Of the places computed, the smallest value, \(format(low.value)), is at \(place(low.x, low.y))\(least); the largest, "
        + "\(format(high.value)), at \(place(high.x, high.y)).")
    if missing > 0 {
      sentences.append("At \(missing) of \(grid.xs.count * grid.ys.count) places it has no finite value.")
    }
    return sentences
  }

  /// Where the values are least and largest, the first of equal ones, and how many are not finite.
  private static func extremes(
    of grid: PlaneChart.Grid
  ) -> (low: PlaneChart.Grid.Cell, high: PlaneChart.Grid.Cell, missing: Int)? {
    guard grid.isWhole else { return nil }
    var ends: (low: PlaneChart.Grid.Cell, high: PlaneChart.Grid.Cell)?
    var missing = 0
    for (row, values) in grid.values.enumerated() {
      for (column, value) in values.enumerated() {
        guard value.isFinite else {
          missing += 1
          continue
        }
        if let known = ends, known.low.value <= value, value <= known.high.value { continue }
        let cell = (x: grid.xs[column], y: grid.ys[row], value: value)
        let low = ends.map { $0.low.value <= value ? $0.low : cell } ?? cell
        let high = ends.map { $0.high.value >= value ? $0.high : cell } ?? cell
        ends = (low, high)
      }
    }
    return ends.map { ($0.low, $0.high, missing) }
  }

  func tell(_ decision: PlaneChart.Decision) -> [String] {
    let name = decision.label.isEmpty ? "The decision" : decision.label.plainText
    let (grids, threshold): ([PlaneChart.Grid], Double?) =
      switch decision.outputs {
      case .threshold(let threshold, let grid): ([grid], threshold)
      case .largest(let grids): (grids, nil)
      }
    guard let first = grids.first, decision.isWhole else { return ["\(name) has no values."] }
    var sentences = ["The decision of \(name)\(over(first))."]
    let deciders = decision.deciders
    let places = first.xs.count * first.ys.count
    let tied = threshold == nil ? Self.ties(deciders) : 0
    if tied == places { return sentences + ["All \(deciders.count) outputs are equal everywhere: it is a tie."] }
    for (index, lead) in deciders.enumerated().prefix(10) {
      let own = Self.middle(of: lead, isOwn: { $0 > 0 || ($0 == 0 && threshold != nil && index == 1) })
      let subject: String
      if let threshold {
        subject = "It is \(index == 0 ? "below" : "above") \(format(threshold))"
      } else {
        subject = "\(index < decision.classes.count ? decision.classes[index].plainText : "class \(index + 1)") wins"
      }
      guard let own else {
        sentences.append("\(subject) nowhere.")
        continue
      }
      let share = self.share(of: own.count, in: places)
      let side = region(own.x, own.y, lead)
      let part = "\(side.isEmpty ? "" : "mostly \(side), ")on \(share) % of the plane"
      sentences.append("\(subject) \(own.count == places ? "everywhere" : part).")
    }
    // A line of ties between two classes is their border.
    if tied * 50 > places { sentences.append("On \(share(of: tied, in: places)) % of the plane it is a tie.") }
    return sentences
  }

  /// At how many crossings no class is ahead of all others.
  private static func ties(_ leads: [PlaneChart.Grid]) -> Int {
    leads[0].values.indices.reduce(0) { sum, row in
      sum
        + leads[0].values[row].indices.count { column in
          leads.allSatisfy { !($0.values[row][column] > 0) } && leads.contains { $0.values[row][column] == 0 }
        }
    }
  }

  /// How many crossings are a class's own, and where their middle is; nothing where there are none.
  private static func middle(
    of grid: PlaneChart.Grid, isOwn: (Double) -> Bool
  ) -> (count: Int, x: Double, y: Double)? {
    let count = grid.values.reduce(0) { $0 + $1.count(where: isOwn) }
    guard count > 0 else { return nil }
    var (x, y) = (0.0, 0.0)
    for (row, values) in grid.values.enumerated() {
      for (column, value) in values.enumerated() where isOwn(value) {
        x += grid.xs[column] / Double(count)
        y += grid.ys[row] / Double(count)
      }
    }
    return (count, x, y)
  }

  /// A percentage, which is 0 or 100 of nothing and all alone.
  private func share(of count: Int, in total: Int) -> String {
    let share = Int((Double(count) / Double(total) * 100).rounded())
    return share == 0 ? "less than 1" : share == 100 ? "more than 99" : String(share)
  }
}
