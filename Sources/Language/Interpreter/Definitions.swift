import Engine
import Source

/// What a notebook has at its end, for others to start from.
public struct Definitions: Sendable {
  private let state: State

  fileprivate init(_ state: State) { self.state = state }

  /// The names, in their order.
  public var names: [String] { Set(state.names.keys).union(state.lost.keys).union(state.tables.keys).sorted() }

  /// Tells these from what the notebook defined before it was changed.
  var digest: String { state.origins.digest }

  /// The state of a notebook that has nothing yet but starts with these. Its random numbers, its tables and its files
  /// are its own.
  ///
  /// - Parameter address: how the notebook names the other one.
  func start(of own: State, from address: String) -> State {
    var start = State(seed: own.seed, digits: own.digits, prose: own.prose, surroundings: own.surroundings)
    start.graph = state.graph
    start.names = state.names.mapValues { $0.used(from: address) }
    start.parameterValues = state.parameterValues
    start.declarations = state.declarations
    start.tables = state.tables
    start.draws = state.draws
    start.namedDatasets = state.namedDatasets
    start.lost = own.lost
    start.origins = state.origins
    start.trainingReuse = state.trainingReuse
    start.used = address
    for table in state.prose { start.origins.define(table.name, as: Origin(digest: table.digest, parameters: [])) }
    for table in own.prose {
      start.tables[table.name] = nil
      start.origins.forget(table.name)
      if case .dataset? = start.names[table.name] { start.names[table.name] = nil }
    }
    return start
  }
}

extension Interpreter {
  /// What the notebook has now; each of its tables is a dataset for others.
  public var definitions: Definitions {
    var evaluator = Evaluator(state: state)
    let end = Span(line: .max, column: 1)
    for table in state.prose {
      // A table that is none is an error only where it is used.
      _ = try? evaluator.proseTable(table.name, at: end)
    }
    return Definitions(evaluator.state)
  }
}

/// Why a notebook cannot be used, in words.
public struct UseFailure: Error, Sendable {
  public let message: String
  public let hint: String?
  /// The names that are missing for that reason.
  public let names: [String]

  public init(_ message: String, hint: String? = nil, names: [String] = []) {
    self.message = message
    self.hint = hint
    self.names = names
  }
}

/// Gives what another notebook defines, by its address relative to the notebook.
public typealias UsedNotebooks = @Sendable (String) -> Result<Definitions, UseFailure>

/// Where there are no other notebooks.
public let noUsedNotebooks: UsedNotebooks = { _ in .failure(UseFailure("there are no other notebooks here")) }

extension Parser {
  /// Whether the code has the name of something that reads a file.
  public static func mayReadFiles(_ code: String) -> Bool {
    Vocabulary.builtins.contains { $0.readsFiles && code.contains($0.name) }
  }

  /// The addresses of the notebooks that a block uses, in order.
  public static func usedNotebooks(in code: [CodeLine]) -> [String] {
    // Most blocks use none, and need not be read for it.
    guard code.contains(where: { $0.text.contains("use") && $0.text.contains("\"") }) else { return [] }
    return block(code).statements.compactMap { statement in
      if case .use(let expression) = statement.kind, case .text(let address) = expression.kind { address } else { nil }
    }
  }
}

extension Evaluator {
  /// `use "other.md"`
  mutating func use(notebook address: String, at span: Span) throws(Diagnostic) {
    if let used = state.used {
      throw Diagnostic(
        "a notebook uses one other, and this one uses \(used) already", at: span,
        hint: used == address ? "leave this line out" : "let one of the two use the other, and use that one here")
    }
    if let name = (Array(state.names.keys) + Array(state.tables.keys)).min() {
      throw Diagnostic(
        "the definitions of \(address) come before all others, but \(name) is defined already", at: span,
        hint: "write the line at the top of the notebook's first block")
    }
    switch state.surroundings.notebooks(address) {
    case .success(let definitions):
      state = definitions.start(of: state, from: address)
      names = state.names
    case .failure(let failure): throw Diagnostic(failure.message, at: span, hint: failure.hint)
    }
  }

  /// The error of a function of another notebook, told where it is called: its own place is in the other file.
  static func moved(_ error: Diagnostic, from origin: String, _ function: Function, to span: Span) -> Diagnostic {
    Diagnostic("\(function.title) of \(origin): \(error.message)", at: span, hint: error.hint, severity: error.severity)
  }
}

extension Value {
  /// The value in a notebook that uses the one it is from.
  fileprivate func used(from address: String) -> Value {
    switch self {
    case .function(let function): .function(function.used(from: address))
    case .list(let values): .list(values.map { $0.used(from: address) })
    case .formula, .gradient, .dataset, .row, .run, .state, .series, .range, .textRange, .text, .optimizer, .schedule,
      .distribution, .builtin, .shown:
      self
    }
  }
}

extension Function {
  fileprivate func used(from address: String) -> Function {
    var function = self
    switch kind {
    case .authored: function.origin = origin ?? address
    case .operation: break
    case .derivative(let base, let positions): function.kind = .derivative(base.used(from: address), by: positions)
    case .gradient(let base): function.kind = .gradient(base.used(from: address))
    }
    return function
  }
}
