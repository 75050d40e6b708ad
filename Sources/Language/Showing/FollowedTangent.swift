import Engine
import Figures
import Source

extension Evaluator {
  /// `explore(plot(f, x: -3..3))`: the tangent of the first curve at one place after the other, and where the other
  /// curves are there. The curves are computed once.
  mutating func followedTangent(_ expression: Expression, _ call: Builtin.Call) throws(Diagnostic) -> ExplorerOutput {
    guard case .shown(.figure(let output)) = try evaluate(expression), case .lineChart(let chart) = output.figure else {
      throw Diagnostic("\(expression.source) is no plot", at: expression.span)
    }
    if let logarithm = call.named["log"] {
      throw Diagnostic(
        "a tangent is no straight line on logarithmic axes", at: logarithm.value.span, hint: "leave log: out")
    }
    let (name, range) = call.introduced[0]
    let places = try followedPlaces(name, range, chart)
    let variable = introduce(name)
    let tangents = try self.tangents(call.expression(0), variable, places.values)
    let marks = try call.positional.dropFirst().map { argument throws(Diagnostic) in
      try introducedFormula(argument.value, of: [variable], mustMention: false).numbers(at: places.values.map { [$0] })
    }
    let others = zip(chart.series.dropFirst().map(\.name), marks)
    var frames: [[Output]] = []
    var words: [String] = []
    for (index, tangent) in tangents.enumerated() {
      var moved = chart
      moved.tangents.append(tangent)
      moved.markedPoints += others.map { LineChart.MarkedPoint(x: tangent.x, y: $1[index], label: "") }
      frames.append([.figure(FigureOutput(figure: .lineChart(moved), alternativeText: output.alternativeText))])
      let rest = others.map { name, values in (name.plainText, values[index]) }
      let place = "\(chart.xLabel.plainText) = \(places.text(tangent.x))"
      words.append(self.words(tangent, at: place, chart.series[0].name.plainText, rest))
    }
    // A place such as the pole of 1/x has nothing to tell.
    let touched = tangents.indices.filter { tangents[$0].y.isFinite && tangents[$0].slope.isFinite }
    let last = touched.count - 1
    var seen: Set<Int> = []
    let telling = touched.isEmpty ? [] : [last / 6, last / 2, last - last / 6].map { touched[$0] }
    return ExplorerOutput(
      controls: [places.control(.across)], frames: frames,
      tellingFrames: telling.filter { seen.insert($0).inserted }, words: words)
  }

  private mutating func followedPlaces(_ name: Identifier, _ expression: Expression, _ chart: LineChart)
    throws(Diagnostic) -> FollowedPlaces
  {
    if case .range(let low, let high) = try evaluate(expression) {
      return FollowedPlaces(name, from: low, to: high, steps: [60, 80, 50, 40, 100], digits: state.digits)
    }
    let all = chart.series[0].xs
    let most = 101
    let kept = all.count <= most ? all : (0..<most).map { all[$0 * (all.count - 1) / (most - 1)] }
    return FollowedPlaces(name, at: kept, digits: state.digits)
  }

  /// 'At x = 1.5, x² is 2.25 and its slope is 3.'
  private func words(
    _ tangent: LineChart.Tangent, at place: String, _ curve: String, _ others: [(String, Double)]
  ) -> String {
    let value = tangent.y.isFinite ? "\(curve) is \(said(tangent.y))" : "\(curve) has no value"
    let slope =
      !tangent.y.isFinite
      ? "" : tangent.slope.isFinite ? " and its slope is \(said(tangent.slope))" : " and it has no slope"
    let rest = others.map { $1.isFinite ? "; \($0) is \(said($1))" : "; \($0) has no value" }
    return "At \(place), \(value)\(slope)\(rest.joined())."
  }
}
