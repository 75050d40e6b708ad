import Engine
import Figures
import Source
import Typesetting

extension Builtin {
  static let contour = Builtin(
    name: "contour", positional: [Parameter(name: "f", meaning: "a function of two arguments, or a formula")],
    named: [
      Parameter(name: "path", meaning: "a run or several, or places as rows of two numbers", isOptional: true),
      Parameter(name: "gradient", meaning: "places for gradient arrows, such as [[1, 2]]", isOptional: true),
      Parameter(name: "levels", meaning: "the values of the level lines", isOptional: true),
      Parameter(name: "title", meaning: "what to write above", isOptional: true),
    ], bringsInNames: true,
    documentation:
      "Level lines of a function of two arguments, or of a formula over two of its names, such as a loss over two parameters, with the paths of trainings and gradients.",
    example: "contour(x^2 + 3*y^2, x: -3..3, y: -3..3, gradient: [[1, 1]])"
  ) { evaluator, call throws in
    .shown(.figure(FigureOutput(figure: .plane(try evaluator.contour(call)), alternativeText: nil)))
  }
}

extension Evaluator {
  /// How many places along each side are computed.
  fileprivate static let contourPlaces = 61

  fileprivate mutating func contour(_ call: Builtin.Call) throws -> PlaneChart {
    let expression = call.expression(0)
    let ranges = try introducedRanges(call, count: 2)
    let formula = try introducedFormula(expression, of: ranges.map(\.introduced))
    guard formula.shape.count == 1 else {
      throw Diagnostic(
        "\(expression.source) is \(formula.shape.phrase), and contour needs a number", at: expression.span,
        hint: "take one element, or sum it")
    }
    var chart = PlaneChart(xLabel: FigureLabel(name: ranges[0].name), yLabel: FigureLabel(name: ranges[1].name))
    chart.title = try call.named["title"].map { try text($0.value) } ?? ""
    chart.xRange = ranges[0].low...ranges[0].high
    chart.yRange = ranges[1].low...ranges[1].high
    let evaluation = GridEvaluation(formula, over: ranges, columns: Self.contourPlaces, rows: Self.contourPlaces)
    chart.field = PlaneChart.Field(
      label: label(expression), grid: evaluation.grid(),
      levels: try levels(call))
    chart.marks = evaluation.minima(of: formula).map { .init(x: $0.x, y: $0.y, label: "minimum") }
    if let path = call.named["path"]?.value { chart.paths = try planePaths(path, ranges.map(\.introduced)) }
    if let places = call.named["gradient"]?.value { chart.arrows = try gradientArrows(places, formula) }
    return chart
  }

  private mutating func levels(_ call: Builtin.Call) throws(Diagnostic) -> [Double]? {
    guard let expression = call.named["levels"]?.value else { return nil }
    let node = try formula(expression)
    let value = try numbers(of: node, at: expression.span)
    guard value.rows == nil, value.tensor.shape.rank <= 1, value.tensor.elements.count <= 40 else {
      throw Diagnostic("levels: takes up to 40 numbers, such as [0.1, 1, 10]", at: expression.span)
    }
    return Set(value.tensor.elements.filter(\.isFinite)).sorted()
  }

  private mutating func gradientArrows(_ expression: Expression, _ formula: IntroducedFormula) throws(Diagnostic)
    -> [PlaneChart.Arrow]
  {
    let places = try self.places(expression, "gradient:")
    let parts = try derivatives(of: formula).map { $0.numbers(at: places) }
    return places.indices.map {
      PlaneChart.Arrow(x: places[$0][0], y: places[$0][1], dx: parts[0][$0], dy: parts[1][$0])
    }
  }

  /// Rows of two numbers, or two numbers.
  func places(_ expression: Expression, _ node: NodeID, _ name: String) throws(Diagnostic) -> [[Double]] {
    let value = try numbers(of: node, at: expression.span)
    let shape = value.tensor.shape
    guard value.rows == nil, shape.rank == 1 || shape.rank == 2, shape.axes.last == 2 else {
      throw Diagnostic(
        "\(name) takes places of two numbers, but \(expression.source) is \(state.graph[node].shape.phrase)"
          + (value.rows == nil ? "" : " per row"), at: expression.span, hint: "write \(name) [[1, 2], [0, 1]]")
    }
    let elements = value.tensor.elements
    return stride(from: 0, to: elements.count, by: 2).map { [elements[$0], elements[$0 + 1]] }
  }

  private mutating func places(_ expression: Expression, _ name: String) throws(Diagnostic) -> [[Double]] {
    let node = try formula(expression)
    return try places(expression, node, name)
  }
}
