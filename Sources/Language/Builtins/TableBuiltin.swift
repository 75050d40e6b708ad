import Engine
import Source

extension Builtin {
  static let table = Builtin(
    name: "table", positional: [Parameter(name: "a", meaning: "a column of the table")], isRepeated: true,
    named: [
      Parameter(name: "total", meaning: "the heading of a column, or several in brackets, to sum", isOptional: true),
      Parameter(name: "digits", meaning: "significant digits", isOptional: true),
    ], takesLabels: true,
    documentation: "A table with a column for each argument, and a row for each row of the data.",
    example: "table(x1, x2, t, y, \"error²\": (t - y)^2, total: \"error²\")"
  ) { evaluator, call throws in
    if call.positional.count == 1, case .dataset(let dataset) = try evaluator.evaluate(call.expression(0)) {
      return .list(try evaluator.show(.dataset(dataset), of: call.expression(0)).map(Value.shown))
    }
    return .shown(.table(try TableBuilder(call, &evaluator).output))
  }
}

/// Makes the columns of a table equally long.
private struct TableBuilder {
  struct Entry {
    let label: Label
    let name: String
    let node: NodeID
    let value: Program.Value
    let classes: [String]?
  }

  let output: TableOutput

  init(_ call: Builtin.Call, _ evaluator: inout Evaluator) throws {
    var entries: [Entry] = []
    for argument in call.positional { entries.append(try Self.entry(argument, &evaluator)) }
    try Self.checkRows(entries, call, evaluator.state)
    let rowCount = Self.rowCount(entries)
    for (position, entry) in entries.enumerated() where entry.value.rows == nil {
      guard let length = entry.value.tensor.shape.axes.first, length != rowCount else { continue }
      throw Diagnostic(
        "\(entry.name) has \(length) entries, but the table has \(rowCount) rows",
        at: call.positional[position].value.span)
    }
    let shown = min(rowCount, 1000)
    output = TableOutput(
      columns: entries.map { Self.column($0, rows: shown) }, rowCount: rowCount,
      totals: try Self.totals(call, entries, &evaluator),
      digits: try call.named["digits"].map { argument in
        let digits = try evaluator.integer(argument.value, atLeast: 1)
        guard digits <= 17 else { throw Diagnostic("digits: is at most 17", at: argument.value.span) }
        return digits
      })
  }

  private static func entry(_ argument: Argument, _ evaluator: inout Evaluator) throws(Diagnostic) -> Entry {
    let expression = argument.value
    let node = try evaluator.formula(expression)
    let value = try evaluator.numbers(of: node, at: expression.span)
    let classes = evaluator.state.graph.classes(of: node)
    let label: Label
    var name = expression.source
    switch argument.label {
    case .text(let text, _): (label, name) = (.text(text), text)
    case .name(let identifier): (label, name) = (.text(identifier.name), identifier.name)
    case nil: label = .math(evaluator.label(of: node, expression))
    }
    return Entry(label: label, name: name, node: node, value: value, classes: classes)
  }

  private static func checkRows(_ entries: [Entry], _ call: Builtin.Call, _ state: State) throws(Diagnostic) {
    var first: (name: String, rows: DatasetID)?
    for (position, entry) in entries.enumerated() {
      guard let rows = entry.value.rows else { continue }
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
    for entry in entries where entry.value.rows != nil { return entry.value.tensor.shape.axes[0] }
    return entries.compactMap { $0.value.tensor.shape.axes.first }.first ?? 1
  }

  private static func column(_ entry: Entry, rows: Int) -> TableOutput.Column {
    let tensor = entry.value.tensor
    let cells: TableOutput.Cells
    if tensor.shape.isNumber {
      cells = .numbers(Array(repeating: tensor.elements[0], count: rows))
    } else if let classes = entry.classes {
      cells = .text(tensor.elements.prefix(rows).map { classes[Int($0) - 1] })
    } else if tensor.shape.rank == 1 {
      cells = .numbers(Array(tensor.elements.prefix(rows)))
    } else {
      cells = .tensors((0..<rows).map { tensor.slice($0) })
    }
    return TableOutput.Column(label: entry.label, name: entry.name, cells: cells)
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
    for (name, span) in wanted where !entries.contains(where: { $0.name == name }) {
      throw Diagnostic(
        "the table has no column \"\(name)\" to sum", at: span,
        hint: Suggestion.nearest(to: name, among: entries.map(\.name)).map { "did you mean \"\($0)\"?" })
    }
    var totals: [Double?] = []
    for entry in entries {
      let isSummed =
        wanted.contains { $0.0 == entry.name } && entry.value.tensor.shape.rank <= 1 && entry.classes == nil
      totals.append(isSummed ? try total(of: entry, at: argument.value.span, &evaluator) : nil)
    }
    return totals
  }

  /// The sum as the engine computes it, so that a total and a loss over the same rows are the same number.
  private static func total(of entry: Entry, at span: Span, _ evaluator: inout Evaluator) throws(Diagnostic) -> Double {
    if let number = entry.value.tensor.number, entry.value.rows == nil { return number }
    let sum = try evaluator.engine(span) { graph throws(EngineError) in
      guard let rows = graph[entry.node].rows else { return try graph.apply(.sumElements, [entry.node]) }
      return try graph.apply(.sumRows, [entry.node], .rows(rows))
    }
    return try evaluator.numbers(of: sum, at: span).tensor.elements[0]
  }
}
