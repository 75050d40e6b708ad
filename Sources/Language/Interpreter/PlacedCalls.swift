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
      case .builtin(let builtin)? = Vocabulary.callable(name)
    else { return nil }
    if case .atState = combine(body, place) {
      guard builtin.isPlaced || builtin.takesStates else { return nil }
    } else {
      guard builtin.isPlaced else { return nil }
    }
    if case .function? = names[name] { return nil }
    let outer = names[Self.placeName]
    names[Self.placeName] = try evaluate(place)
    defer { names[Self.placeName] = outer }
    let known = Expression(kind: .name(Self.placeName), span: place.span, source: place.source)
    let introduced = arguments.compactMap { builtin.introduced(by: $0) }
    // A run's state would take the place of a parameter that a range moves.
    if case .atState = combine(body, place), introduced.contains(where: { isParameter($0.name) }) { return nil }
    var moved: [Argument] = []
    for argument in arguments {
      guard builtin.introduced(by: argument) == nil else {
        moved.append(argument)
        continue
      }
      let value = formulaOfFunction(argument.value, introduced)
      let there = Expression(kind: combine(value, known), span: value.span, source: value.source)
      let stays = builtin.isUnplaced(argument) || isWithoutParameters(value, there, introduced)
      moved.append(stays ? argument : Argument(label: argument.label, value: there))
    }
    return try evaluate(Expression(kind: .call(callee, moved), span: body.span, source: body.source))
  }

  /// At a run, a label stays as it is: a formula that no run trains has no other value there.
  private func isWithoutParameters(_ value: Expression, _ there: Expression, _ introduced: [Identifier]) -> Bool {
    guard case .atState = there.kind else { return false }
    var trial = self
    for name in introduced { trial.names[name.name] = .formula(trial.introduce(name).node) }
    guard case .formula(let node)? = try? trial.evaluate(value) else { return false }
    return trial.state.graph.parameters(in: node).isEmpty
  }

  private func isParameter(_ name: String) -> Bool {
    guard case .formula(let node)? = names[name] else { return false }
    return if case .parameter = state.graph[node].kind { true } else { false }
  }

  /// A function of the names that ranges bring in, such as `f` in `plot(f, x: 0..1)`, as the formula `f(x)`, which has
  /// parameters that can be replaced.
  private func formulaOfFunction(_ value: Expression, _ introduced: [Identifier]) -> Expression {
    guard !introduced.isEmpty, case .name = value.kind else { return value }
    var trial = self
    guard case .function(let function)? = try? trial.evaluate(value), function.parameters.count == introduced.count
    else { return value }
    let named = function.parameters.compactMap { name in introduced.first { $0.name == name } }
    let arguments = (named.count == introduced.count ? named : introduced).map { name in
      Argument(label: nil, value: Expression(kind: .name(name.name), span: value.span, source: name.name))
    }
    return Expression(kind: .call(value, arguments), span: value.span, source: value.source)
  }
}

extension Builtin {
  /// Whether an argument means the same wherever the figure's rows are: `size: [8, 8]`.
  fileprivate func isUnplaced(_ argument: Argument) -> Bool {
    guard case .name(let label) = argument.label else { return false }
    return named.contains { $0.name == label.name && !$0.isPlaced }
  }

  /// The name that an argument brings in, as `x: 0..1` does.
  fileprivate func introduced(by argument: Argument) -> Identifier? {
    guard bringsInNames, case .name(let label) = argument.label else { return nil }
    let isOwn =
      named.contains { $0.name == label.name } || !isRepeated && positional.contains { $0.name == label.name }
    return isOwn ? nil : label
  }
}
