import Engine
import Source

extension Evaluator {
  /// `d[2]`, `d[1..100]`, `d[[1, 5]]`, `d[label == 3]`, `d["Squared error"]`, `d["p1".."p64"]`
  mutating func rows(of dataset: DatasetID, _ whole: Expression, _ indices: [Expression]) throws(Diagnostic)
    -> Value
  {
    guard indices.count == 1 else {
      throw Diagnostic("a dataset has one index: a row or a column", at: indices[1].span)
    }
    let data = state.graph[dataset]
    func check(_ row: Int, _ span: Span) throws(Diagnostic) {
      guard row < 1 || row > data.count else { return }
      throw Diagnostic(
        "\(data.name) has \(data.count) rows, so there is no row \(row)", at: span,
        hint: row == 0 ? "rows count from 1" : nil)
    }
    switch try evaluate(indices[0]) {
    case .text(let name): return .formula(try column(name, of: dataset, isRow: false, at: indices[0].span))
    case .textRange(let first, let last):
      let columns = data.columns.map(\.name)
      guard let start = columns.firstIndex(of: first), let end = columns.firstIndex(of: last), start <= end else {
        throw Diagnostic("\(data.name) has no columns from \(first) to \(last)", at: indices[0].span)
      }
      return .formula(
        try engine(indices[0].span) { graph throws(EngineError) in
          try graph.columns(Array(columns[start...end]), of: dataset)
        })
    case .range(let low, let high):
      let rows = try Self.integers(low, high, indices[0])
      try check(rows[0], indices[0].span)
      try check(rows[rows.count - 1], indices[0].span)
      return .dataset(state.graph.add(data.rows(rows.map { $0 - 1 }, name: "\(data.name)[\(indices[0].source)]")))
    case .formula(let condition) where state.graph[condition].rows != nil:
      return .dataset(try rows(of: dataset, where: condition, indices[0]))
    case .formula(let places) where state.graph[places].shape.rank == 1:
      try checkIsSettled(places, indices[0])
      var rows: [Int] = []
      for number in try numbers(of: places, at: indices[0].span).tensor.elements {
        guard let row = Int(exactly: number) else {
          throw Diagnostic("\(Self.name(number)) is no row of \(data.name)", at: indices[0].span)
        }
        try check(row, indices[0].span)
        rows.append(row - 1)
      }
      return .dataset(state.graph.add(data.rows(rows, name: "\(data.name)[\(indices[0].source)]")))
    case let index:
      if case .formula(let number) = index { try checkIsSettled(number, indices[0]) }
      if case .binary(let sign, _, _) = indices[0].kind, sign.isComparison {
        throw Diagnostic(
          "\(indices[0].source) is the same at every row, so it selects no rows of \(data.name)", at: indices[0].span,
          hint: "a condition on rows has a column, such as \(data.columns.first?.name ?? "x")")
      }
      let row = try integer(indices[0])
      try check(row, indices[0].span)
      return .row(state.graph.add(data.rows([row - 1], name: "\(data.name)[\(row)]")))
    }
  }

  /// The rows at which a condition holds, with the parameters as they are now.
  private mutating func rows(of dataset: DatasetID, where condition: NodeID, _ expression: Expression)
    throws(Diagnostic) -> DatasetID
  {
    let data = state.graph[dataset]
    let bound = try engine(expression.span) { graph throws(EngineError) in try graph.bind(condition, rows: dataset) }
    try checkIsSettled(bound, expression)
    let truths = try numbers(of: bound, at: expression.span)
    guard truths.rows == dataset else {
      let other = truths.rows.map { "the rows of \(state.graph[$0].name)" } ?? "one value"
      throw Diagnostic("\(expression.source) has \(other), so it selects none of \(data.name)", at: expression.span)
    }
    guard truths.tensor.shape.rank == 1, truths.tensor.elements.allSatisfy({ $0 == 0 || $0 == 1 }) else {
      throw Diagnostic(
        "\(expression.source) is no condition, so it selects no rows of \(data.name)", at: expression.span,
        hint: "a condition is true or false at each row, such as \(expression.source) > 0")
    }
    let chosen = truths.tensor.elements.indices.filter { truths.tensor.elements[$0] == 1 }
    guard !chosen.isEmpty else {
      throw Diagnostic(
        "\(expression.source) holds at no row of \(data.name)", at: expression.span,
        hint: "sum(\(expression.source)) counts the rows at which it holds, and may be 0")
    }
    return state.graph.add(data.rows(chosen, name: "\(data.name)[\(expression.source)]"))
  }

  /// Rows are selected once, so what selects them must not wait for a value.
  private func checkIsSettled(_ index: NodeID, _ expression: Expression) throws(Diagnostic) {
    guard let program = try? state.graph.compile([index]), let variable = program.freeVariables.first,
      case .variable(let name) = state.graph[variable].kind
    else { return }
    throw Diagnostic(
      expression.source == name
        ? "\(name) has no value yet, so it selects no rows"
        : "\(expression.source) depends on \(name), which has no value yet, so it selects no rows", at: expression.span,
      hint: "rows are selected once, where the selection stands; write it with a number in place of \(name)")
  }
}
