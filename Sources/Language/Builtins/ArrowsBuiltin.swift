import Engine
import Figures
import Source

extension Builtin {
  static let arrows = Builtin(
    name: "arrows",
    positional: [
      Parameter(name: "v", meaning: "two numbers, drawn from the origin, or [a, b] for an arrow from a to b")
    ], isRepeated: true,
    named: [
      Parameter(name: "path", meaning: "places joined by a line, a row of two numbers each", isOptional: true),
      Parameter(name: "range", meaning: "what both axes show, as -3..3", isOptional: true), titleParameter,
    ], takesLabels: true, isPlaced: true,
    documentation: "Vectors of two numbers as arrows, with units of one length on both axes.",
    example: "arrows(\"a\": [2, 1], \"b\": [[2, 1], [3, 3]], \"a + b\": [3, 3])"
  ) { evaluator, call throws in
    var chart = PlaneChart(xLabel: "", yLabel: "")
    chart.title = try evaluator.title(of: call)
    chart.xRange = try evaluator.closedRange(call.named["range"])
    chart.yRange = chart.xRange
    if let path = call.named["path"]?.value {
      let node = try evaluator.formula(path)
      let places = try evaluator.places(path, node, "path:")
      chart.outlines = [.init(name: "path", xs: places.map { $0[0] }, ys: places.map { $0[1] }, isLine: true)]
    }
    for argument in call.positional {
      let node = try evaluator.formula(argument.value)
      let value = try evaluator.numbers(of: node, at: argument.value.span)
      let numbers = value.tensor.elements
      guard value.rows == nil, [[2], [4], [2, 2]].contains(value.tensor.shape.axes) else {
        let hint = value.rows.map {
          "take one row, as in \(argument.value.source) on \(evaluator.state.graph[$0].name)[2]"
        }
        throw Diagnostic(
          "arrows draws vectors of two numbers, but \(argument.value.source) is "
            + "\(evaluator.state.graph[node].shape.phrase)\(value.rows == nil ? "" : " per row")",
          at: argument.value.span,
          hint: hint)
      }
      guard numbers.allSatisfy(\.isFinite) else {
        throw Diagnostic("\(argument.value.source) is not finite, so it has no arrow", at: argument.value.span)
      }
      let ends = numbers.count == 2 ? [0, 0] + numbers : numbers
      chart.vectors.append(
        PlaneChart.Vector(
          name: evaluator.label(argument), from: .init(x: ends[0], y: ends[1]), to: .init(x: ends[2], y: ends[3])))
    }
    return figure(.plane(chart))
  }
}
