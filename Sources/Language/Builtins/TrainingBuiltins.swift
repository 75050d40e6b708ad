import Engine
import Source

extension Builtin {
  static let training: [Builtin] = [train, gradientDescent]

  private static let train = Builtin(
    name: "train", positional: [Parameter(name: "E", meaning: "the loss, one number")],
    named: [
      Parameter(name: "optimizer", meaning: "how parameters move, such as gd(rate: 0.5)"),
      Parameter(name: "epochs", meaning: "how often all rows are gone through"),
      Parameter(name: "until", meaning: "a condition that ends the training", isOptional: true),
      Parameter(name: "from", meaning: "a run, run[k], or (w = 2, b = 0) to start from", isOptional: true),
    ],
    documentation: "Moves every parameter that the loss is built from, starting from their first values.",
    example: "train(E, optimizer: gd(rate: 0.5), epochs: 1000)"
  ) { evaluator, call throws in
    let loss = try evaluator.formula(call.expression(0))
    let training = Training(
      loss: loss, optimizer: try evaluator.optimizer(call), epochs: try evaluator.epochs(call),
      until: try evaluator.until(call), start: try evaluator.start(call))
    let run = try training.run(in: evaluator.state.graph, values: evaluator.state.parameterValues)
    var names: [String] = []
    for (position, (_, id)) in run.parameters.enumerated() {
      let parameter = evaluator.state.graph[id]
      names.append(parameter.name)
      evaluator.state.parameterValues[id.index] = run.value(
        ofParameter: position, afterEpoch: run.epochs, shape: parameter.initial.shape)
    }
    return .run(RunValue(run: run, names: names, label: "run"))
  }

  private static let gradientDescent = Builtin(
    name: "gd",
    named: [
      Parameter(name: "rate", meaning: "the learning rate"),
      Parameter(name: "momentum", meaning: "how much of the last step is kept", isOptional: true),
    ],
    documentation: "Gradient descent over all rows: w becomes w − rate·∂E/∂w, once an epoch.", example: "gd(rate: 0.5)"
  ) { evaluator, call throws in
    guard let rate = call.named["rate"]?.value else { throw Diagnostic("gd needs rate:", at: call.span) }
    let size = try evaluator.number(rate)
    guard size.isFinite, size >= 0 else {
      throw Diagnostic("the rate must be a number that is not negative", at: rate.span)
    }
    let momentum = try call.named["momentum"].map { try evaluator.number($0.value) } ?? 0
    return .optimizer(.gradientDescent(rate: size, momentum: momentum))
  }
}

extension Evaluator {
  fileprivate mutating func optimizer(_ call: Builtin.Call) throws -> Optimizer {
    guard let expression = call.named["optimizer"]?.value else {
      throw Diagnostic("train needs optimizer:", at: call.span)
    }
    guard case .optimizer(let optimizer) = try evaluate(expression) else {
      throw Diagnostic(
        "optimizer: must be an optimizer, but \(expression.source) is none", at: expression.span,
        hint: "for example optimizer: gd(rate: 0.5)")
    }
    return optimizer
  }

  fileprivate mutating func epochs(_ call: Builtin.Call) throws -> Int {
    guard let expression = call.named["epochs"]?.value else { throw Diagnostic("train needs epochs:", at: call.span) }
    let epochs = try integer(expression, atLeast: 1)
    guard epochs <= 10_000_000 else {
      throw Diagnostic("\(epochs) epochs are more than 10 million", at: expression.span)
    }
    return epochs
  }

  fileprivate mutating func until(_ call: Builtin.Call) throws -> NodeID? {
    guard let expression = call.named["until"]?.value else { return nil }
    let node = try formula(expression)
    guard state.graph[node].shape.isNumber, state.graph[node].rows == nil else {
      throw Diagnostic(
        "until: needs one truth, but \(expression.source) has "
          + (state.graph[node].rows == nil ? "several values" : "a value per row"), at: expression.span,
        hint: "for example until: E < 0.01")
    }
    return node
  }

  /// First values other than those declared.
  fileprivate mutating func start(_ call: Builtin.Call) throws -> [ParameterID: Tensor] {
    guard let expression = call.named["from"]?.value else { return [:] }
    if let replacements = expression.replacements { return try start(replacements) }
    let run: RunValue
    let epoch: Int
    switch try evaluate(expression) {
    case .run(let value): (run, epoch) = (value, value.run.epochs)
    case .state(let value, let at): (run, epoch) = (value, at)
    case let value:
      throw Diagnostic(
        "from: takes a run, but \(expression.source) is \(value.kindName)", at: expression.span,
        hint: "for example from: run, from: run[10], or from: (w = 2, b = 0)")
    }
    var start: [ParameterID: Tensor] = [:]
    for (position, (_, id)) in run.run.parameters.enumerated() {
      start[id] = run.run.value(ofParameter: position, afterEpoch: epoch, shape: state.graph[id].initial.shape)
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
