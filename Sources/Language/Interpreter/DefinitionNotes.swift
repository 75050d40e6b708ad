import Source

extension Evaluator {
  /// Where the names in expressions were defined, as notes to a message about `span`. Names of other notebooks have no
  /// place here, and those of the same line need none.
  func definitions(of expressions: [Expression], _ span: Span) -> [Diagnostic.Note] {
    // Inside a function a name may be an argument.
    guard callDepth == 0 else { return [] }
    var seen: Set<String> = []
    let names = expressions.flatMap(\.mentions).map(\.name).filter { seen.insert($0).inserted }
    let notes = names.compactMap { name -> Diagnostic.Note? in
      if case .dataset? = self.names[name], let table = state.prose.first(where: { $0.name == name }) {
        return Diagnostic.Note("the table \(name) is here", at: table.span)
      }
      guard let place = state.places[name], place.start.line != span.start.line, isOwn(name) else { return nil }
      return Diagnostic.Note(words(for: name), at: place)
    }
    return Array(notes.prefix(3))
  }

  /// An error of a statement with the places of what it speaks of: of the names that stand where it is and in its words.
  func explained(_ error: Diagnostic, in statement: Statement) -> Diagnostic {
    guard error.notes.isEmpty, let span = error.span else { return error }
    let letters = Set(error.message.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    let spoken = statement.expressions.flatMap(\.all).filter { part in
      guard case .name(let name) = part.kind else { return false }
      return letters.contains(name) && span.start <= part.span.start && part.span.end <= span.end
    }
    var explained = error
    explained.notes = definitions(of: spoken, span)
    return explained
  }

  /// Whether the name in force here is the notebook's, not one that an expression brought in.
  private func isOwn(_ name: String) -> Bool {
    switch (names[name], state.names[name]) {
    case (.formula(let node)?, .formula(let own)?): node == own
    case (nil, _), (_, nil): false
    default: true
    }
  }

  private func words(for name: String) -> String {
    if case .formula(let node)? = names[name], case .column = state.graph[node].kind,
      let rows = state.graph[node].rows
    {
      return "\(name) comes from \(state.graph[rows].name) here"
    }
    return "\(name) was defined here"
  }
}
