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
    for outline in chart.outlines { sentences.append(sentence(ofLine: outline)) }
    sentences += first(chart.vectors, "vectors") { sentence(of: $0) }
    sentences += first(chart.paths, "paths") { sentence(of: $0) }
    for line in chart.lines.prefix(Self.maximum) where !line.name.isEmpty {
      sentences.append("The line \(line.name.plainText) is drawn.")
    }
    sentences += first(chart.arrows, "arrows") { sentence(of: $0) }
    if let moving = chart.movingArrow { sentences.append(sentence(of: moving.arrow, name: moving.name)) }
    for mark in chart.marks.prefix(4) {
      let name = mark.label.isEmpty ? "Marked" : "Marked as \(mark.label.plainText)"
      sentences.append("\(name): \(place(mark.x, mark.y)).")
    }
    return sentences.isEmpty ? "An empty plane\(axes(" of "))." : sentences.joined(separator: " ")
  }

  /// A sentence for each of the first, and how many more there are.
  private func first<Item>(_ items: [Item], _ noun: String, _ sentence: (Item) -> String) -> [String] {
    let rest = items.count - Self.maximum
    return items.prefix(Self.maximum).map(sentence) + (rest > 0 ? ["\(rest) more \(noun) are drawn."] : [])
  }

  // MARK: Names

  var xName: String { chart.xLabel.plainText }
  var yName: String { chart.yLabel.plainText }

  private func axes(_ word: String) -> String {
    let names = [xName, yName].filter { !$0.isEmpty }
    return names.isEmpty ? "" : word + names.joined(separator: " and ")
  }

  func place(_ x: Double, _ y: Double) -> String {
    guard !xName.isEmpty, !yName.isEmpty else { return "(\(format(x)), \(format(y)))" }
    return "\(xName) = \(format(x)), \(yName) = \(format(y))"
  }

  // MARK: Layers

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

  private func sentence(of vector: PlaneChart.Vector) -> String {
    let name = vector.name.isEmpty ? "A vector" : "The vector \(vector.name.plainText)"
    let (from, to) = (vector.from, vector.to)
    return "\(name) goes from (\(format(from.x)), \(format(from.y))) to (\(format(to.x)), \(format(to.y)))."
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
