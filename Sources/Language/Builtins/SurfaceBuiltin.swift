import Engine
import Figures
import Source
import Typesetting

extension Builtin {
  static let surface = Builtin(
    name: "surface", positional: [Parameter(name: "f", meaning: "a function or a formula of two names")],
    named: [
      Parameter(name: "path", meaning: "a run, or several in brackets, to draw over the surface", isOptional: true),
      Parameter(
        name: "gradient", meaning: "places at which an arrow shows the gradient, as in [[1, 2]]", isOptional: true),
    ], bringsInNames: true,
    documentation: "A function of two variables in three dimensions, over a range of each.",
    example: "surface(x^2 + y^2, x: -3..3, y: -3..3, gradient: [[1, 2]])"
  ) { evaluator, call throws in
    .shown(.figure(FigureOutput(figure: .surface(try SurfaceBuilder(call, &evaluator).chart), alternativeText: nil)))
  }
}

/// Computes the mesh, the paths and the arrows of a surface.
private struct SurfaceBuilder {
  let chart: SurfaceChart

  /// How many places the mesh has along each side.
  private static let places = 21
  /// How many places of a path are kept.
  private static let pathLimit = 640

  private typealias Place = SurfaceChart.Place

  init(_ call: Builtin.Call, _ evaluator: inout Evaluator) throws {
    let ranges = try evaluator.introducedRanges(call, count: 2)
    let expression = call.expression(0)
    let formula = try evaluator.introducedFormula(expression, of: ranges.map(\.introduced))
    guard formula.shape.isNumber else {
      throw Diagnostic(
        "\(expression.source) is \(formula.shape.phrase), but surface needs a number for each "
          + "\(ranges[0].name) and \(ranges[1].name)", at: expression.span, hint: "take one element")
    }
    let grid = GridEvaluation(formula, over: ranges, columns: Self.places, rows: Self.places)
    let paths = try call.named["path"].map { try Self.paths($0.value, formula, ranges, &evaluator) } ?? []
    let arrows = try call.named["gradient"].map { try Self.arrows($0.value, formula, ranges, &evaluator) } ?? []
    chart = SurfaceChart(
      xLabel: FigureLabel(name: ranges[0].name), yLabel: FigureLabel(name: ranges[1].name),
      heightLabel: Self.heightLabel(expression, ranges, &evaluator), xs: grid.xs, ys: grid.ys, heights: grid.numbers,
      paths: paths, arrows: arrows)
  }

  /// `f(x, y)` for a function, else what the author wrote.
  private static func heightLabel(_ expression: Expression, _ ranges: [IntroducedRange], _ evaluator: inout Evaluator)
    -> FigureLabel
  {
    guard case .name(let name) = expression.kind else { return evaluator.label(expression) }
    let label = FigureLabel(name: name)
    guard case .function? = evaluator.names[name] else { return label }
    let names = FigureLabel(name: ranges[0].name) + ", " + FigureLabel(name: ranges[1].name)
    return label + "(" + names + ")"
  }

  // MARK: Paths

  private static func paths(
    _ expression: Expression, _ formula: IntroducedFormula, _ ranges: [IntroducedRange], _ evaluator: inout Evaluator
  ) throws -> [SurfaceChart.Path] {
    let value = try evaluator.evaluate(expression)
    let values = if case .list(let values) = value { values } else { [value] }
    return try values.map { value in
      guard case .run(let run) = value else {
        throw Diagnostic(
          "path: takes a run, but \(expression.source) is \(value.kindName)", at: expression.span,
          hint: "for example path: run after run = train(…)")
      }
      return SurfaceChart.Path(
        name: FigureLabel(run.label), places: try places(of: run, formula, ranges, expression, evaluator))
    }
  }

  /// The two parameters after each epoch that is kept, and the height there.
  private static func places(
    of run: RunValue, _ formula: IntroducedFormula, _ ranges: [IntroducedRange], _ expression: Expression,
    _ evaluator: Evaluator
  ) throws -> [Place] {
    var positions: [Int] = []
    for range in ranges {
      guard let position = run.names.lastIndex(of: range.name) else {
        throw Diagnostic(
          "\(run.label) has no parameter \(range.name), so it has no path over \(ranges[0].name) and \(ranges[1].name)",
          at: expression.span, hint: "its parameters are \(run.names.joined(separator: ", "))")
      }
      positions.append(position)
    }
    let kept = run.run.keptEpochs
    let count = min(kept.count, pathLimit)
    let epochs = count < 2 ? kept : (0..<count).map { kept[$0 * (kept.count - 1) / (count - 1)] }
    let points = epochs.compactMap { epoch -> [Double]? in
      let numbers = positions.compactMap {
        run.run.value(ofParameter: $0, afterEpoch: epoch, shape: .number)?.elements.first
      }
      return numbers.count == 2 ? numbers : nil
    }
    return zip(points, formula.numbers(at: points)).map { Place(x: $0[0], y: $0[1], height: $1) }
  }

  // MARK: Arrows

  private static func arrows(
    _ expression: Expression, _ formula: IntroducedFormula, _ ranges: [IntroducedRange], _ evaluator: inout Evaluator
  ) throws -> [SurfaceChart.Arrow] {
    let node = try evaluator.formula(expression)
    let numbers = try evaluator.numbers(of: node, at: expression.span)
    let shape = numbers.tensor.shape
    guard numbers.rows == nil, shape.rank == 2 && shape.axes[1] == 2 || shape == [2] else {
      throw Diagnostic(
        "gradient: takes places of two numbers each, but \(expression.source) is "
          + (numbers.rows == nil ? shape.phrase : "a value per row"), at: expression.span,
        hint: "for example gradient: [[1, 2], [0, 1]]")
    }
    let elements = numbers.tensor.elements
    let places = (0..<elements.count / 2).map { [elements[2 * $0], elements[2 * $0 + 1]] }
    let slopes = try evaluator.derivatives(of: formula).map { $0.numbers(at: places) }
    let heights = formula.numbers(at: places)
    return places.indices.map { index in
      SurfaceChart.Arrow(
        place: Place(x: places[index][0], y: places[index][1], height: heights[index]), slopeX: slopes[0][index],
        slopeY: slopes[1][index])
    }
  }
}
