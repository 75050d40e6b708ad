import Engine
import Source

extension Builtin {
  /// How parameters move, with PyTorch's definitions and defaults.
  static let optimizers: [Builtin] = [gradientDescent, stochasticDescent, rmsprop, adam, adamw]

  private static let rate = Parameter(name: "rate", meaning: "the learning rate, a number or a schedule")
  private static let momentum = Parameter(
    name: "momentum", meaning: "how much of the last step is kept; 0 without", isOptional: true)
  private static let batch = Parameter(
    name: "batch", meaning: "how many rows a step looks at; 32 without", isOptional: true)
  private static let epsilon = Parameter(
    name: "epsilon", meaning: "what is added to a divisor; 1e-8 without", isOptional: true)

  private static func decay(_ meaning: String) -> Parameter {
    Parameter(name: "decay", meaning: meaning, isOptional: true)
  }
  private static let l2 = decay("L2 regularisation: decay · w is added to the gradient; 0 without")

  private static func withDefault(_ parameter: Parameter, _ rate: String) -> Parameter {
    Parameter(name: parameter.name, meaning: "\(parameter.meaning); \(rate) without", isOptional: true)
  }

  private static let gradientDescent = Builtin(
    name: "gd", named: [rate, momentum, l2],
    documentation: "Gradient descent over all rows: w becomes w − rate·∂E/∂w, once an epoch.", example: "gd(rate: 0.5)"
  ) { evaluator, call throws in
    .optimizer(
      Optimizer(
        .gradientDescent(momentum: try evaluator.share(call, "momentum", 0), nesterov: false),
        rate: try evaluator.rate(call, 0), batch: .all, decay: try evaluator.weight(call, "decay", 0)))
  }

  private static let stochasticDescent = Builtin(
    name: "sgd",
    named: [
      rate, batch, momentum,
      Parameter(name: "nesterov", meaning: "whether momentum looks ahead; false without", isOptional: true), l2,
    ],
    documentation: "Gradient descent by batches: the rows are shuffled anew each epoch, and each batch is a step.",
    example: "sgd(rate: 0.1, batch: 32, momentum: 0.9)"
  ) { evaluator, call throws in
    let momentum = try evaluator.share(call, "momentum", 0)
    let nesterov = try call.named["nesterov"].map { try evaluator.number($0.value) != 0 } ?? false
    if nesterov, momentum == 0, let place = call.named["nesterov"]?.value.span {
      throw Diagnostic("nesterov needs momentum", at: place, hint: "for example momentum: 0.9")
    }
    return .optimizer(
      Optimizer(
        .gradientDescent(momentum: momentum, nesterov: nesterov), rate: try evaluator.rate(call, 0),
        batch: try evaluator.batch(call), decay: try evaluator.weight(call, "decay", 0)))
  }

  private static let rmsprop = Builtin(
    name: "rmsprop",
    named: [
      withDefault(rate, "0.01"), batch,
      Parameter(name: "smoothing", meaning: "how much of the mean square is kept; 0.99 without", isOptional: true),
      epsilon, momentum, l2,
    ],
    documentation: "Steps divided by the root of a running mean of the squared gradient.",
    example: "rmsprop(rate: 0.01)"
  ) { evaluator, call throws in
    .optimizer(
      Optimizer(
        .rmsprop(
          smoothing: try evaluator.share(call, "smoothing", 0.99),
          epsilon: try evaluator.weight(call, "epsilon", 1e-8), momentum: try evaluator.share(call, "momentum", 0)),
        rate: try evaluator.rate(call, 0.01), batch: try evaluator.batch(call),
        decay: try evaluator.weight(call, "decay", 0)))
  }

  private static func adam(_ name: String, _ decay: Parameter, _ defaultDecay: Double, _ documentation: String)
    -> Builtin
  {
    Builtin(
      name: name,
      named: [
        withDefault(rate, "0.001"), batch,
        Parameter(name: "beta1", meaning: "how much of the mean gradient is kept; 0.9 without", isOptional: true),
        Parameter(name: "beta2", meaning: "how much of the mean square is kept; 0.999 without", isOptional: true),
        epsilon, decay,
      ], documentation: documentation, example: "\(name)(rate: 0.001, batch: 32)"
    ) { evaluator, call throws in
      .optimizer(
        Optimizer(
          .adam(
            beta1: try evaluator.share(call, "beta1", 0.9), beta2: try evaluator.share(call, "beta2", 0.999),
            epsilon: try evaluator.weight(call, "epsilon", 1e-8)),
          rate: try evaluator.rate(call, 0.001), batch: try evaluator.batch(call),
          decay: try evaluator.weight(call, "decay", defaultDecay), isDecayDecoupled: name == "adamw"))
    }
  }

  private static let adam = adam(
    "adam", l2, 0, "Steps by running means of the gradient and its square, each divided by how much of it is there.")
  private static let adamw = adam(
    "adamw", decay("the share of rate · w that is taken off each step; 0.01 without"), 0.01,
    "Adam with the decay of the weights apart from the gradient.")
}

extension Evaluator {
  /// A learning rate: a number that is not negative, or a schedule.
  fileprivate mutating func rate(_ call: Builtin.Call, _ fallback: Double) throws(Diagnostic) -> Schedule {
    guard let expression = call.named["rate"]?.value else { return .constant(fallback) }
    return try schedule(expression)
  }

  /// A number from 0 up to, but not, 1.
  fileprivate mutating func share(_ call: Builtin.Call, _ name: String, _ fallback: Double) throws(Diagnostic)
    -> Double
  {
    guard let expression = call.named[name]?.value else { return fallback }
    let share = try number(expression)
    guard share >= 0, share < 1 else {
      throw Diagnostic("\(name): is at least 0 and less than 1", at: expression.span)
    }
    return share
  }

  fileprivate mutating func batch(_ call: Builtin.Call) throws(Diagnostic) -> Optimizer.Batch {
    guard let expression = call.named["batch"]?.value else { return .atMost(32) }
    return .rows(try integer(expression, atLeast: 1))
  }
}
