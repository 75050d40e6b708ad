import Engine
import Figures
import Source

extension Evaluator {
  /// The paths that runs took in the plane of two parameters, or one of places as rows of two numbers.
  mutating func planePaths(_ expression: Expression, _ introduced: [IntroducedName]) throws(Diagnostic)
    -> [PlaneChart.Path]
  {
    if case .brackets(let entries) = expression.kind {
      let isRuns = entries.contains {
        if case .brackets = $0.kind { false } else if case .number = $0.kind { false } else { true }
      }
      if isRuns {
        var paths: [PlaneChart.Path] = []
        for entry in entries { paths += try planePaths(entry, introduced) }
        return paths
      }
    }
    let value = try evaluate(expression)
    switch value {
    case .run(let run): return [try planePath(run, FigureLabel(expression.source), expression, introduced)]
    case .list(let values):
      var paths: [PlaneChart.Path] = []
      for (index, value) in values.enumerated() {
        guard case .run(let run) = value else { return [try placesPath(value, expression)] }
        let name = FigureLabel("\(expression.source)[\(index + 1)]")
        paths.append(try planePath(run, name, expression, introduced))
      }
      return paths
    default: return [try placesPath(value, expression)]
    }
  }

  private mutating func placesPath(_ value: Value, _ expression: Expression) throws(Diagnostic) -> PlaneChart.Path {
    let node = try formula(value, of: expression)
    let places = try places(expression, node, "path:")
    return PlaneChart.Path(name: "path", xs: places.map { $0[0] }, ys: places.map { $0[1] }, isLine: true)
  }

  private func planePath(
    _ run: RunValue, _ name: FigureLabel, _ expression: Expression, _ introduced: [IntroducedName]
  ) throws(Diagnostic) -> PlaneChart.Path {
    var sides: [[Double]] = []
    for side in introduced { sides.append(try values(of: side, in: run, expression)) }
    return PlaneChart.Path(name: name, xs: sides[0], ys: sides[1])
  }

  /// The values that runs gave one number, epoch by epoch, with the runs' names.
  mutating func runSteps(_ expression: Expression, of introduced: IntroducedName) throws(Diagnostic)
    -> [(name: FigureLabel, values: [Double])]
  {
    if case .brackets(let entries) = expression.kind {
      var all: [(name: FigureLabel, values: [Double])] = []
      for entry in entries { all += try runSteps(entry, of: introduced) }
      return all
    }
    let value = try evaluate(expression)
    let runs: [RunValue]
    switch value {
    case .run(let run): runs = [run]
    case .list(let values):
      runs = values.compactMap { value in if case .run(let run) = value { run } else { nil } }
    default: runs = []
    }
    guard !runs.isEmpty else {
      throw Diagnostic(
        "path: takes a run of \(introduced.name), but \(expression.source) is \(value.kindName)", at: expression.span)
    }
    var all: [(name: FigureLabel, values: [Double])] = []
    for (index, run) in runs.enumerated() {
      let name = runs.count == 1 ? expression.source : "\(expression.source)[\(index + 1)]"
      all.append((FigureLabel(name), try values(of: introduced, in: run, expression)))
    }
    return all
  }

  /// What a run made of a number, after each epoch that it keeps.
  private func values(of introduced: IntroducedName, in run: RunValue, _ expression: Expression) throws(Diagnostic)
    -> [Double]
  {
    let position =
      run.run.parameters.firstIndex { $0.node == introduced.node } ?? run.names.lastIndex(of: introduced.name)
    guard let position, state.graph[run.run.parameters[position].node].shape.isNumber else {
      throw Diagnostic(
        "\(expression.source) has trained no number \(introduced.name), so it has no path here", at: expression.span,
        hint: "it has trained \(run.names.joined(separator: ", "))")
    }
    return run.run.keptEpochs.compactMap {
      run.run.value(ofParameter: position, afterEpoch: $0, shape: .number)?.elements[0]
    }
  }
}
