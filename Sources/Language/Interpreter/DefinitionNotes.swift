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
      guard let place = state.places[name], place.start.line != span.start.line, isOwn(name) else { return nil }
      return Diagnostic.Note(words(for: name), at: place)
    }
    return Array(notes.prefix(3))
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
      return "\(name) is a column of \(state.graph[rows].name), used here"
    }
    return "\(name) was defined here"
  }
}
