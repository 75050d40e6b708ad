/// Where everything in a path diagram is.
struct DiagramLayout {
  /// The line of an edge, straight from the first point to the second, bent to the third, and so on in turn; and its
  /// label.
  struct Route {
    let points: [Point]
    let label: EdgeLabel
    let place: LabelPlace?
  }

  /// Where a label is.
  struct LabelPlace {
    let box: Box
    /// The place on the edge beside which the label stands.
    let anchor: Point
    /// Whether it is on the left of an edge that goes up.
    let isLeft: Bool
  }

  let arrangement: DiagramArrangement
  let width: Double
  let height: Double
  let nodes: [NodeBox]
  /// Where the nodes are.
  let boxes: [Box]
  /// The route of each arc of the graph.
  let routes: [Route]

  /// What is wider than this with data flowing to the right flows upwards, where that is narrower: on a phone its text
  /// is still of a good size. The factors are then read from the loss downwards, as in the chain rule.
  static let goodWidth = 420.0
  private static let margin = 5.0

  /// The first arrangement that is narrow enough; else the narrowest.
  static func best(_ diagram: PathDiagram, _ graph: DiagramGraph) -> DiagramLayout {
    let layered = LayeredGraph(graph)
    let layers = LayerOrder(layered).layers
    var best: DiagramLayout?
    for arrangement in DiagramArrangement.allCases {
      let layout = DiagramLayout(diagram, graph, layered, layers, arrangement)
      if layout.width <= goodWidth { return layout }
      if layout.width < best?.width ?? .infinity { best = layout }
    }
    return best ?? DiagramLayout(diagram, graph, layered, layers, .upInTwoLines)
  }

  init(
    _ diagram: PathDiagram, _ graph: DiagramGraph, _ layered: LayeredGraph, _ layers: [[Int]],
    _ arrangement: DiagramArrangement
  ) {
    let flowsRight = arrangement.flowsRight
    let nodes = diagram.nodes.map(NodeBox.init)
    let labels = graph.arcs.map { EdgeLabel(diagram.edges[$0.edge], breaksLines: arrangement.breaksLabels) }
    let leftLabels = flowsRight ? [] : Self.leftLabels(layered, layers)
    let sizes = layered.items.indices.map { item in
      switch layered.items[item].content {
      case .node(let node): ItemSize(node: nodes[node], flowsRight: flowsRight)
      case .passage(let isLit): ItemSize(isLit: isLit)
      case .label(let arc):
        ItemSize(label: labels[arc], flowsRight: flowsRight, isLeft: leftLabels.contains(item))
      }
    }
    let placement = LayerPlacement(layered, layers: layers, sizes: sizes)
    let across = layered.items.indices.map { placement.place(of: $0) }
    let bands = LayerBands(layered, layers, lengths: sizes.map(\.length), across: across)
    let low = across.indices.map { across[$0] - sizes[$0].before }.min() ?? 0
    let high = across.indices.map { across[$0] + sizes[$0].after }.max() ?? 0
    let width = (flowsRight ? bands.length : high - low) + 2 * Self.margin
    let height = (flowsRight ? high - low : bands.length) + 2 * Self.margin
    func point(_ along: Double, _ across: Double) -> Point {
      let across = across - low + Self.margin
      return flowsRight
        ? Point(x: along + Self.margin, y: across) : Point(x: across, y: height - Self.margin - along)
    }
    func box(_ item: Int) -> Box {
      let size = sizes[item]
      let middle = bands.middle(layered.items[item].layer)
      let a = point(middle - size.length / 2, across[item] - size.before)
      let b = point(middle + size.length / 2, across[item] + size.after)
      return Box(left: min(a.x, b.x), top: min(a.y, b.y), right: max(a.x, b.x), bottom: max(a.y, b.y))
    }
    self.arrangement = arrangement
    (self.width, self.height) = (width, height)
    self.nodes = nodes
    boxes = nodes.indices.map(box)
    routes = layered.routes.indices.map { arc in
      let route = layered.routes[arc]
      var points: [Point] = []
      var place: LabelPlace?
      for (position, item) in route.enumerated() {
        let layer = layered.items[item].layer
        let half = sizes[item].length / 2
        let isEnd = position == route.count - 1
        // From the rim of the first node to that of the last; what is between is crossed in its whole length.
        if position > 0 { points.append(point(bands.arrivals[layer], across[item])) }
        if isEnd { points.append(point(bands.middle(layer) - half, across[item])) }
        if position == 0 { points.append(point(bands.middle(layer) + half, across[item])) }
        if !isEnd { points.append(point(bands.ends[layer], across[item])) }
        if layered.items[item].content.isLabel {
          let anchor = point(bands.middle(layer), across[item])
          place = LabelPlace(box: box(item), anchor: anchor, isLeft: leftLabels.contains(item))
        }
      }
      return Route(points: points, label: labels[arc], place: place)
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
