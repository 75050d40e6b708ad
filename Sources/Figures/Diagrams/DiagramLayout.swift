/// A rectangle of a drawing, in its units.
struct Box: Hashable {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

/// Where everything in a path diagram is.
struct DiagramLayout {
  /// A label beside its edge.
  struct Label {
    let text: EdgeLabel
    let box: Box
    /// The place of the edge: on the height, or the breadth, where the label stands.
    let anchor: Point
    /// Whether the label is on the left of an edge that goes up.
    let isLeft: Bool
  }

  /// An edge: a line through some points, straight from the first to the second, bent to the third, and so on in turn.
  struct Route {
    let points: [Point]
    let label: Label?
  }

  let arrangement: DiagramArrangement
  let width: Double
  let height: Double
  let nodes: [NodeBox]
  /// The middle of each node.
  let middles: [Point]
  /// The route of each arc of the graph.
  let routes: [Route]

  static let margin = 5.0
  static let lineHeight = 19.0
  /// From an edge to the text beside it.
  static let labelGap = 7.0

  init(_ diagram: PathDiagram, _ graph: DiagramGraph, _ arrangement: DiagramArrangement) {
    let layered = LayeredGraph(graph)
    let layers = LayerOrder(layered).layers
    let boxes = diagram.nodes.map(NodeBox.init)
    let labels = graph.arcs.map { EdgeLabel(diagram.edges[$0.edge], breaksLines: arrangement.breaksLabels) }
    let leftLabels = arrangement.flowsRight ? [] : Self.leftLabels(layered, layers)
    let items = layered.items.indices.map { item in
      ItemSize(layered.items[item].content, boxes, labels, arrangement, isLeft: leftLabels.contains(item))
    }
    let placement = LayerPlacement(layered, layers: layers, extents: items.map(\.extent)) { a, b in
      a.content.isNode && b.content.isNode ? 12 : 8
    }
    let across = layered.items.indices.map { placement.place(of: $0) }
    let bands = LayerBands(layered, layers, lengths: items.map(\.length), across: across)
    let low = layered.items.indices.map { across[$0] - items[$0].extent.before }.min() ?? 0
    let high = layered.items.indices.map { across[$0] + items[$0].extent.after }.max() ?? 0
    let flowsRight = arrangement.flowsRight
    let margin = Self.margin
    width = (flowsRight ? bands.length : high - low) + 2 * margin
    height = (flowsRight ? high - low : bands.length) + 2 * margin
    let base = height - margin
    func point(_ along: Double, _ across: Double) -> Point {
      flowsRight
        ? Point(x: along + margin, y: across - low + margin) : Point(x: across - low + margin, y: base - along)
    }
    self.arrangement = arrangement
    nodes = boxes
    middles = boxes.indices.map { point(bands.middle(layered.items[$0].layer), across[$0]) }
    routes = zip(layered.routes, labels).map { route, text in
      var points: [Point] = []
      var label: Label?
      for (position, item) in route.enumerated() {
        let layer = layered.items[item].layer
        let half = items[item].length / 2
        let isFirst = position == 0
        let isLast = position == route.count - 1
        points.append(point(isFirst ? bands.middle(layer) + half : bands.starts[layer], across[item]))
        points.append(point(isLast ? bands.middle(layer) - half : bands.ends[layer], across[item]))
        guard case .label = layered.items[item].content else { continue }
        let isLeft = leftLabels.contains(item)
        let anchor = point(bands.middle(layer), across[item])
        let extent = items[item].extent
        let box =
          flowsRight
          ? Box(
            left: anchor.x - half, top: anchor.y - extent.before, right: anchor.x + half,
            bottom: anchor.y + extent.after)
          : Box(
            left: anchor.x - extent.before, top: anchor.y - half, right: anchor.x + extent.after,
            bottom: anchor.y + half)
        label = Label(text: text, box: box, anchor: anchor, isLeft: isLeft)
      }
      return Route(points: points, label: label)
    }
  }

  /// Where several lit edges go side by side, the label of the first stands on its left, so that the edges are together.
  private static func leftLabels(_ graph: LayeredGraph, _ layers: [[Int]]) -> Set<Int> {
    var left: Set<Int> = []
    for layer in layers {
      let lit = layer.filter { graph.items[$0].content.isLitEdge }
      if lit.count > 1, graph.items[lit[0]].content.isLabel { left.insert(lit[0]) }
    }
    return left
  }
}
