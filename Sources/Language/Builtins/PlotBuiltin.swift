import Engine
import Figures
import Source
import Typesetting

extension Builtin {
  static let plot = Builtin(
    name: "plot",
    positional: [Parameter(name: "f", meaning: "a series, a function, a formula, a vector, or a list of runs")],
    isRepeated: true,
    named: [
      Parameter(name: "log", meaning: "\"x\", \"y\" or \"xy\" for logarithmic axes", isOptional: true),
      Parameter(name: "tangent", meaning: "places where the tangent and its slope are drawn", isOptional: true),
      Parameter(
        name: "path", meaning: "a run of the variable, or several, drawn as steps on the first curve", isOptional: true),
      Parameter(
        name: "points", meaning: "a number per row, such as a column: rows of data with the variable as a column",
        isOptional: true),
      Parameter(name: "range", meaning: "what the vertical axis shows, such as -5..5", isOptional: true),
      Parameter(name: "title", meaning: "what to write above", isOptional: true),
    ], bringsInNames: true, takesLabels: true,
    documentation:
      "Curves: a series against epochs, functions over a range, or a vector against another. Of a list of runs, the median of their losses with a band from the lower to the upper quartile.",
    example: "plot(x^2, 2*x, x: -3..3)"
  ) { evaluator, call throws in
    .shown(.figure(FigureOutput(figure: .lineChart(try PlotBuilder(call).chart(&evaluator)), alternativeText: nil)))
  }
}
