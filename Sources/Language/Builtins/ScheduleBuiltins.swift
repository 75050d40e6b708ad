import Engine
import Source

extension Builtin {
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
  /// A schedule, or a number as a rate that stays.
  mutating func schedule(_ expression: Expression) throws(Diagnostic) -> Schedule {
    if case .schedule(let schedule) = try evaluate(expression) { return schedule }
    return .constant(try rateNumber(expression))
  }

  mutating func rateNumber(_ expression: Expression) throws(Diagnostic) -> Double {
    let rate = try number(expression)
    guard rate.isFinite, rate >= 0 else {
      throw Diagnostic(
        "the rate must be a number that is not negative, but it is \(TensorText.text(Tensor(rate), digits: 6))",
        at: expression.span)
    }
    return rate
  }

  /// A finite number that is not negative.
  mutating func weight(_ call: Builtin.Call, _ name: String, _ fallback: Double) throws(Diagnostic)
    -> Double
  {
    guard let expression = call.named[name]?.value else { return fallback }
    let weight = try number(expression)
    guard weight.isFinite, weight >= 0 else {
      throw Diagnostic("\(name): is a number that is not negative", at: expression.span)
    }
    return weight
  }
}
