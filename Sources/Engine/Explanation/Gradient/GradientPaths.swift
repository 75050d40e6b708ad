extension Graph {
  /// The named formulas that lie between a formula and variables, and every way through them.
  struct GradientPaths {
    /// The formula and the named formulas below it that depend on a variable; each with those, and the variables, that
    /// its own formula mentions.
    let links: [NodeID: [NodeID]]
    let target: NodeID
    let variables: [NodeID]

    /// Names in `transparent` are not stopped at: what they stand for belongs to the formulas that mention them.
    init(from target: NodeID, to variables: [NodeID], through transparent: Set<NodeID> = [], in graph: Graph) {
      let depends = variables.map { graph.dependence(of: target, on: $0) }
      let leads = { (node: NodeID) in depends.contains { node.index < $0.count && $0[node.index] } }
      let ends = Set(variables)
      var links: [NodeID: [NodeID]] = [:]
      var pending = [target]
      while let node = pending.popLast() {
        // A variable may be a named formula that another variable is behind.
        guard links[node] == nil, node == target || !ends.contains(node) || variables.count > 1 else { continue }
        let below = graph.mentioned(in: node, through: transparent).filter { name in
          leads(name) && (ends.contains(name) || graph.isDefinition(name))
        }
        if node != target, ends.contains(node), below.isEmpty { continue }
        links[node] = below
        pending.append(contentsOf: below)
      }
      self.links = links
      self.target = target
      self.variables = variables
    }

    /// Whether a path goes from one formula to another or to a variable.
    func leads(from start: NodeID, to end: NodeID) -> Bool {
      var seen: Set<NodeID> = [start]
      var pending = [start]
      while let node = pending.popLast() {
        if node == end { return true }
        for below in links[node] ?? [] where seen.insert(below).inserted { pending.append(below) }
      }
      return false
    }

    /// How many paths there are; it stops counting at `Int.max / 4`.
    var count: Int {
      var counts = Dictionary(uniqueKeysWithValues: variables.map { ($0, 1) })
      for node in links.keys.sorted() {
        var total = 0
        for below in links[node] ?? [] { total = min(total + (counts[below] ?? 0), Int.max / 4) }
        counts[node] = total
      }
      return counts[target] ?? 0
    }

    /// The first paths, from the formula to the variable.
    func first(_ limit: Int) -> [[NodeID]] {
      var found: [[NodeID]] = []
      var pending = [[target]]
      while let path = pending.popLast(), found.count < limit {
        guard let last = path.last else { continue }
        if links[last] == nil, variables.contains(last) {
          found.append(path)
        } else {
          for below in (links[last] ?? []).reversed() { pending.append(path + [below]) }
        }
      }
      return found
    }
  }

  /// The names that the formula of a name mentions itself, in the order of the arena.
  func mentioned(in node: NodeID, through transparent: Set<NodeID>) -> [NodeID] {
    var seen: Set<NodeID> = []
    var found: [NodeID] = []
    var pending = self[node].inputs
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      if isNamedLeaf(next), !transparent.contains(next) {
        found.append(next)
      } else {
        pending.append(contentsOf: self[next].inputs)
      }
    }
    return found.sorted()
  }

  func isDefinition(_ id: NodeID) -> Bool { if case .definition = self[id].kind { true } else { false } }
}
