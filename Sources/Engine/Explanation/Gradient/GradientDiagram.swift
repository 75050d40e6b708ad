extension GradientExplanation {
  /// The most formulas that a drawing shows; more would be a tangle.
  private static let largestDiagram = 30

  /// The named formulas and inputs that the target is made of, with the paths to the variable lit.
  func diagram(_ paths: Graph.GradientPaths, _ factors: PathFactors) throws(EngineError) -> Explanation.Diagram? {
    let graph = graph
    let links = graph.namedLinks(below: target, and: base)
    let nodes = links.keys.sorted()
    guard nodes.count > 2, nodes.count <= Self.largestDiagram else { return nil }
    let shown = paths.first(Self.pathLimit)
    let lit = Set(shown.flatMap { $0 })
    let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    var levels: [NodeID: Int] = [:]
    for node in nodes { levels[node] = (links[node] ?? []).map { (levels[$0] ?? 0) + 1 }.max() ?? 0 }
    var edges: [Explanation.Diagram.Edge] = []
    for to in nodes {
      for from in links[to] ?? [] {
        let factor = factors.factors[.init(from: to, to: from)]
        edges.append(
          .init(
            from: places[from] ?? 0, to: places[to] ?? 0,
            factor: factor.map { _ in derivativeName(to, from == base ? variable : from) },
            value: factor.flatMap { $0.values.count == 1 ? $0.values[0] : nil }, mark: factor?.mark,
            isLit: factor != nil))
      }
    }
    var scope = scope
    return Explanation.Diagram(
      nodes: try nodes.map { node throws(EngineError) in
        let value = try scope.value(of: node)
        return .init(
          name: node == base ? name(variable) : name(node),
          value: value.rows == nil && value.tensor.shape.isNumber ? .number(value.tensor.elements[0]) : nil,
          kind: graph.diagramKind(of: node, target: target), isLit: lit.contains(node), level: levels[node] ?? 0)
      }, edges: edges, product: shown.count == 1 && factors.rowCount == 0 ? factors.product(along: shown[0]) : nil)
  }
}

extension Graph {
  /// For each named formula, and each input, the named formulas that it mentions. Of the parameters only `variable`
  /// is there: a drawing with all of them shows nothing.
  fileprivate func namedLinks(below target: NodeID, and variable: NodeID) -> [NodeID: [NodeID]] {
    var links: [NodeID: [NodeID]] = [:]
    var pending = [target]
    while let node = pending.popLast() {
      guard links[node] == nil else { continue }
      guard node == target || node != variable, node == target || !isNamedLeaf(node) || isDefinition(node) else {
        links[node] = []
        continue
      }
      let below = mentioned(in: node).filter { parameterID($0) == nil || $0 == variable }
      links[node] = below
      pending.append(contentsOf: below)
    }
    return links
  }

  private func isDefinition(_ id: NodeID) -> Bool { if case .definition = self[id].kind { true } else { false } }

  /// The names that a formula mentions itself, in the order of the arena.
  private func mentioned(in node: NodeID) -> [NodeID] {
    var seen: Set<NodeID> = []
    var found: [NodeID] = []
    var pending = self[node].inputs
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      if isNamedLeaf(next) { found.append(next) } else { pending.append(contentsOf: self[next].inputs) }
    }
    return found.sorted()
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
