/// The nodes and edges of a diagram that are drawn, by ranks: columns or rows without gaps, and every edge goes to a
/// higher one.
struct DiagramGraph: Hashable {
  /// An edge that is drawn.
  struct Arc: Hashable {
    let from: Int
    let to: Int
    /// The place of the edge in the diagram.
    let edge: Int
    let isLit: Bool
    /// Whether there is something to write beside it.
    let isLabelled: Bool
  }

  /// The rank of each node, from 0.
  let ranks: [Int]
  let rankCount: Int
  let arcs: [Arc]
  /// Whether an edge leads to the node.
  let isComputed: [Bool]

  init(_ diagram: PathDiagram) {
    arcs = Self.arcs(diagram)
    var isComputed = [Bool](repeating: false, count: diagram.nodes.count)
    for arc in arcs { isComputed[arc.to] = true }
    self.isComputed = isComputed
    let levels = Self.withoutGaps(diagram.nodes.map(\.level))
    // A weight of the last layer and a target stand beside what uses them, not at the far side of the drawing.
    var ranks = levels
    for node in diagram.nodes.indices where !isComputed[node] {
      if let first = arcs.lazy.filter({ $0.from == node }).map({ levels[$0.to] }).min() { ranks[node] = first - 1 }
    }
    self.ranks = Self.withoutGaps(ranks)
    rankCount = (self.ranks.max() ?? -1) + 1
  }

  private static func arcs(_ diagram: PathDiagram) -> [Arc] {
    struct Ends: Hashable {
      let from: Int
      let to: Int
    }
    let nodes = diagram.nodes
    let drawable = diagram.edges.indices.filter { index in
      let edge = diagram.edges[index]
      return nodes.indices.contains(edge.from) && nodes.indices.contains(edge.to)
        && nodes[edge.from].level < nodes[edge.to].level
    }
    var taken: Set<Ends> = []
    let lit = drawable.filter { diagram.edges[$0].isLit }
    let unlit = drawable.filter { !diagram.edges[$0].isLit }
    return (lit + unlit).filter { index in
      taken.insert(Ends(from: diagram.edges[index].from, to: diagram.edges[index].to)).inserted
    }.sorted().map { index in
      let edge = diagram.edges[index]
      let isLabelled = edge.isLit && !EdgeLabel(edge, breaksLines: false).lines.isEmpty
      return Arc(from: edge.from, to: edge.to, edge: index, isLit: edge.isLit, isLabelled: isLabelled)
    }
  }

  /// The same order with the numbers 0, 1, 2, …
  private static func withoutGaps(_ levels: [Int]) -> [Int] {
    var places: [Int: Int] = [:]
    for level in Set(levels).sorted() { places[level] = places.count }
    return levels.map { places[$0] ?? 0 }
  }
}
