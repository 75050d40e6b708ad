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

  /// Rates that change from epoch to epoch.
  static let schedules: [Builtin] = [
    Builtin(
      name: "step_decay", positional: [Parameter(name: "rate", meaning: "the first rate")],
      named: [
        Parameter(name: "every", meaning: "after how many epochs"), Parameter(name: "factor", meaning: "times what"),
      ],
      documentation: "A learning rate that is multiplied by a factor after every so many epochs.",
      example: "step_decay(0.1, every: 30, factor: 0.5)"
    ) { evaluator, call throws in
      .schedule(
        .step(
          try evaluator.rateNumber(call.expression(0)), every: try evaluator.count(call, "every", least: 1) ?? 1,
          factor: try evaluator.weight(call, "factor", 1)))
    },
    Builtin(
      name: "exponential_decay", positional: [Parameter(name: "rate", meaning: "the first rate")],
      named: [Parameter(name: "factor", meaning: "times what after each epoch")],
      documentation: "A learning rate that is multiplied by a factor after each epoch.",
      example: "exponential_decay(0.1, factor: 0.95)"
    ) { evaluator, call throws in
      .schedule(
        .exponential(try evaluator.rateNumber(call.expression(0)), factor: try evaluator.weight(call, "factor", 1)))
    },
    Builtin(
      name: "cosine_decay", positional: [Parameter(name: "rate", meaning: "the first rate")],
      documentation: "A learning rate that falls to 0 over the training as half a cosine does.",
      example: "cosine_decay(0.1)"
    ) { evaluator, call throws in .schedule(.cosine(try evaluator.rateNumber(call.expression(0)))) },
    Builtin(
      name: "warmup", positional: [Parameter(name: "rate", meaning: "the rate to reach, or a schedule")],
      named: [Parameter(name: "epochs", meaning: "how many epochs it rises")],
      documentation: "A learning rate that rises in equal steps, and then stays or follows a schedule.",
      example: "warmup(0.1, epochs: 5)"
    ) { evaluator, call throws in
      .schedule(
        .warmup(
          try evaluator.schedule(call.expression(0)), epochs: try evaluator.count(call, "epochs", least: 1) ?? 1))
    },
  ]
}

extension Evaluator {
  /// A learning rate: a number that is not negative, or a schedule.
  fileprivate mutating func rate(_ call: Builtin.Call, _ fallback: Double) throws(Diagnostic) -> Schedule {
    guard let expression = call.named["rate"]?.value else { return .constant(fallback) }
    return try schedule(expression)
  }

  fileprivate mutating func schedule(_ expression: Expression) throws(Diagnostic) -> Schedule {
    if case .schedule(let schedule) = try evaluate(expression) { return schedule }
    return .constant(try rateNumber(expression))
  }

  fileprivate mutating func rateNumber(_ expression: Expression) throws(Diagnostic) -> Double {
    let rate = try number(expression)
    guard rate.isFinite, rate >= 0 else {
      throw Diagnostic(
        "the rate must be a number that is not negative, but it is \(TensorText.text(Tensor(rate), digits: 6))",
        at: expression.span)
    }
    return rate
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

  /// A finite number that is not negative.
  fileprivate mutating func weight(_ call: Builtin.Call, _ name: String, _ fallback: Double) throws(Diagnostic)
    -> Double
  {
    guard let expression = call.named[name]?.value else { return fallback }
    let weight = try number(expression)
    guard weight.isFinite, weight >= 0 else {
      throw Diagnostic("\(name): is a number that is not negative", at: expression.span)
    }
    return weight
  }

  fileprivate mutating func batch(_ call: Builtin.Call) throws(Diagnostic) -> Optimizer.Batch {
    guard let expression = call.named["batch"]?.value else { return .atMost(32) }
    return .rows(try integer(expression, atLeast: 1))
  }
}
