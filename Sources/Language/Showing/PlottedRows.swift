import Engine
import Figures
import Source

extension Evaluator {
  /// Rows of data as points of a plot: to the right the variable, which is a column of theirs, upwards a number per row.
  /// Brackets hold several.
  ///
  /// - Parameter range: what the plot shows of the variable. Rows beyond are left out.
  mutating func plottedRows(
    _ expression: Expression, of variable: IntroducedName, in range: ClosedRange<Double>
  ) throws(Diagnostic) -> [LineChart.Series] {
    if case .brackets(let entries) = expression.kind {
      var all: [LineChart.Series] = []
      for entry in entries { all += try plottedRows(entry, of: variable, in: range) }
      return all
    }
    let node = try formula(expression)
    try checkNumeric(state.graph.unbound(node), expression)
    let value = try numbers(of: node, at: expression.span)
    guard let rows = value.rows, value.tensor.shape.rank == 1 else {
      throw Diagnostic(
        "points: takes a number per row, but \(expression.source) is \(state.graph[node].shape.phrase) "
          + (value.rows == nil ? "without rows" : "per row"), at: expression.span,
        hint: "for example points: t, where t is a column")
    }
    let data = state.graph[rows]
    guard let column = data.column(variable.name), column.shape.isNumber, column.classes == nil else {
      throw Diagnostic(
        "\(data.name) has no numbers \(variable.name), so its rows have no places here", at: expression.span,
        hint: "the variable of the plot must be a column of theirs")
    }
    let shown = column.values.indices.filter { range.contains(column.values[$0]) }
    return [
      LineChart.Series(
        name: label(expression), xs: shown.map { column.values[$0] }, ys: shown.map { value.tensor.elements[$0] },
        style: .points)
    ]
  }
}
