import Engine
import Figures
import Numerals
import Source

extension Evaluator {
  /// The tangents of a curve at places of its variable, by the engine's derivative.
  mutating func tangents(_ expression: Expression, _ variable: IntroducedName, _ places: [Double]) throws(Diagnostic)
    -> [LineChart.Tangent]
  {
    let node = try introducedNode(expression, of: [variable], mustMention: false).node
    guard state.graph[node].shape.isNumber else {
      throw Diagnostic(
        "\(expression.source) is \(state.graph[node].shape.phrase), which has no tangent", at: expression.span)
    }
    let formula = try introducedFormula(expression, node, of: [variable])
    let slopes = try derivatives(of: formula)[0].numbers(at: places.map { [$0] })
    let values = formula.numbers(at: places.map { [$0] })
    return places.indices.map { index in
      let slope = Numerals.typographic(Numerals.significant(slopes[index], digits: state.digits))
      return LineChart.Tangent(
        x: places[index], y: values[index], slope: slopes[index], label: FigureLabel("slope \(slope)"))
    }
  }
}
