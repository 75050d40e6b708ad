/// The paths along lit edges, from where they end back to where they start.
struct LitPaths {
  /// All paths between the same two nodes.
  struct Connection: Hashable {
    let start: Int
    let end: Int
    /// How many there are, up to `LitPaths.most`.
    var count: Int
    /// The nodes between the ends of the first few, from the end backwards.
    var paths: [[Int]]
  }

  /// In the order of their ends.
  let connections: [Connection]
  /// How many paths there are in all.
  var count: Int { connections.reduce(0) { min($0 + $1.count, Self.most) } }

  static let most = 1_000_000
  private static let shownPaths = 4
  private static let shownConnections = 6

  init(_ graph: DiagramGraph) {
    var sources = [[Int]](repeating: [], count: graph.ranks.count)
    var isUsed = [Bool](repeating: false, count: graph.ranks.count)
    for arc in graph.arcs where arc.isLit {
      sources[arc.to].append(arc.from)
      isUsed[arc.from] = true
    }
    var connections: [Connection] = []
    for end in graph.ranks.indices where !sources[end].isEmpty && !isUsed[end] {
      let counts = Self.counts(to: end, sources, ranks: graph.ranks)
      for start in counts.indices where counts[start] > 0 && sources[start].isEmpty {
        guard connections.count < Self.shownConnections else { break }
        let paths = Self.paths(from: start, to: end, sources, ranks: graph.ranks)
        connections.append(Connection(start: start, end: end, count: counts[start], paths: paths))
      }
    }
    self.connections = connections
  }

  /// In how many ways each node leads to `end`.
  private static func counts(to end: Int, _ sources: [[Int]], ranks: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: ranks.count)
    counts[end] = 1
    for node in ranks.indices.sorted(by: { ranks[$0] > ranks[$1] }) where counts[node] > 0 {
      for source in sources[node] { counts[source] = min(counts[source] + counts[node], most) }
    }
    return counts
  }

  /// The first paths, each with the nodes between its ends.
  private static func paths(from start: Int, to end: Int, _ sources: [[Int]], ranks: [Int]) -> [[Int]] {
    var leadsHere = [Bool](repeating: false, count: ranks.count)
    leadsHere[start] = true
    for node in ranks.indices.sorted(by: { ranks[$0] < ranks[$1] }) {
      leadsHere[node] = leadsHere[node] || sources[node].contains { leadsHere[$0] }
    }
    var found: [[Int]] = []
    var open = [[end]]
    while let path = open.popLast(), found.count < shownPaths {
      guard let node = path.last else { continue }
      if node == start { found.append(Array(path.dropFirst().dropLast())) }
      for source in sources[node].reversed() where leadsHere[source] { open.append(path + [source]) }
    }
    return found
  }
}
