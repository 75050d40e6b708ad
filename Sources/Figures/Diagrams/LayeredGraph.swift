/// A diagram as layers to be put in order: the ranks of nodes and, between them, layers for the labels of edges.
///
/// An edge is a chain of items, one in each layer that it crosses, after K. Sugiyama, S. Tagawa and M. Toda, "Methods
/// for Visual Understanding of Hierarchical System Structures", 1981. A label has a place of its own as a node has, so
/// nothing can lie on it.
struct LayeredGraph {
  enum Content: Hashable {
    case node(Int)
    /// The label of an arc.
    case label(arc: Int)
    /// An edge that goes through the layer: a lit arc, or the common stem of all unlit arcs from one node.
    case passage(isLit: Bool)
  }

  struct Item {
    let content: Content
    let layer: Int
  }

  /// A part of one or more edges, from an item to one in the next layer.
  struct Segment {
    let from: Int
    let to: Int
    let isLit: Bool
    /// Nothing where it may bend.
    let straightness: Straightness?
  }

  private(set) var items: [Item] = []
  private(set) var segments: [Segment] = []
  private(set) var layerCount = 0
  /// The items of each arc, from node to node.
  private(set) var routes: [[Int]] = []

  init(_ graph: DiagramGraph) {
    let labelGaps = Self.labelGaps(graph)
    let degrees = Straightness.Degrees(graph)
    var layerOfRank: [Int] = []
    var layerOfGap: [Int?] = []
    for rank in 0..<graph.rankCount {
      layerOfRank.append(layerCount)
      let hasLabels = labelGaps.contains(rank)
      layerOfGap.append(hasLabels ? layerCount + 1 : nil)
      layerCount += hasLabels ? 2 : 1
    }
    items = graph.ranks.enumerated().map { Item(content: .node($0), layer: layerOfRank[$1]) }
    var stems: [Stem: Int] = [:]
    var drawn: Set<Stem> = []
    for (index, arc) in graph.arcs.enumerated() {
      let labelLayer = labelGaps[index].flatMap { layerOfGap[$0] }
      var route = [arc.from]
      for layer in (items[arc.from].layer + 1)..<items[arc.to].layer {
        if arc.isLit {
          route.append(items.count)
          items.append(Item(content: layer == labelLayer ? .label(arc: index) : .passage(isLit: true), layer: layer))
          continue
        }
        let stem = Stem(from: arc.from, to: layer)
        let item = stems[stem] ?? items.count
        if item == items.count { items.append(Item(content: .passage(isLit: false), layer: layer)) }
        stems[stem] = item
        route.append(item)
      }
      route.append(arc.to)
      routes.append(route)
      for (from, to) in zip(route, route.dropFirst()) where drawn.insert(Stem(from: from, to: to)).inserted {
        let straightness = Straightness(items[from].content, items[to].content, arc, degrees)
        segments.append(Segment(from: from, to: to, isLit: arc.isLit, straightness: straightness))
      }
    }
  }

  private struct Stem: Hashable {
    let from: Int
    let to: Int
  }

  /// The gap, by the rank before it, in which the label of each arc stands. An arc over several gaps takes one that has
  /// labels anyway, near its middle.
  private static func labelGaps(_ graph: DiagramGraph) -> [Int?] {
    var gaps: [Int?] = graph.arcs.map { arc in
      arc.isLabelled && graph.ranks[arc.to] == graph.ranks[arc.from] + 1 ? graph.ranks[arc.from] : nil
    }
    for (index, arc) in graph.arcs.enumerated() where arc.isLabelled && gaps[index] == nil {
      let (first, last) = (graph.ranks[arc.from], graph.ranks[arc.to] - 1)
      let taken = gaps
      let inTheMiddle = (first...last).sorted { a, b in
        let (offA, offB) = (abs(2 * a - first - last), abs(2 * b - first - last))
        return offA < offB || (offA == offB && a < b)
      }
      gaps[index] = inTheMiddle.first { taken.contains($0) } ?? inTheMiddle.first
    }
    return gaps
  }
}

extension LayeredGraph.Content {
  var isNode: Bool {
    switch self {
    case .node: true
    case .label, .passage: false
    }
  }

  var isLabel: Bool {
    switch self {
    case .label: true
    case .node, .passage: false
    }
  }

  /// Whether a lit edge goes through here.
  var isLitEdge: Bool {
    switch self {
    case .label, .passage(isLit: true): true
    case .node, .passage(isLit: false): false
    }
  }
}
