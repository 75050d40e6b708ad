extension Graph {
  /// The named formulas that lie between a formula and a variable, and every way through them.
  struct GradientPaths {
    /// The formula, the named formulas below it that depend on the variable, and the variable; each with those that
    /// its own formula mentions.
    let links: [NodeID: [NodeID]]
    let target: NodeID
    let variable: NodeID
    /// How many paths there are; it stops counting at `Int.max / 4`.
    let count: Int

    init(from target: NodeID, to variable: NodeID, in graph: Graph) {
      var links: [NodeID: [NodeID]] = [:]
      var pending = [target]
      while let node = pending.popLast() {
        guard links[node] == nil, node != variable else { continue }
        let below = graph.named(below: node, leadingTo: variable)
        links[node] = below
        pending.append(contentsOf: below)
      }
      self.links = links
      self.target = target
      self.variable = variable
      count = Self.count(from: target, to: variable, links)
    }

    private static func count(from target: NodeID, to variable: NodeID, _ links: [NodeID: [NodeID]]) -> Int {
      var counts: [NodeID: Int] = [variable: 1]
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
        if last == variable {
          found.append(path)
        } else {
          for below in (links[last] ?? []).reversed() { pending.append(path + [below]) }
        }
      }
      return found
    }
  }

  /// The named formulas that the formula of `node` mentions and that depend on `variable`, and `variable` itself where
  /// it is mentioned, in the order of the arena.
  private func named(below node: NodeID, leadingTo variable: NodeID) -> [NodeID] {
    let depends = dependence(of: node, on: variable)
    var seen: Set<NodeID> = []
    var result: [NodeID] = []
    var pending = self[node].inputs
    while let next = pending.popLast() {
      guard depends[next.index], seen.insert(next).inserted else { continue }
      if next == variable {
        result.append(next)
      } else if case .definition = self[next].kind {
        result.append(next)
      } else {
        pending.append(contentsOf: self[next].inputs)
      }
    }
    return result.sorted()
  }
}
