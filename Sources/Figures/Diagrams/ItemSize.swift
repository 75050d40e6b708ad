/// The room of an item of a layer: along the flow, and to both sides of the place where edges go through it.
struct ItemSize {
  let length: Double
  let before: Double
  let after: Double

  static let lineHeight = 19.0
  /// From an edge to the text beside it.
  static let gap = 7.0
  /// From an edge that has no text on a side to what else is there.
  private static let edge = 4.0

  init(node: NodeBox, flowsRight: Bool) {
    length = flowsRight ? node.width : node.height
    before = (flowsRight ? node.height : node.width) / 2
    after = before
  }

  /// An edge that goes through.
  init(isLit: Bool) {
    length = 0
    before = isLit ? Self.edge : Self.edge - 1
    after = before
  }

  /// - Parameter isLeft: whether the label is on the left of an edge that goes up.
  init(label: EdgeLabel, flowsRight: Bool, isLeft: Bool) {
    if flowsRight {
      length = label.width
      before = Self.lineHeight + 2
      after = label.lines.count > 1 ? Self.lineHeight + 2 : Self.edge
    } else {
      length = Double(label.lines.count) * Self.lineHeight
      before = isLeft ? label.width + Self.gap : Self.edge
      after = isLeft ? Self.edge : label.width + Self.gap
    }
  }
}
