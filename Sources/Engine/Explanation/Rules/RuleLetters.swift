/// The letters that inner parts get in the chain rule: u, v, …, none that the formula has already.
struct RuleLetters {
  private var taken: Set<String>
  private let names: [NodeID: String]
  private var known: [Math: NodeID] = [:]

  private static let letters = ["u", "v", "w", "s", "r", "q", "p", "m"]

  /// `names` are the names that parts have already.
  init(for formulas: [NodeID], names: [NodeID: String], in graph: Graph) {
    self.names = names
    taken = []
    for id in graph.reachable(from: formulas) where graph.isNamedLeaf(id) { taken.insert(graph.describe(id)) }
  }

  /// The letter of a part; parts that are written alike have the same.
  mutating func letter(for part: NodeID, in graph: inout Graph) -> NodeID {
    let key = FormulaPrinter(graph: graph).print(part)
    if let known = known[key] { return known }
    let letter = graph.variable(name(of: part), shape: graph[part].shape, rows: graph[part].rows)
    known[key] = letter
    return letter
  }

  private mutating func name(of part: NodeID) -> String {
    if let name = names[part] { return name }
    let numbered = (1...).lazy.map { "u\($0)" }
    let name = Self.letters.first { !taken.contains($0) } ?? numbered.first { !taken.contains($0) } ?? "u"
    taken.insert(name)
    return name
  }
}
