import Engine
import Source

extension Builtin {
  static let table = Builtin(
    name: "table", positional: [Parameter(name: "a", meaning: "a column of the table")], isRepeated: true,
    named: [
      Parameter(name: "total", meaning: "the heading of a column, or several in brackets, to sum", isOptional: true),
      Parameter(name: "digits", meaning: "significant digits", isOptional: true),
      Parameter(name: "rows", meaning: "how many rows are shown, or \"all\"; ten without it", isOptional: true),
    ], takesLabels: true,
    documentation:
      "A table with a column for each argument, and a row for each row of the data, or for each entry of vectors and of texts in brackets. It shows ten rows, or as many as rows: says.",
    example: "table(x1, x2, t, y, \"error²\": (t - y)^2, total: \"error²\")"
  ) { evaluator, call throws in
    if call.positional.count == 1, case .dataset(let dataset) = try evaluator.evaluate(call.expression(0)) {
      let rows = evaluator.state.graph[dataset].count
      guard let shown = try TableBuilder.shownRows(call, of: rows, &evaluator) else {
        return .list(try evaluator.show(.dataset(dataset), of: call.expression(0)).map(Value.shown))
      }
      return .shown(.table(evaluator.table(of: evaluator.state.graph[dataset], rows: shown)))
    }
    return .shown(.table(try TableBuilder(call, &evaluator).output))
  }
}

extension Evaluator {
  /// Whether a name that was evaluated is a dataset, perhaps a table of the prose.
  fileprivate func isDataset(_ name: String) -> Bool {
    guard let value = names[name] else { return state.tables[name] != nil }
    return if case .dataset = value { true } else { false }
  }
}

/// Makes the columns of a table equally long.
private struct TableBuilder {
  /// What a column is made of.
  enum Content {
    case formula(NodeID, Program.Value, classes: [String]?)
    case texts([String])
  }

  struct Entry {
    let label: Label
    let name: String
    /// What the author wrote for it.
    let source: String
    let content: Content

    /// The dataset whose rows the column has, if any.
    var rows: DatasetID? { if case .formula(_, let value, _) = content { value.rows } else { nil } }

    /// How many entries the column has, unless one number stands for any.
    var length: Int? {
      switch content {
      case .formula(_, let value, _): value.tensor.shape.axes.first
      case .texts(let texts): texts.count
      }
    }
  }

  let output: TableOutput

  /// The most rows that a table has the numbers of.
  private static let mostRows = 1000

  init(_ call: Builtin.Call, _ evaluator: inout Evaluator) throws {
    var entries: [Entry] = []
    for argument in call.positional { entries.append(try Self.entry(argument, &evaluator)) }
    try Self.checkRows(entries, call, evaluator.state)
    let rowCount = Self.rowCount(entries)
    for (position, entry) in entries.enumerated() where entry.rows == nil {
      guard let length = entry.length, length != rowCount else { continue }
      throw Diagnostic(
        "\(entry.name) has \(length) entries, but the table has \(rowCount) rows",
        at: call.positional[position].value.span)
    }
    let asked = try Self.shownRows(call, of: rowCount, &evaluator)
    let shown = min(rowCount, Self.mostRows)
    entries = Self.headed(entries, call, evaluator)
    output = TableOutput(
      columns: entries.map { Self.column($0, rows: shown) }, rowCount: rowCount,
      totals: try Self.totals(call, entries, &evaluator),
      digits: try call.named["digits"].map { argument in
        let digits = try evaluator.integer(argument.value, atLeast: 1)
        guard digits <= 17 else { throw Diagnostic("digits: is at most 17", at: argument.value.span) }
        return digits
      }, shownRows: asked)
  }

  /// What `rows:` asks for.
  static func shownRows(_ call: Builtin.Call, of count: Int, _ evaluator: inout Evaluator) throws(Diagnostic) -> Int? {
    guard let expression = call.named["rows"]?.value else { return nil }
    if case .text(let text) = try evaluator.evaluate(expression) {
      guard text == "all" else {
        throw Diagnostic("rows: is a number or \"all\", not \"\(text)\"", at: expression.span)
      }
      guard count <= mostRows else {
        throw Diagnostic(
          "the table has \(count) rows, and at most \(mostRows) can be shown", at: expression.span,
          hint: "write rows: \(mostRows)")
      }
      return count
    }
    let rows = try evaluator.integer(expression, atLeast: 1)
    guard rows <= mostRows else { throw Diagnostic("rows: is at most \(mostRows)", at: expression.span) }
    return rows
  }

  /// A column `d.name` is headed by its name alone, unless another column has that heading. All rows of a table are those
  /// of one dataset, so nothing is lost.
  private static func headed(_ entries: [Entry], _ call: Builtin.Call, _ evaluator: Evaluator) -> [Entry] {
    let short = zip(entries, call.positional).map { entry, argument -> String? in
      guard argument.label == nil, entry.rows != nil, case .member(let whole, let member) = argument.value.kind,
        case .name(let name) = whole.kind, evaluator.isDataset(name)
      else { return nil }
      return member.name
    }
    return entries.indices.map { index in
      guard let name = short[index],
        !entries.indices.contains(where: { $0 != index && (short[$0] ?? entries[$0].name) == name })
      else { return entries[index] }
      let entry = entries[index]
      return Entry(label: .math(Evaluator.symbol(name)), name: name, source: entry.source, content: entry.content)
    }
  }

