/// The formulas of a network and the paths of a gradient through them: what stands beside `explain(∂E/∂w3 on or[4])`.
///
/// Data flow from the inputs and parameters to the loss; the lit edges are those that the gradient goes back along, each
/// with its factor. Up to `nodeLimit` nodes make a good drawing; of a larger network draw its `neighbourhood`.
public struct PathDiagram: Sendable, Hashable {
  /// What a node is, which decides its shape.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// Data: a column, a target.
    case input
    /// Something that is trained.
    case parameter
    /// Computed from others.
    case formula
    /// The formula that the gradient is of.
    case loss
  }

  /// A name, with what is known of it.
  public struct Node: Sendable, Hashable {
    public let label: FigureLabel
    /// Written small under the label, already formatted: a number, or a shape as `32×64`.
    public let value: String?
    public let kind: Kind
    /// Whether the gradient's path goes through it.
    public let isLit: Bool
    /// The longest way from an input, counted in edges: 0 for inputs and parameters. Only the order of levels counts,
    /// and a node to which no edge leads is drawn just before the first that uses it.
    public let level: Int

    public init(label: FigureLabel, value: String? = nil, kind: Kind, isLit: Bool = false, level: Int) {
      self.label = label
      self.value = value
      self.kind = kind
      self.isLit = isLit
      self.level = level
    }
  }

  /// That a node is used by another.
  public struct Edge: Sendable, Hashable {
    /// The index of the node that is used.
    public let from: Int
    /// The index of the node that uses it.
    public let to: Int
    /// The name of the derivative along the edge: ∂y/∂z. Drawn for lit edges only, as is its value.
    public let factor: FigureLabel?
    /// The derivative, already formatted.
    public let value: String?
    /// A number for the derivative, the same wherever a page shows it: the edge is drawn in a group of the class
    /// `mark-N`.
    public let mark: Int?
    public let isLit: Bool

    public init(
      from: Int, to: Int, factor: FigureLabel? = nil, value: String? = nil, mark: Int? = nil, isLit: Bool = false
    ) {
      self.from = from
      self.to = to
      self.factor = factor
      self.value = value
      self.mark = mark
      self.isLit = isLit
    }
  }

  public let nodes: [Node]
  /// From lower to higher levels. An edge is left out of the drawing when it goes another way, when an index of it is no
  /// node's, or when an edge between the same two is drawn already; a lit one is drawn before others.
  public let edges: [Edge]
  /// The product of the factors, or, with several paths, the sum of the products; already formatted. It is said in the
  /// alternative text.
  public let product: String?

  public init(nodes: [Node], edges: [Edge], product: String? = nil) {
    self.nodes = nodes
    self.edges = edges
    self.product = product
  }
}

extension PathDiagram {
  /// More nodes than these cannot be read in one drawing.
  public static let nodeLimit = 40

  /// The lit nodes, those that an edge joins to one of them, and the edges between all of these that touch a lit node.
  public var neighbourhood: PathDiagram {
    let edges = edges.filter { edge in
      nodes.indices.contains(edge.from) && nodes.indices.contains(edge.to)
        && (nodes[edge.from].isLit || nodes[edge.to].isLit)
    }
    let beside = Set(edges.flatMap { [$0.from, $0.to] })
    let kept = nodes.indices.filter { nodes[$0].isLit || beside.contains($0) }
    var place = [Int](repeating: 0, count: nodes.count)
    for (new, old) in kept.enumerated() { place[old] = new }
    return PathDiagram(
      nodes: kept.map { nodes[$0] },
      edges: edges.map { edge in
        Edge(
          from: place[edge.from], to: place[edge.to], factor: edge.factor, value: edge.value, mark: edge.mark,
          isLit: edge.isLit)
      }, product: product)
  }
}
