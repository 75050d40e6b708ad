/// Tells a path diagram in words: what depends on what and through what, and the factors from the loss backwards.
struct PathDiagramDescription {
  let title: String
  let text: String

  private static let factorLimit = 12
  private static let nameLimit = 12

  init(_ diagram: PathDiagram) {
    let graph = DiagramGraph(diagram)
    let names = diagram.nodes.map(\.label.plainText)
    let lit = LitPaths(graph)
    guard let first = lit.connections.first else {
      (title, text) = Self.computation(graph, names)
      return
    }
    let isOne = lit.connections.count == 1
    title = isOne ? "How \(names[first.end]) depends on \(names[first.start])" : "How \(names[first.end]) is computed"
    var sentences = lit.connections.map { Self.sentence($0, names) }
    if let factors = Self.factors(diagram, graph, names, hasOnePath: lit.count == 1) { sentences.append(factors) }
    text = sentences.joined(separator: " ")
  }

  private static func sentence(_ connection: LitPaths.Connection, _ names: [String]) -> String {
    let ways = connection.paths.map { path in
      path.isEmpty ? "directly" : "through \(list(path.map { names[$0] }, limit: nameLimit))"
    }
    let subject = "\(names[connection.end]) depends on \(names[connection.start])"
    if connection.count == 1, let way = ways.first { return "\(subject) \(way)." }
    let some = connection.count > ways.count ? ", among them" : ""
    let more = connection.count == LitPaths.most ? " or more" : ""
    return "\(subject) along \(connection.count)\(more) paths\(some): \(ways.joined(separator: "; "))."
  }

  private static func factors(
    _ diagram: PathDiagram, _ graph: DiagramGraph, _ names: [String], hasOnePath: Bool
  ) -> String? {
    let backwards = graph.arcs.filter(\.isLabelled).sorted { a, b in
      let (rankA, rankB) = (graph.ranks[a.to], graph.ranks[b.to])
      return rankA > rankB || (rankA == rankB && a.edge < b.edge)
    }
    let factors = backwards.map { arc in
      let edge = diagram.edges[arc.edge]
      let name = edge.factor?.plainText ?? ""
      let value = edge.value ?? ""
      if name.isEmpty { return "\(value) from \(names[arc.from]) to \(names[arc.to])" }
      return value.isEmpty ? name : "\(name) = \(value)"
    }
    guard !factors.isEmpty else { return nil }
    var sentence = factors.count == 1 ? "The factor is " : "The factors are "
    sentence += list(factors, limit: factorLimit)
    if let product = diagram.product, !product.isEmpty, factors.count > 1 {
      sentence += hasOnePath ? "; their product is \(product)" : "; the products along the paths add up to \(product)"
    }
    return sentence + "."
  }

  /// A diagram in which nothing is lit.
  private static func computation(_ graph: DiagramGraph, _ names: [String]) -> (title: String, text: String) {
    let used = Set(graph.arcs.map(\.from))
    let results = names.indices.filter { graph.isComputed[$0] && !used.contains($0) }
    let sources = names.indices.filter { !graph.isComputed[$0] && used.contains($0) }
    let between = names.indices.filter { graph.isComputed[$0] && used.contains($0) }
    guard let first = results.first else {
      return ("Formulas", names.isEmpty ? "An empty diagram." : "The formulas \(list(names, limit: nameLimit)).")
    }
    let byRank = between.sorted { a, b in
      graph.ranks[a] < graph.ranks[b] || (graph.ranks[a] == graph.ranks[b] && a < b)
    }
    let through = byRank.isEmpty ? "" : " through \(list(byRank.map { names[$0] }, limit: nameLimit))"
    let from = list(sources.map { names[$0] }, limit: nameLimit)
    let verb = results.count == 1 ? "is" : "are"
    let subject = list(results.map { names[$0] }, limit: nameLimit)
    return ("How \(names[first]) is computed", "\(subject) \(verb) computed from \(from)\(through).")
  }

  /// `a, b and c`; of a long list the start, and how many more.
  private static func list(_ words: [String], limit: Int = .max) -> String {
    var shown = words.count > limit ? Array(words.prefix(limit - 1)) : words
    if shown.count < words.count { shown.append("\(words.count - shown.count) more") }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
