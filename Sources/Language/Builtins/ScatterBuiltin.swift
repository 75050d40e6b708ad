import Figures
import Source
import Typesetting

extension Builtin {
  static let scatter = Builtin(
    name: "scatter",
    positional: [
      Parameter(name: "x", meaning: "where points are to the right: a column or a vector"),
      Parameter(name: "y", meaning: "where they are upwards"),
    ],
    named: [
      Parameter(name: "color", meaning: "a column or vector that colours the points", isOptional: true),
      Parameter(name: "title", meaning: "what to write above", isOptional: true),
    ],
    documentation:
      "A point for each row of the data. Text and whole numbers of up to ten values are classes, each with a colour and a shape; other numbers have a scale.",
    example: "scatter([1, 2, 3], [2, 1, 3], color: [0, 1, 1])"
  ) { evaluator, call throws in
    let (x, y) = (call.expression(0), call.expression(1))
    var chart = PlaneChart(
      xLabel: evaluator.label(x),
      yLabel: evaluator.label(y))
    chart.title = try call.named["title"].map { try evaluator.text($0.value) } ?? ""
    chart.points = try evaluator.planePoints(x, y, color: call.named["color"]?.value).points
    return .shown(.figure(FigureOutput(figure: .plane(chart), alternativeText: nil)))
  }
}
