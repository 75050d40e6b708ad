import Engine
import Figures
import Source

extension Builtin {
  static let bars = Builtin(
    name: "bars", positional: [Parameter(name: "p", meaning: "a vector, or a number for each label")],
    isRepeated: true,
    named: [
      Parameter(name: "names", meaning: "names of the bars in brackets, or a column for its classes", isOptional: true),
      Parameter(name: "range", meaning: "values that the axis must reach, as 0..1", isOptional: true), titleParameter,
    ], takesLabels: true, isPlaced: true,
    documentation: "Bars with their numbers: of a vector, of several vectors side by side, or of numbers with labels.",
    example: "bars(\"cat\": 0.85, \"dog\": 0.12)"
  ) { evaluator, call throws in
    var series: [BarChart.Series] = []
    var numbers: [(name: FigureLabel, value: Double)] = []
    for argument in call.positional {
      let span = argument.value.span
      let node = try evaluator.formula(argument.value)
      let value = try evaluator.numbers(of: node, at: span)
      let name = evaluator.label(argument)
      guard value.rows == nil else {
        throw Diagnostic(
          "\(argument.value.source) has a value per row", at: span,
          hint: "take one row, as in bars(\(argument.value.source) on or[2])")
      }
      switch value.tensor.shape.rank {
      case 0: numbers.append((name, value.tensor.elements[0]))
      case 1: series.append(.init(name: name, values: value.tensor.elements))
      default:
        throw Diagnostic(
          "bars shows a vector or numbers, but \(argument.value.source) is \(value.tensor.shape.phrase)", at: span,
          hint: "heatmap shows a matrix")
      }
      if !series.isEmpty, !numbers.isEmpty {
        throw Diagnostic("bars takes vectors or numbers, but here are both", at: span)
      }
      if let first = series.first, let last = series.last, first.values.count != last.values.count {
        throw Diagnostic(
          "\(call.expression(0).source) has \(first.values.count) entries, but \(argument.value.source) has "
            + "\(last.values.count)", at: span)
      }
    }
    let count = series.first?.values.count ?? numbers.count
    let given = try evaluator.names(call.named["names"], count: count, "bars")
    var names = given ?? numbers.map(\.name)
    if names.isEmpty { names = (1...max(count, 1)).map { FigureLabel(String($0)) } }
    if series.isEmpty { series = [.init(values: numbers.map(\.value))] }
    let isAlone = series.count == 1
    return figure(
      .barChart(
        BarChart(
          title: try evaluator.title(of: call), names: names, series: series,
          valueLabel: isAlone ? series[0].name : "", range: try evaluator.closedRange(call.named["range"]))))
  }
}
