import Source

/// The code of a whole notebook, all of which can be read, as far as warnings need it: what each statement defines, and
/// what it speaks of.
public struct NotebookOutline: Sendable {
  /// A piece of the notebook's code, in the order in which it is run.
  public enum Part: Sendable {
    /// A block; one that is there to show an error defines nothing.
    case block([CodeLine], fails: Bool)
    /// An expression of the prose or of a caption.
    case expression([CodeLine])
  }

  /// A statement, or words of code that is no statement of the notebook.
  enum Step: Sendable {
    case statement(Statement)
    case words(Set<String>)
  }

  let steps: [Step]
  let tables: [ProseTable]

  public init(_ parts: [Part], tables: [ProseTable]) {
    self.tables = tables
    steps = parts.flatMap { part -> [Step] in
      switch part {
      case .expression(let code): return [.words(Self.words(of: code))]
      case .block(let code, fails: true): return [.words(Self.words(of: code))]
      case .block(let code, fails: false): return Parser.block(code).statements.map(Step.statement)
      }
    }
  }

  private static func words(of code: [CodeLine]) -> Set<String> {
    Set(
      Parser.tokens(code).compactMap { token in
        if case .name(let name) = token.kind { name } else { nil }
      })
  }

  /// Every warning, in the order of the rules.
  ///
  /// - Parameter isUsed: whether other notebooks start from what this one defines. It is asked only where there is
  ///   something to be told that does not hold then.
  public func warnings(isUsed: () -> Bool) -> [Diagnostic] {
    let found = WarningRule.all.map { (rule: $0, warnings: $0.find(self)) }
    let isOpen = found.contains { $0.rule.isOfUnused && !$0.warnings.isEmpty }
    let isUsed = isOpen && isUsed()
    return found.flatMap { isUsed && $0.rule.isOfUnused ? [] : $0.warnings }
  }

  var statements: [Statement] {
    steps.compactMap { step in
      if case .statement(let statement) = step { statement } else { nil }
    }
  }

  /// Every name that is spoken of anywhere.
  var allWords: Set<String> {
    steps.reduce(into: []) { words, step in
      switch step {
      case .statement(let statement): words.formUnion(statement.words)
      case .words(let more): words.formUnion(more)
      }
    }
  }
}

extension Statement {
  /// The names that its expressions speak of in any way: also as members, as arguments' names, as what is replaced. What
  /// a function's arguments are called is its own.
  var words: Set<String> {
    let own: Set<String> =
      if case .function(_, let parameters, _) = kind { Set(parameters.map(\.name)) } else { [] }
    return Set(expressions.flatMap(\.words)).subtracting(own)
  }
}

extension Expression {
  var words: [String] {
    all.flatMap { expression -> [String] in
      switch expression.kind {
      case .name(let name): [name]
      case .member(_, let member): [member.name]
      case .call(_, let arguments):
        arguments.compactMap { if case .name(let label)? = $0.label { label.name } else { nil } }
      default: []
      }
    }
  }
}
