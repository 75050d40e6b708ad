import Engine
import Figures
import Source
import Typesetting

extension Builtin {
  static let boundary = Builtin(
    name: "boundary",
    positional: [Parameter(name: "y", meaning: "what decides: a number, or a vector with an entry for each class")],
    named: [
      Parameter(name: "points", meaning: "the column that tells the class of each row", isOptional: true),
      Parameter(name: "level", meaning: "the number above which a single output is the second class", isOptional: true),
      Parameter(name: "title", meaning: "what to write above", isOptional: true),
    ], bringsInNames: true, takesStates: true,
    documentation:
      "Which class a formula of two columns decides for, over the plane of these columns. A single output decides at 0.5, of several the largest wins. On top lie the dataset's rows; their classes are points:, else the one column besides the two, else the column t, target, label or class.",
    example: "boundary(sigmoid(a + b), a: -2..2, b: -2..2)"
  ) { evaluator, call throws in
    .shown(.figure(FigureOutput(figure: .plane(try evaluator.boundary(call)), alternativeText: nil)))
  }
}

extension Evaluator {
  /// How many places along each side are computed.
  fileprivate static let boundaryPlaces = 61

  fileprivate mutating func boundary(_ call: Builtin.Call) throws -> PlaneChart {
    let expression = call.expression(0)
    let ranges = try introducedRanges(call, count: 2)
    let formula = try introducedFormula(expression, of: ranges.map(\.introduced))
    guard formula.shape.rank <= 1, formula.shape.count > 0 else {
      throw Diagnostic(
        "\(expression.source) is \(formula.shape.phrase), and boundary needs a number or a vector", at: expression.span)
    }
    let level = try call.named["level"].map { try number($0.value) } ?? 0.5
    var chart = PlaneChart(xLabel: FigureLabel(name: ranges[0].name), yLabel: FigureLabel(name: ranges[1].name))
    chart.title = try call.named["title"].map { try text($0.value) } ?? ""
    chart.xRange = ranges[0].low...ranges[0].high
    chart.yRange = ranges[1].low...ranges[1].high
    chart.points = try boundaryPoints(call, ranges)
    let evaluation = GridEvaluation(formula, over: ranges, columns: Self.boundaryPlaces, rows: Self.boundaryPlaces)
    let grids =
      formula.shape.count == 1
      ? [evaluation.grid(jumps: evaluation.jumps(over: level, of: formula))]
      : (0..<formula.shape.count).map { evaluation.grid($0) }
    let outputs: PlaneChart.Decision.Outputs = grids.count == 1 ? .threshold(level, grids[0]) : .largest(grids)
    chart.decision = PlaneChart.Decision(
      label: label(expression), outputs: outputs,
      classes: Self.classNames(outputs, level, chart.points),
      ofPoints: Self.decided(formula, level, chart.points))
    return chart
  }

  /// The class that the formula itself decides for at each point, of so many points as can be computed in no time.
  private static func decided(_ formula: IntroducedFormula, _ level: Double, _ points: PlaneChart.Points?) -> [Int?] {
    guard let points, points.xs.count == points.ys.count, points.xs.count <= 5000 else { return [] }
    return formula.elements(at: zip(points.xs, points.ys).map { [$0, $1] }).map { outputs in
      guard !outputs.contains(where: \.isNaN) else { return nil }
      if outputs.count == 1 { return outputs[0] > level ? 1 : 0 }
      // Of equal outputs the first, as argmax has it.
      return outputs.indices.reversed().max { outputs[$0] < outputs[$1] }
    }
  }

  /// Those of the points where they are as many, else what the output tells.
  private static func classNames(
    _ outputs: PlaneChart.Decision.Outputs, _ level: Double, _ points: PlaneChart.Points?
  ) -> [FigureLabel] {
    let count = if case .largest(let grids) = outputs { grids.count } else { 2 }
    if case .classes(_, let names)? = points?.colouring, names.count == count { return names }
    if case .largest(let grids) = outputs { return grids.indices.map { FigureLabel("class \($0 + 1)") } }
    let text = TensorText.text(Tensor(level), digits: 6)
    return [FigureLabel("below \(text)"), FigureLabel("above \(text)")]
  }

  /// The rows of the dataset that has the two columns.
  private mutating func boundaryPoints(_ call: Builtin.Call, _ ranges: [IntroducedRange]) throws -> PlaneChart.Points? {
    let asked = call.named["points"]?.value
    let columns = ranges.compactMap { range -> (name: String, rows: DatasetID)? in
      guard case .column(let names, false) = state.graph[range.introduced.node].kind,
        let rows = state.graph[range.introduced.node].rows
      else { return nil }
      return (names[0], rows)
    }
    guard columns.count == 2, columns[0].rows == columns[1].rows else {
      if let asked {
        throw Diagnostic(
          "\(ranges[0].name) and \(ranges[1].name) are not columns of one dataset, so there are no points to show",
          at: asked.span, hint: "write use and the name of the dataset first")
      }
      return nil
    }
    let data = state.graph[columns[0].rows]
    func expression(_ name: String, _ span: Span) -> Expression {
      Expression(kind: .name(name), span: span, source: name)
    }
    let (x, y) = (expression(ranges[0].name, call.span), expression(ranges[1].name, call.span))
    if let asked { return try planePoints(x, y, color: asked).points }
    let others = data.columns.filter { $0.shape.isNumber && $0.name != columns[0].name && $0.name != columns[1].name }
    let target =
      others.count == 1 ? others[0] : others.first { ["t", "target", "label", "class"].contains($0.name) }
    var points = try planePoints(x, y, color: nil)
    if let target {
      points = PlanePoints(
        xs: points.xs, ys: points.ys,
        colouring: PlanePoints.colouring(target.values, texts: target.classes, whole: target.distinctValues),
        label: FigureLabel(name: target.name))
    }
    return points.points
  }
}

extension GridEvaluation {
  /// One element of the formula, for a figure.
  func grid(_ index: Int = 0, jumps: [PlaneChart.Jump] = []) -> PlaneChart.Grid {
    PlaneChart.Grid(xs: xs, ys: ys, values: element(index), jumps: jumps)
  }
}
