import Engine
import Figures
import Source

extension Builtin {
  static let histogram = Builtin(
    name: "histogram", positional: [Parameter(name: "W", meaning: "an array, or a formula with a value per row")],
    named: [
      Parameter(name: "share", meaning: "true for the part of all values in place of their count", isOptional: true),
      Parameter(name: "bins", meaning: "about how many bins", isOptional: true),
      Parameter(name: "range", meaning: "values that the axis must reach, as -1..1", isOptional: true), titleParameter,
    ], isPlaced: true,
    documentation: "How many values lie between round numbers.",
    example: "histogram([0.1, 0.4, 0.35, 0.8, 0.5])"
  ) { evaluator, call throws in
    let expression = call.expression(0)
    let value = try evaluator.drawnNumbers(expression, by: "histogram")
    let isShare = try call.named["share"].map { try evaluator.number($0.value) != 0 } ?? false
    let bins = try call.named["bins"].map { argument in
      let bins = try evaluator.integer(argument.value, atLeast: 1)
      guard bins <= 40 else { throw Diagnostic("bins: is at most 40", at: argument.value.span) }
      return bins
    }
    return figure(
      .histogram(
        Histogram(
          title: try evaluator.title(of: call), label: evaluator.label(expression), values: value.tensor.elements,
          height: isShare ? .share : .count, bins: bins, range: try evaluator.closedRange(call.named["range"]))))
  }
}
