/// The weights written on the lines of a small network, each on its own line where nothing else passes.
struct WeightLabels {
  struct Label: Hashable {
    let text: FigureLabel
    let box: Box
    /// The place of its line among the lines.
    let line: Int

    /// Where the line is left out, so that the text can be read on it.
    var gap: Box {
      let half = LabelText.width(of: text, size: NetworkStyle.textSize) / 2 + 2
      let middle = (box.left + box.right) / 2
      return Box(left: middle - half, top: box.top, right: middle + half, bottom: box.bottom)
    }
  }

  /// Without those that have no place of their own; empty where that would be most of them.
  let labels: [Label]
  /// Whether every weight that is to be written has a place.
  let isComplete: Bool

  /// A line whose label looks for a place.
  private struct Candidate {
    let line: Int
    let text: FigureLabel
    /// Where the label would be free of everything but other labels, with how far along the line that is.
    let places: [(t: Double, box: Box)]
  }

  /// Places along a line that are tried.
  private static let steps = 96
  /// The parts of a line around which labels gather; near both ends lines to one unit are apart from other lines.
  private static let preferences = [0.42, 0.33, 0.5, 0.67, 0.25, 0.75, 0.16, 0.84]

  /// What most numbers need, and half of the widest line: a weight that changes does not move the labels.
  private static let roomOfNumber = TextMeasure.width(of: "−0.888", size: NetworkStyle.textSize)
  private static let halfLine = 2.5

  init(_ lines: [NetworkEdges.Line], _ geometry: NetworkGeometry) {
    guard geometry.isLabelled else {
      (labels, isComplete) = ([], true)
      return
    }
    // A little of a line shows between its unit and the text.
    let taken = geometry.occupied.map { $0.grown(by: 2) }
    let courses = lines.map { $0.course(parts: 32) }
    let candidates = lines.enumerated().compactMap { position, line -> Candidate? in
      guard let weight = line.edge.weight else { return nil }
      let text = NetworkStyle.assignment(line.edge.name, weight)
      let number = TextMeasure.width(of: NetworkStyle.number(weight), size: NetworkStyle.textSize)
      let width = LabelText.width(of: text, size: NetworkStyle.textSize) - number + max(number, Self.roomOfNumber)
      let half = width / 2 + 2
      let places = (1..<Self.steps).compactMap { step -> (t: Double, box: Box)? in
        let t = Double(step) / Double(Self.steps)
        let middle = line.point(at: t)
        let box = Box(
          left: middle.x - half, top: middle.y - Self.half, right: middle.x + half, bottom: middle.y + Self.half)
        guard !taken.contains(where: { $0.overlaps(box) }) else { return nil }
        let isCrossed = courses.indices.contains { other in
          other != position && box.grown(by: Self.halfLine).meets(courses[other])
        }
        return isCrossed ? nil : (t, box)
      }
      return Candidate(line: position, text: text, places: places)
    }
    // Lines with few places choose first.
    let order = candidates.sorted { ($0.places.count, $0.line) < ($1.places.count, $1.line) }
    let best = Self.preferences.map { Self.placed(order, near: $0) }
      .enumerated().min { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }?.element
    labels = best.map { 2 * $0.count >= candidates.count ? $0 : [] } ?? []
    isComplete = labels.count == candidates.count
  }

  private static let half = 7.5

  /// Each at its free place nearest to a part of its line.
  private static func placed(_ order: [Candidate], near preference: Double) -> [Label] {
    var labels: [Label] = []
    for candidate in order {
      let free = candidate.places.filter { place in !labels.contains { $0.box.overlaps(place.box) } }
      guard let place = free.min(by: { abs($0.t - preference) < abs($1.t - preference) }) else { continue }
      labels.append(Label(text: candidate.text, box: place.box, line: candidate.line))
    }
    return labels.sorted { $0.line < $1.line }
  }
}
