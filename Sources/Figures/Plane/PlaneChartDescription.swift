/// Tells a plane in words: the field and where it is least, which class is where, where paths go and arrows point.
struct PlaneChartDescription {
  private static let maximum = 6

  let chart: PlaneChart
  let format: (Double) -> String

  var text: String {
    var sentences: [String] = []
    if let field = chart.field { sentences += tell(field) }
    if let decision = chart.decision { sentences += tell(decision) }
    if let points = chart.points { sentences += tell(points) }
    for path in chart.paths.prefix(Self.maximum) { sentences.append(sentence(of: path)) }
    if chart.paths.count > Self.maximum {
      sentences.append("\(chart.paths.count - Self.maximum) more paths are drawn.")
    }
    for line in chart.lines.prefix(Self.maximum) where !line.name.isEmpty {
      sentences.append("The line \(line.name.plainText) is drawn.")
    }
    for arrow in chart.arrows.prefix(Self.maximum) { sentences.append(sentence(of: arrow)) }
    if chart.arrows.count > Self.maximum {
      sentences.append("\(chart.arrows.count - Self.maximum) more arrows are drawn.")
    }
    if let moving = chart.movingArrow { sentences.append(sentence(of: moving.arrow, name: moving.name)) }
    for mark in chart.marks.prefix(4) {
      let name = mark.label.isEmpty ? "Marked" : "Marked as \(mark.label.plainText)"
      sentences.append("\(name): \(place(mark.x, mark.y)).")
    }
    return sentences.isEmpty ? "An empty plane\(axes(" of "))." : sentences.joined(separator: " ")
  }

  // MARK: Names

  private var xName: String { chart.xLabel.plainText }
  private var yName: String { chart.yLabel.plainText }

  private func axes(_ word: String) -> String {
    let names = [xName, yName].filter { !$0.isEmpty }
    return names.isEmpty ? "" : word + names.joined(separator: " and ")
  }

  private func place(_ x: Double, _ y: Double) -> String {
    guard !xName.isEmpty, !yName.isEmpty else { return "(\(format(x)), \(format(y)))" }
    return "\(xName) = \(format(x)), \(yName) = \(format(y))"
  }

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

  // MARK: Layers

  private func tell(_ field: PlaneChart.Field) -> [String] {
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

  private func tell(_ decision: PlaneChart.Decision) -> [String] {
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

  private func tell(_ points: PlaneChart.Points) -> [String] {
    let label = points.label.plainText
    let all = points.total.map { " of \($0)" } ?? ""
    let counted = "\(points.count)\(all) point\(points.count == 1 ? "" : "s")"
    let coloured = chart.decision == nil && chart.field == nil ? axes(" of ") : ""
    switch points.colouring {
    case .none: return ["\(counted)\(coloured)\(spread(Array(0..<points.count), points))."]
    case .classes(let classes, let names):
      var sentences = ["\(counted)\(coloured)\(label.isEmpty ? "" : ", by \(label)")."]
      for (index, name) in names.enumerated().prefix(10) {
        let own = (0..<points.count).filter { $0 < classes.count && classes[$0] == index }
        let title = label.isEmpty ? name.plainText : "\(label) = \(name.plainText)"
        sentences.append(
          own.isEmpty
            ? "None has \(title)." : "\(title): \(own.count) point\(own.count == 1 ? "" : "s")\(spread(own, points)).")
      }
      if let right = chart.pointsOnTheirSide {
        sentences.append(
          "\(right) of \(points.count) points \(right == 1 ? "lies" : "lie") in the region of \(right == 1 ? "its" : "their") class."
        )
      }
      return sentences
    case .values(let values, _):
      let finite = values.prefix(points.count).filter(\.isFinite)
      guard let low = finite.min(), let high = finite.max() else { return ["\(counted)\(coloured)."] }
      let range = low == high ? "is \(format(low))" : "goes from \(format(low)) to \(format(high))"
      return [
        "\(counted)\(coloured)\(spread(Array(0..<points.count), points)); \(label.isEmpty ? "the colour" : label) \(range)."
      ]
    }
  }

  /// Where some of the points lie: each of a few, else the mean.
  private func spread(_ indices: [Int], _ points: PlaneChart.Points) -> String {
    let finite = indices.filter { points.xs[$0].isFinite && points.ys[$0].isFinite }
    guard !finite.isEmpty else { return "" }
    if finite.count <= 4 {
      return ", at " + finite.map { "(\(format(points.xs[$0])), \(format(points.ys[$0])))" }.joined(separator: ", ")
    }
    let x = finite.reduce(0) { $0 + points.xs[$1] / Double(finite.count) }
    let y = finite.reduce(0) { $0 + points.ys[$1] / Double(finite.count) }
    return ", around (\(format(x)), \(format(y)))"
  }

  private func sentence(of path: PlaneChart.Path) -> String {
    if path.isLine { return sentence(ofLine: path) }
    let name = path.name.isEmpty ? "A path" : "The path of \(path.name.plainText)"
    let finite = (0..<path.count).filter { path.xs[$0].isFinite && path.ys[$0].isFinite }
    guard let first = finite.first, let last = finite.last else { return "\(name) has no places." }
    let from = "(\(format(path.xs[first])), \(format(path.ys[first])))"
    let to = "(\(format(path.xs[last])), \(format(path.ys[last])))"
    let steps = path.count == 2 ? "1 step" : "\(path.count - 1) steps"
    return path.count == 1 ? "\(name) stays at \(from)." : "\(name) goes from \(from) to \(to) in \(steps)."
  }

  private func sentence(ofLine path: PlaneChart.Path) -> String {
    let places = (0..<path.count).filter { path.xs[$0].isFinite && path.ys[$0].isFinite }
      .map { "(\(format(path.xs[$0])), \(format(path.ys[$0])))" }
    guard let first = places.first, let last = places.last else { return "A line without places is drawn." }
    if places.count == 1 { return "The place \(first) is marked." }
    let between = places.dropFirst().dropLast()
    let through =
      between.isEmpty
      ? "" : between.count <= 4 ? " through " + between.joined(separator: ", ") : " through \(between.count) places"
    return "A line goes from \(first)\(through) to \(last)."
  }

  private func sentence(of arrow: PlaneChart.Arrow, name: String = "gradient") -> String {
    let vector = "(\(format(arrow.dx)), \(format(arrow.dy)))"
    let start = "(\(format(arrow.x)), \(format(arrow.y)))"
    guard arrow.dx != 0 || arrow.dy != 0 else { return "The \(name) at \(start) is zero." }
    let size = max(abs(arrow.dx), abs(arrow.dy))
    let across = abs(arrow.dx) < 0.2 * size ? "" : arrow.dx > 0 ? "right" : "left"
    let up = abs(arrow.dy) < 0.2 * size ? "" : arrow.dy > 0 ? "up" : "down"
    let way = [up, across].filter { !$0.isEmpty }.joined(separator: " and to the ")
    let direction = way == "right" || way == "left" ? "to the \(way)" : way
    return "The \(name) at \(start) is \(vector)\(direction.isEmpty ? "" : " and points \(direction)")."
  }
}
