import Engine
import Source

extension Evaluator {
  /// First values other than those declared.
  mutating func start(_ call: Builtin.Call) throws -> [ParameterID: Tensor] {
    guard let expression = call.named["from"]?.value else { return [:] }
    if let replacements = expression.replacements { return try start(replacements) }
    let run: RunValue
    let epoch: Int
    switch try evaluate(expression) {
    case .run(let value): (run, epoch) = (value, value.run.lastRecord)
    case .state(let value, let at): (run, epoch) = (value, at)
    case let value:
      throw Diagnostic(
        "from: takes a run, but \(expression.source) is \(value.kindName)", at: expression.span,
        hint: "for example from: run, from: run[10], or from: (w = 2, b = 0)")
    }
    let own = Set(state.graph.parameters(in: try formula(call.expression(0))))
    guard run.run.parameters.contains(where: { own.contains($0.node) }) else {
      throw Diagnostic(
        "\(expression.source) trained none of the parameters of \(call.expression(0).source)", at: expression.span)
    }
    var start: [ParameterID: Tensor] = [:]
    for (position, (_, id)) in run.run.parameters.enumerated() {
      start[id] = try run.value(
        ofParameter: position, afterEpoch: epoch, state.graph[id].initial.shape, expression.span)
    }
    return start
  }

  /// `from: (w = 2, b = 0)`
  private mutating func start(_ replacements: [Replacement]) throws(Diagnostic) -> [ParameterID: Tensor] {
    var start: [ParameterID: Tensor] = [:]
    for replacement in replacements {
      let node = try formula(replacement.target)
      guard case .parameter(let id) = state.graph[node].kind else {
        throw Diagnostic(
          "from: sets parameters, but \(replacement.target.source) is none", at: replacement.target.span)
      }
      let first = try formula(replacement.value)
      let value = try numbers(of: first, at: replacement.value.span)
      let shape = state.graph[id].initial.shape
      guard value.rows == nil, value.tensor.shape == shape else {
        throw Diagnostic(
          "\(replacement.target.source) is \(shape.phrase), but its first value is "
            + (value.rows == nil ? value.tensor.shape.phrase : "one per row"), at: replacement.value.span)
      }
      start[id] = value.tensor
    }
    return start
  }
}

extension RunValue {
  /// The values of a parameter after an epoch, where the run keeps them.
  func value(ofParameter position: Int, afterEpoch epoch: Int, _ shape: Shape, _ span: Span) throws(Diagnostic)
    -> Tensor
  {
    if let tensor = run.value(ofParameter: position, afterEpoch: epoch, shape: shape) { return tensor }
    let kept = run.keptEpochs
    let nearest = kept.min { abs($0 - epoch) < abs($1 - epoch) } ?? 0
    throw Diagnostic(
      "\(label) is so large that it keeps the parameters of \(kept.count) epochs, and \(epoch) is not among them",
      at: span, hint: "the nearest is \(label)[\(nearest)]")
  }
}
