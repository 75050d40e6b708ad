import Engine
import Source

extension Evaluator {
  /// Runs one statement and gives what it shows; notes where what it defines and trains comes from.
  mutating func run(_ statement: Statement) throws(Diagnostic) -> [Output] {
    let origin = state.origin(of: [statement])
    let values = state.parameterValues
    names = state.names
    callCount = 0
    layers = []
    definedNames = []
    reads = []
    try look(at: statement.span)
    let shown = try perform(statement)
    trace(origin, before: values)
    return shown
  }

  private mutating func perform(_ statement: Statement) throws(Diagnostic) -> [Output] {
    switch statement.kind {
    case .definition(let name, let expression):
      let value = try evaluate(expression)
      define(name, as: try named(value, name))
      try nameLayers(name)
      return []
    case .destructuring(let targets, let expression):
      guard case .list(let values) = try evaluate(expression), values.count == targets.count else {
        throw Diagnostic(
          "\(expression.source) does not give \(targets.count) values", at: expression.span)
      }
      for (target, value) in zip(targets, values) { define(target, as: try named(value, target)) }
      try nameLayers(targets[0])
      return []
    case .function(let name, let parameters, let body):
      try checkFunction(name, parameters, body)
      define(
        name,
        as: .function(
          Function(name: name.name, parameters: parameters.map(\.name), kind: .authored(body, names: names))))
      return []
    case .parameters(let declarations):
      for declaration in declarations { try declare(declaration) }
      return []
    case .use(let expression):
      try use(expression)
      return []
    case .check(let claim, let tolerance): return [.check(try check(claim, within: tolerance))]
    case .trend(let series, let trend, let run): return [.check(try check(series, trend, over: run, statement))]
    case .expression(let expression):
      try checkEquality(expression)
      let shown = try show(evaluate(expression), of: expression)
      try refuseUnnamedLayers(expression)
      return shown
    }
  }

  mutating func define(_ name: Identifier, as value: Value) {
    // What belonged to a layer of this name is gone with it.
    for member in state.names.keys where member.hasPrefix(name.name + ".") { state.names[member] = nil }
    state.names[name.name] = value
    state.places[name.name] = name.span
    definedNames.append(name.name)
    state.lost[name.name] = nil
    names = state.names
  }

  /// A formula becomes a definition, so that a derivative by its name is possible; a run remembers its name.
  private mutating func named(_ value: Value, _ name: Identifier) throws(Diagnostic) -> Value {
    switch value {
    case .formula(let node): return .formula(state.graph.definition(name.name, node))
    case .series(let series): return .series(SeriesValue(name: name.name, epochs: series.epochs, values: series.values))
    case .run(let run): return .run(run.labelled(name.name))
    case .list(let values):
      return .list(
        values.enumerated().map { position, value in
          if case .run(let run) = value { .run(run.labelled("\(name.name)[\(position + 1)]")) } else { value }
        })
    case .dataset(let dataset):
      // The first name that it is given; the tables of the prose have theirs.
      if !state.tables.values.contains(dataset), state.namedDatasets.insert(dataset).inserted {
        state.graph.name(dataset, name.name)
      }
      return value
    case .function(let function) where !function.isAuthored: return .function(function)
    case .shown:
      throw Diagnostic(
        "a table or figure is shown, not named", at: name.span, hint: "leave \"\(name.name) =\" out")
    default: return value
    }
  }

  private func checkFunction(_ name: Identifier, _ parameters: [Identifier], _ body: Expression) throws(Diagnostic) {
    var seen: Set<String> = []
    for parameter in parameters where !seen.insert(parameter.name).inserted {
      throw Diagnostic("\(name.name) has two arguments \(parameter.name)", at: parameter.span)
    }
    guard !body.calls(name.name) || parameters.contains(where: { $0.name == name.name }) else {
      throw Diagnostic("\(name.name) cannot call itself", at: body.span)
    }
    let known = Set(parameters.map(\.name))
    for (word, span) in body.mentions where !known.contains(word) {
      guard names[word] == nil, Vocabulary.callable(word) == nil, !Vocabulary.isKnown(word),
        !state.prose.contains(where: { $0.name == word }), !body.introduces(word)
      else { continue }
      throw unknownName(word, at: span)
    }
  }

