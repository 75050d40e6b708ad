import Engine

/// The words that the language brings: the operations of the engine's table, and the builtins.
enum Vocabulary {
  /// Every builtin, one declaration each.
  static let builtins: [Builtin] =
    Builtin.reductions + Builtin.arrays + Builtin.values + Builtin.training + Builtin.explaining + Builtin.exporting
    + Builtin.showing + Builtin.randomness + Builtin.layers + Builtin.losses + Builtin.probability + Builtin.optimizers
    + Builtin.schedules
    + Builtin.data

  private static let operations: [String: Operation] = {
    var all: [String: Operation] = [:]
    for operation in Operation.table where operation.isCallable {
      for name in [operation.name] + operation.aliases { all[name] = operation }
    }
    return all
  }()

  private static let builtinsByName: [String: Builtin] = {
    var all: [String: Builtin] = [:]
    for builtin in builtins {
      for name in [builtin.name] + builtin.aliases { all[name] = builtin }
    }
    return all
  }()

  private static let constants: [String: Double] = ["pi": .pi, "π": .pi]

  /// All words, in order, for suggestions.
  static let words: [String] = (Array(operations.keys) + builtinsByName.keys + constants.keys).sorted()

  static func isKnown(_ name: String) -> Bool { callable(name) != nil || constants[name] != nil }

  /// What the word means before a bracket.
  static func callable(_ name: String) -> Value? {
    if let builtin = builtinsByName[name] { return .builtin(builtin) }
    if let operation = operations[name] { return .function(Function(operation)) }
    return nil
  }

  /// What the word means by itself.
  static func value(of name: String, in graph: inout Graph) -> Value? {
    if let constant = constants[name] { return .formula(graph.constant(constant)) }
    switch name {
    case "xavier": return .distribution(.xavier)
    case "he": return .distribution(.he)
    default: return callable(name)
    }
  }

  /// What trains, declares or draws, and so has no place in a sentence.
  static func isForBlocksOnly(_ name: String) -> Bool {
    name == "train" || (Builtin.showing + Builtin.explaining + Builtin.exporting).contains { $0.name == name }
  }
}
