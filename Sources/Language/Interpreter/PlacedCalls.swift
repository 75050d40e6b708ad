import Source

extension Evaluator {
  /// A name that no author can write.
  private static let placeName = " place"

  /// A figure has no rows that could be bound later, so `confusion(p, label) on test` is read as
  /// `confusion(p on test, label on test)`, with one `test` for all. Nothing for other expressions.
  mutating func placed(
    _ body: Expression, _ place: Expression, _ combine: (Expression, Expression) -> Expression.Kind
  ) throws(Diagnostic) -> Value? {
    guard case .call(let callee, let arguments) = body.unwrapped.kind, case .name(let name) = callee.kind,
      case .builtin(let builtin)? = Vocabulary.callable(name), builtin.isPlaced
    else { return nil }
    if case .function? = names[name] { return nil }
    let outer = names[Self.placeName]
    names[Self.placeName] = try evaluate(place)
    defer { names[Self.placeName] = outer }
    let known = Expression(kind: .name(Self.placeName), span: place.span, source: place.source)
    var moved: [Argument] = []
    for argument in arguments {
      let value = argument.value
      let there = Expression(kind: combine(value, known), span: value.span, source: value.source)
      let stays = builtin.isUnplaced(argument) || isWithoutParameters(value, there)
      moved.append(stays ? argument : Argument(label: argument.label, value: there))
    }
    return try evaluate(Expression(kind: .call(callee, moved), span: body.span, source: body.source))
  }

  /// At a run, a label stays as it is: a formula that no run trains has no other value there.
  private func isWithoutParameters(_ value: Expression, _ there: Expression) -> Bool {
    guard case .atState = there.kind else { return false }
    var trial = self
    guard case .formula(let node)? = try? trial.evaluate(value) else { return false }
    return trial.state.graph.parameters(in: node).isEmpty
  }
}

extension Builtin {
  /// Whether an argument means the same wherever the figure's rows are: `size: [8, 8]`.
  fileprivate func isUnplaced(_ argument: Argument) -> Bool {
    guard case .name(let label) = argument.label else { return false }
    return named.contains { $0.name == label.name && !$0.isPlaced }
  }
}