  private static func entry(_ argument: Argument, _ evaluator: inout Evaluator) throws(Diagnostic) -> Entry {
    let expression = argument.value
    let content: Content
    var math = Math.text(expression.source)
    let evaluated = try evaluator.evaluate(expression)
    if let texts = texts(evaluated) {
      content = .texts(texts)
    } else {
      let node = try evaluator.formula(evaluated, of: expression)
      let value = try evaluator.numbers(of: node, at: expression.span)
      content = .formula(node, value, classes: evaluator.state.graph.classes(of: node))
      math = evaluator.label(of: node, expression)
    }
    switch argument.label {
    case .text(let text, _): return Entry(label: .text(text), name: text, source: text, content: content)
    case .name(let identifier):
      return Entry(label: .text(identifier.name), name: identifier.name, source: identifier.name, content: content)
    case nil: return Entry(label: .math(math), name: expression.source, source: expression.source, content: content)
    }
  }

  /// What brackets of texts say, a row each.
  private static func texts(_ value: Value) -> [String]? {
    guard case .list(let values) = value else { return nil }
    let texts = values.compactMap { value in if case .text(let text) = value { text } else { nil } }
    return texts.count == values.count ? texts : nil
  }

  private static func checkRows(_ entries: [Entry], _ call: Builtin.Call, _ state: State) throws(Diagnostic) {
    var first: (name: String, rows: DatasetID)?
    for (position, entry) in entries.enumerated() {
      guard let rows = entry.rows else { continue }
      if let first, first.rows != rows {
        throw Diagnostic(
          state.graph.mixedRows(first.name, first.rows, entry.name, rows), at: call.positional[position].value.span,
          hint: "write \(first.name) on \(state.graph[rows].name)")
      }
      first = (entry.name, rows)
    }
  }

  /// The rows of the data, else the length of the first vector, else one row.
  private static func rowCount(_ entries: [Entry]) -> Int {
    for entry in entries where entry.rows != nil { if let length = entry.length { return length } }
    return entries.compactMap(\.length).first ?? 1
  }

  private static func column(_ entry: Entry, rows: Int) -> TableOutput.Column {
    TableOutput.Column(label: entry.label, name: entry.name, cells: cells(entry.content, rows: rows))
  }

  private static func cells(_ content: Content, rows: Int) -> TableOutput.Cells {
    switch content {
    case .texts(let texts): return .text(Array(texts.prefix(rows)))
    case .formula(_, let value, let classes):
      let tensor = value.tensor
      if tensor.shape.isNumber { return .numbers(Array(repeating: tensor.elements[0], count: rows)) }
      if let classes { return .text(tensor.elements.prefix(rows).map { classes[Int($0) - 1] }) }
      if tensor.shape.rank == 1 { return .numbers(Array(tensor.elements.prefix(rows))) }
      return .tensors((0..<rows).map { tensor.slice($0) })
    }
  }

  private static func totals(_ call: Builtin.Call, _ entries: [Entry], _ evaluator: inout Evaluator) throws(Diagnostic)
    -> [Double?]?
  {
    guard let argument = call.named["total"] else { return nil }
    var wanted: [(String, Span)] = []
    switch argument.value.kind {
    case .brackets(let parts): for part in parts { wanted.append((try evaluator.text(part), part.span)) }
    default: wanted.append((try evaluator.text(argument.value), argument.value.span))
    }
    for (name, span) in wanted where !entries.contains(where: { $0.name == name || $0.source == name }) {
      throw Diagnostic(
        "the table has no column \"\(name)\" to sum", at: span,
        hint: Suggestion.nearest(to: name, among: entries.map(\.name)).map { "did you mean \"\($0)\"?" })
    }
    var totals: [Double?] = []
    for entry in entries {
      let isWanted = wanted.contains { $0.0 == entry.name || $0.0 == entry.source }
      totals.append(isWanted ? try total(of: entry, at: argument.value.span, &evaluator) : nil)
    }
    return totals
  }

  /// The sum as the engine computes it, so that a total and a loss over the same rows are the same number. Texts and
  /// arrays have none.
  private static func total(of entry: Entry, at span: Span, _ evaluator: inout Evaluator) throws(Diagnostic) -> Double?
  {
    guard case .formula(let node, let value, classes: nil) = entry.content, value.tensor.shape.rank <= 1 else {
      return nil
    }
    if let number = value.tensor.number, value.rows == nil { return number }
    let sum = try evaluator.engine(span) { graph throws(EngineError) in
      guard let rows = graph[node].rows else { return try graph.apply(.sumElements, [node]) }
      return try graph.apply(.sumRows, [node], .rows(rows))
    }
    return try evaluator.numbers(of: sum, at: span).tensor.elements[0]
  }
}