  // MARK: Parameters

  private mutating func declare(_ declaration: ParameterDeclaration) throws(Diagnostic) {
    let name = declaration.name.name
    var shape: Shape?
    if let lengths = declaration.shape {
      var axes: [Int] = []
      for length in lengths { axes.append(try integer(length, atLeast: 1)) }
      guard axes.reduce(1.0, { $0 * Double($1) }) <= 100_000_000 else {
        throw Diagnostic("\(name) would have more than 100 million numbers", at: declaration.name.span)
      }
      shape = Shape(axes)
    }
    let initial: Tensor
    var draw: Draw?
    switch declaration.first {
    case .value(let expression): initial = try first(expression, shape, of: name)
    case .random(let expression):
      guard case .distribution(let distribution) = try evaluate(expression) else {
        throw Diagnostic(
          "\(expression.source) is not a distribution", at: expression.span,
          hint: "after ~ stands normal(0, 1), uniform(-1, 1), xavier or he")
      }
      let drawn = Draw(
        distribution: distribution, shape: shape ?? .number, fan: .init(of: shape ?? .number), name: name,
        occurrence: state.declarations[name] ?? 0)
      initial = drawn.tensor(seed: state.seed)
      draw = drawn
    }
    state.declarations[name, default: 0] += 1
    let node = state.graph.parameter(name, initial: initial)
    state.parameterValues.append(initial)
    if case .parameter(let id) = state.graph[node].kind { state.draws[id] = draw }
    define(declaration.name, as: .formula(node))
  }

  private mutating func first(_ expression: Expression, _ shape: Shape?, of name: String) throws(Diagnostic) -> Tensor {
    let node = try formula(expression)
    let value = try numbers(of: node, at: expression.span)
    guard value.rows == nil else {
      throw Diagnostic(
        "the first value of \(name) has a value per row", at: expression.span, hint: "a param is the same for all rows")
    }
    guard let shape, shape != value.tensor.shape else { return value.tensor }
    guard let number = value.tensor.number, value.tensor.shape.isNumber else {
      throw Diagnostic(
        "\(name) is declared as \(shape.phrase), but its first value is \(value.tensor.shape.phrase)",
        at: expression.span)
    }
    return Tensor(repeating: number, shape: shape)
  }

  // MARK: Datasets

  private mutating func use(_ expression: Expression) throws(Diagnostic) {
    if case .text(let address) = expression.kind { return try use(notebook: address, at: expression.span) }
    let value: Value
    if case .name(let name) = expression.kind, names[name] == nil, try proseTable(name, at: expression.span) == nil {
      throw unknownTable(name, at: expression.span)
    } else {
      value = try evaluate(expression)
    }
    guard case .dataset(let dataset) = value else {
      throw Diagnostic("use takes a dataset, but \(expression.source) is \(value.kindName)", at: expression.span)
    }
    let columns = state.graph[dataset].columns.map(\.name)
    for column in columns where !column.contains(where: { $0 == " " }) {
      let node = try engine(expression.span) { graph throws(EngineError) in try graph.column(column, of: dataset) }
      define(Identifier(name: column, span: expression.span), as: .formula(node))
    }
    if case .name(let name) = expression.kind { define(Identifier(name: name, span: expression.span), as: value) }
  }

  private func unknownTable(_ name: String, at span: Span) -> Diagnostic {
    if let loss = state.lost[name] { return loss.diagnostic(name, at: span) }
    let tables = state.prose.map(\.name)
    let nearest = Suggestion.nearest(to: name, among: tables)
    let hint =
      nearest.map { "did you mean \($0)?" }
      ?? (tables.isEmpty
        ? "write <!-- table: \(name) --> on the line before a table of the prose"
        : "the tables are \(tables.joined(separator: ", "))")
    return Diagnostic("there is no dataset \(name)", at: span, hint: hint)
  }
}

extension Function {
  fileprivate var isAuthored: Bool { if case .authored = kind { true } else { false } }
}
