import Engine
import Figures
import Source

extension Builtin {
  static let heatMap = Builtin(
    name: "heatmap",
    positional: [Parameter(name: "W", meaning: "a vector, a matrix, or a formula with a value or a vector per row")],
    named: [
      Parameter(name: "rows", meaning: "names of the rows, in brackets or a column's", isOptional: true),
      Parameter(name: "columns", meaning: "names of the columns, in brackets or a column's", isOptional: true),
      Parameter(name: "axes", meaning: "what rows and columns are, as [\"query\", \"key\"]", isOptional: true),
      Parameter(name: "range", meaning: "the ends of the colour scale, as 0..1", isOptional: true), titleParameter,
    ], isPlaced: true,
    documentation: "Numbers as colours, written in their cells where there are few.",
    example: "heatmap([[0.5, -1], [2, 0.25]], axes: [\"unit\", \"input\"])"
  ) { evaluator, call throws in
    let expression = call.expression(0)
    let value = try evaluator.drawnNumbers(expression, by: "heatmap")
    let values = try matrix(value, expression)
    let isVector = value.rows == nil && value.tensor.shape.rank < 2
    let columnCount = values.map(\.count).max() ?? 0
    let axes = try evaluator.names(call.named["axes"], count: 2, "axes")
    let rowNames = try evaluator.names(call.named["rows"], count: values.count, "rows", isByEntry: true)
    let columnNames = try evaluator.names(
      call.named["columns"], count: columnCount, "columns", isByEntry: true)
    return figure(
      .heatMap(
        HeatMap(
          title: try evaluator.title(of: call), name: evaluator.label(expression), values: values,
          rowTitle: axes?[0] ?? (value.rows == nil ? "" : "row"), columnTitle: axes?[1] ?? "",
          rowNames: rowNames ?? (isVector ? [""] : nil), columnNames: columnNames,
          range: try evaluator.closedRange(call.named["range"]))))
  }

  /// The rows of the picture: those of the data, else those of the matrix.
  private static func matrix(_ value: Program.Value, _ expression: Expression) throws(Diagnostic) -> [[Double]] {
    let axes = value.tensor.shape.axes
    switch (axes.count, value.rows) {
    case (0, _): return [value.tensor.elements]
    case (1, nil): return [value.tensor.elements]
    case (1, _): return value.tensor.elements.map { [$0] }
    case (2, _): return (0..<axes[0]).map { value.tensor.slice($0).elements }
    default:
      throw Diagnostic(
        value.rows == nil
          ? "heatmap shows a vector or a matrix, but \(expression.source) is \(value.tensor.shape.phrase)"
          : "heatmap shows a vector per row, but \(expression.source) has more per row",
        at: expression.span,
        hint: value.rows == nil
          ? "take a part, as in \(expression.source)[1]" : "take one row, as in \(expression.source) on or[2]")
    }
  }
}
