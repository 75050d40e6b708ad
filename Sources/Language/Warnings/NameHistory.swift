import Source

/// Which definition each name means at each place of a notebook, and which definitions nothing speaks of.
struct NameHistory {
  struct Definition {
    enum Kind: Equatable {
      case formula, function, parameter
      /// One of several that a statement gives names to, counted from 0 within the notebook.
      case part(of: Int)
      /// A training moves parameters, so that it does something even where nobody speaks of its run.
      case training
    }

    let identifier: Identifier
    let kind: Kind
    /// The definitions that it is built from directly.
    let sources: Set<Int>
    var isUsed = false
    /// The definition of the same name that came after it.
    var successor: Int?

    /// Names that start with _ are there to be ignored.
    var isExempt: Bool { kind == .training || identifier.name.hasPrefix("_") }
  }

  private(set) var definitions: [Definition] = []
  /// What the statements speak of that train or differentiate, directly.
  private(set) var movedSources: Set<Int> = []
  private(set) var trainsSomething = false
  private var current: [String: Int] = [:]

  init(_ outline: NotebookOutline) {
    for (position, step) in outline.steps.enumerated() {
      switch step {
      case .words(let words): use(words)
      case .statement(let statement): read(statement, position)
      }
    }
  }

  private mutating func use(_ words: Set<String>) {
    for word in words { if let definition = current[word] { definitions[definition].isUsed = true } }
  }

  private mutating func read(_ statement: Statement, _ position: Int) {
    let words = statement.words
    use(words)
    let sources = Set(words.compactMap { current[$0] })
    let trains = statement.expressions.contains { $0.calls("train") }
    if trains { trainsSomething = true }
    if trains || statement.expressions.contains(where: \.asksForChange) { movedSources.formUnion(sources) }
    for (name, kind) in statement.definitions(position) {
      if let earlier = current[name.name] { definitions[earlier].successor = definitions.count }
      current[name.name] = definitions.count
      definitions.append(
        Definition(identifier: name, kind: trains ? .training : kind, sources: sources))
    }
  }

  /// The definitions that some others are built from, themselves among them.
  func closure(of roots: Set<Int>) -> Set<Int> {
    var reached = roots
    var pending = Array(roots)
    while let next = pending.popLast() {
      for source in definitions[next].sources where reached.insert(source).inserted { pending.append(source) }
    }
    return reached
  }
}

extension Statement {
  fileprivate func definitions(_ position: Int) -> [(Identifier, NameHistory.Definition.Kind)] {
    switch kind {
    case .definition(let name, _): [(name, .formula)]
    case .function(let name, _, _): [(name, .function)]
    case .destructuring(let names, _): names.map { ($0, .part(of: position)) }
    case .parameters(let declarations): declarations.map { ($0.name, .parameter) }
    case .use, .check, .trend, .expression: []
    }
  }
}

extension Expression {
  /// Whether something in it asks how a value changes with a parameter, or sets one.
  fileprivate var asksForChange: Bool {
    all.contains { part in
      switch part.kind {
      case .partial, .gradient, .prime, .at, .atState: true
      case .call(let callee, let arguments):
        if case .name(let name) = callee.kind, Self.changing.contains(name) {
          true
        } else {
          arguments.contains { if case .name? = $0.label { true } else { false } }
        }
      default: false
      }
    }
  }

  /// Functions that differentiate, draw what is trained, or write the training down.
  private static let changing: Set<String> = [
    "diff", "grad", "explain", "explore", "gradients", "network", "pytorch", "contour", "surface", "boundary",
  ]
}
