/// What stands for names and columns while a formula is looked at or computed. Environments nest as bindings do.
struct Environment: Hashable, Sendable {
  /// A replaced node, and the environment that its replacement belongs to.
  struct Replacement: Hashable, Sendable {
    let value: NodeID
    let environment: Indirect
  }

  /// An environment inside another.
  final class Indirect: Hashable, Sendable {
    let environment: Environment
    init(_ environment: Environment) { self.environment = environment }
    static func == (a: Indirect, b: Indirect) -> Bool { a === b || a.environment == b.environment }
    func hash(into hasher: inout Hasher) { hasher.combine(environment) }
  }

  var rows: DatasetID?
  var replacements: [NodeID: Replacement] = [:]

  static let root = Environment()

  /// This environment inside a binding. What the inner one sets stays set, and its values belong to this one.
  func inside(_ binding: Binding, values: [NodeID], in graph: Graph) -> Environment {
    let outer = Indirect(self)
    var inner = self
    if let rows = binding.rows {
      inner.rows = rows
      // `on` has taken the columns from its dataset, so a replacement from further out no longer applies to them.
      inner.replacements = replacements.filter { target, _ in
        if case .column = graph[target].kind { false } else { true }
      }
    }
    for (target, value) in zip(binding.targets, values) {
      inner.replacements[target] = Replacement(value: value, environment: outer)
    }
    return inner
  }
}
