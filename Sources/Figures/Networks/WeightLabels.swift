/// The weights written on the lines of a small network, where each finds a place of its own.
struct WeightLabels {
  struct Label: Hashable {
    let text: FigureLabel
    let box: Box
  }

  /// Empty where not all of them have a place.
  private(set) var labels: [Label] = []

  private static let steps = 32

  init(_ lines: [NetworkEdges.Line], _ geometry: NetworkGeometry, largest: Double) {
    guard geometry.isLabelled else { return }
    let r = geometry.radius
    var taken = geometry.groups.flatMap { group in
      group.units.map { Box(left: group.x - r, top: $0.y - r, right: group.x + r, bottom: $0.y + r) }
        + (group.box.map { [$0] } ?? [])
        + (group.heading.isEmpty
          ? [] : [Box(left: group.x - 40, top: group.top, right: group.x + 40, bottom: group.top + 34)])
    }
    if geometry.hasBiases {
      for group in geometry.groups {
        taken += group.units.map { Box(left: group.x - 34, top: $0.y + r, right: group.x + 34, bottom: $0.y + r + 16) }
      }
    }
    let samples = lines.map { line in (0...Self.steps).map { line.point(at: Double($0) / Double(Self.steps)) } }
    for (position, line) in lines.enumerated() {
      guard let weight = line.edge.weight else { continue }
      let text = NetworkStyle.assignment(line.edge.name, weight)
      let width = LabelText.width(of: text, size: NetworkStyle.textSize) + 2
      var best: (crossings: Int, box: Box)?
      let thickness = NetworkStyle.width(of: weight, largest: largest)
      for (step, side) in Self.order.flatMap({ [($0, -1.0), ($0, 1.0)] }) {
        let middle = samples[position][step]
        let (before, after) = (samples[position][step - 1], samples[position][step + 1])
        let slope = after.x - before.x > 0 ? abs((after.y - before.y) / (after.x - before.x)) : 1
        // Beside its line: the steeper the line is, the farther, so that its end does not cross the text.
        let y = middle.y + side * (8 + thickness / 2 + min(slope, 1.2) * width / 2)
        let box = Box(left: middle.x - width / 2, top: y - 7, right: middle.x + width / 2, bottom: y + 7)
        guard !taken.contains(where: { $0.overlaps(box) }) else { continue }
        let crossings = samples.reduce(0) { $0 + ($1.contains { box.contains($0) } ? 1 : 0) }
        if best.map({ crossings < $0.crossings }) ?? true { best = (crossings, box) }
      }
      guard let best, best.crossings <= 1 else {
        labels = []
        return
      }
      taken.append(best.box)
      labels.append(Label(text: text, box: best.box))
    }
  }

  /// From a third of the line outwards, where lines to one unit are still apart.
  private static let order = (2...steps - 2).sorted { a, b in
    let (toA, toB) = (abs(3 * a - steps), abs(3 * b - steps))
    return toA < toB || (toA == toB && a < b)
  }
}

extension Box {
  fileprivate func contains(_ point: Point) -> Bool {
    left <= point.x && point.x <= right && top <= point.y && point.y <= bottom
  }
}
