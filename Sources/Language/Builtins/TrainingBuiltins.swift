import Engine
import Source

extension Builtin {
  static let training: [Builtin] = [train]

  private static let train = Builtin(
    name: "train", positional: [Parameter(name: "E", meaning: "the loss, one number")],
    named: [
      Parameter(name: "optimizer", meaning: "how parameters move, such as gd(rate: 0.5)"),
      Parameter(
        name: "epochs", meaning: "how often all rows are gone through; with 0 the run has its first state only"),
      Parameter(name: "on", meaning: "the dataset to train on; without, the one whose columns E has", isOptional: true),
      Parameter(name: "validate", meaning: "a number to follow along, as run.validation", isOptional: true),
      Parameter(name: "until", meaning: "a condition that ends the training", isOptional: true),
      Parameter(name: "from", meaning: "a run, run[k], or (w = 2, b = 0) to start from", isOptional: true),
      Parameter(name: "clip", meaning: "the most that the gradient's length may be", isOptional: true),
      Parameter(
        name: "seed", meaning: "selects other first values, batches and dropouts than the notebook's seed",
        isOptional: true),
      Parameter(name: "record", meaning: "\"steps\" to record the loss after each step", isOptional: true),
      Parameter(
        name: "diverges",
        meaning: "true where the loss may leave the finite numbers: the run then ends before, and is no error",
        isOptional: true),
    ],
    documentation: "Moves every parameter that the loss is built from, starting from their first values.",
    example: "train(E, optimizer: gd(rate: 0.5), epochs: 1000)"
  ) { evaluator, call throws in
    let training = try evaluator.training(call)
    var reuse = evaluator.state.trainingReuse
    let run = try training.run(
      in: evaluator.state.graph, values: evaluator.state.parameterValues,
      keptIn: evaluator.state.surroundings.trainings, reuse: &reuse, watch: evaluator.state.surroundings.watch)
    evaluator.state.trainingReuse = reuse
    evaluator.state.trainedNumbers += run.numberCount
    try evaluator.look(at: call.span)
    for idle in run.idleParameters {
      guard case .parameter(let id) = evaluator.state.graph[idle].kind else { continue }
      evaluator.warnings.append(
        .warning(
          .idleParameter,
          "\(call.expression(0).source) does not change with \(evaluator.state.graph[id].name), so training leaves it as it is",
          at: call.expression(0).span, hint: "step, argmax, comparisons and value(…) have the derivative 0"))
    }
    var names: [String] = []
    for (position, (_, id)) in run.parameters.enumerated() {
      let parameter = evaluator.state.graph[id]
      names.append(parameter.name)
      let last = run.value(ofParameter: position, afterEpoch: run.lastRecord, shape: parameter.initial.shape)
      if let last { evaluator.state.parameterValues[id.index] = last }
    }
    return .run(RunValue(run: run, names: names, label: "run"))
  }
}

extension Evaluator {
  fileprivate mutating func training(_ call: Builtin.Call) throws -> Training {
    let loss = try formula(call.expression(0))
    var training = Training(loss: loss, optimizer: try optimizer(call), epochs: try epochs(call))
    training.rows = try rows(call)
    training.validation = try validation(call)
    training.until = try until(call)
    training.clip = try clip(call)
    training.mayDiverge = try call.named["diverges"].map { try number($0.value) != 0 } ?? false
    training.seed = state.seed
    if let seed = call.named["seed"]?.value {
      training.seed = UInt64(try integer(seed, atLeast: 0))
      // Without other first values two runs of gd would be the same.
      for id in state.graph.parameters(in: loss).compactMap(state.graph.parameterID) {
        if let draw = state.draws[id] { training.start[id] = draw.tensor(seed: training.seed) }
      }
    }
    training.start.merge(try start(call)) { _, given in given }
    if let record = call.named["record"]?.value {
      switch try text(record) {
      case "steps": training.recording = .steps
      case "epochs": training.recording = .epochs
      case let other: throw Diagnostic("record: is \"epochs\" or \"steps\", not \"\(other)\"", at: record.span)
      }
    }
    return training
  }

  private mutating func rows(_ call: Builtin.Call) throws(Diagnostic) -> DatasetID? {
    guard let expression = call.named["on"]?.value else { return nil }
    switch try evaluate(expression) {
    case .dataset(let dataset), .row(let dataset):
      // As `E on d`: the columns must be there.
      let loss = try formula(call.expression(0))
      _ = try engine(expression.span) { graph throws(EngineError) in try graph.bind(loss, rows: dataset) }
      return dataset
    case let value:
      throw Diagnostic("on: takes a dataset, but \(expression.source) is \(value.kindName)", at: expression.span)
    }
  }

  private mutating func validation(_ call: Builtin.Call) throws(Diagnostic) -> NodeID? {
    guard let expression = call.named["validate"]?.value else { return nil }
    let node = try formula(expression)
    guard state.graph[node].shape.isNumber, state.graph[node].rows == nil else {
      throw Diagnostic(
        "validate: takes one number, but \(expression.source) has "
          + (state.graph[node].rows == nil ? "several values" : "a value per row"), at: expression.span,
        hint: "for example validate: accuracy(p, label) on test")
    }
    return node
  }

  private mutating func clip(_ call: Builtin.Call) throws(Diagnostic) -> Double? {
    guard let expression = call.named["clip"]?.value else { return nil }
    let length = try number(expression)
    guard length.isFinite, length > 0 else {
      throw Diagnostic("clip: is a length, a number above 0", at: expression.span)
    }
    return length
  }

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
    let epochs = try integer(expression, atLeast: 0)
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
}
