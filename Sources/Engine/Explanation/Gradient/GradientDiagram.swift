extension GradientExplanation {
  /// The most formulas that a drawing shows; more would be a tangle.
  private static let largestDiagram = 30

  /// The named formulas and inputs that the target is made of, with the ways to the variable lit, and their factors
  /// where there are some. Of the parameters only the variable is drawn: with all of them a drawing shows nothing.
  mutating func diagram(through transparent: Set<NodeID>, _ factors: PathFactors?) throws(EngineError)
    -> Explanation.Diagram?
  {
    let links = scope.graph.drawnLinks(below: target, to: base, through: transparent)
    let nodes = links.keys.sorted()
    guard nodes.count > 2, nodes.count <= Self.largestDiagram else { return nil }
    let paths = Graph.GradientPaths(from: target, to: [base], through: transparent, in: scope.graph)
    let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    var levels: [NodeID: Int] = [:]
    for node in nodes { levels[node] = (links[node] ?? []).map { (levels[$0] ?? 0) + 1 }.max() ?? 0 }
    var edges: [Explanation.Diagram.Edge] = []
    for to in nodes {
      for from in links[to] ?? [] {
        let factor = factors?.factors[.init(from: to, to: from)]
        edges.append(
          .init(
            from: places[from] ?? 0, to: places[to] ?? 0,
            factor: factor.map { factorName((.init(from: to, to: from), $0)).unmarked },
            value: factor.flatMap { $0.values.count == 1 ? $0.values[0] : nil }, mark: factor?.mark,
            isLit: paths.links[to]?.contains(from) == true))
      }
    }
    var drawn: [Explanation.Diagram.Node] = []
    for node in nodes {
      let isLit = node == base || paths.links[node] != nil
      drawn.append(
        .init(
          name: node == base ? name(variable) : node == target ? printer().part(node, depth: 0).math : name(node),
          value: try drawnValue(node),
          kind: scope.graph.diagramKind(of: node, target: target), isLit: isLit, level: levels[node] ?? 0))
    }
    let only = paths.first(2)
    let hasProduct = only.count == 1 && factors?.rowCount == 0
    return Explanation.Diagram(
      nodes: drawn, edges: edges, product: hasProduct ? factors?.product(along: only[0]) : nil)
  }

  /// A number, or the shape of an array.
  private mutating func drawnValue(_ node: NodeID) throws(EngineError) -> Explanation.Diagram.Value? {
    let shape = scope.graph[node == base ? variable : node].shape
    guard shape.isNumber else { return .shape(shape) }
    let value = try scope.value(of: node == base ? variable : node)
    return value.rows == nil ? .number(value.tensor.elements[0]) : nil
  }
}

extension Graph {
  /// For each named formula and each input below `target`, what it mentions; of the parameters only `variable`.
  fileprivate func drawnLinks(below target: NodeID, to variable: NodeID, through transparent: Set<NodeID>)
    -> [NodeID: [NodeID]]
  {
    var links: [NodeID: [NodeID]] = [:]
    var pending = [target]
    while let node = pending.popLast() {
      guard links[node] == nil else { continue }
      let isEnd = node != target && (node == variable || !isDefinition(node))
      let below = isEnd ? [] : mentioned(in: node, through: transparent)
      links[node] = below.filter { parameterID($0) == nil || $0 == variable }
      pending.append(contentsOf: links[node] ?? [])
    }
    return links
  }

  fileprivate func diagramKind(of node: NodeID, target: NodeID) -> Explanation.Diagram.Node.Kind {
    if node == target { return .target }
    switch self[node].kind {
    case .parameter: return .parameter
    case .definition: return .formula
    default: return .input
    }
  }
}
