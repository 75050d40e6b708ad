import Engine
import Source

extension Builtin {
  /// Where first values are drawn from, after `~`.
  static let randomness: [Builtin] = [
    distribution(
      "normal", ("mean", "the mean"), ("sd", "the standard deviation"), "Normally distributed.",
      "param w[3] ~ normal(0, 1)\nw\ngrad(sum(w))"
    ) { .normal(mean: $0, standardDeviation: $1) },
    distribution(
      "uniform", ("low", "the least value"), ("high", "the largest value"), "All values between two are as likely.",
      "param w[3] ~ uniform(-1, 1)\nw\ngrad(sum(w))"
    ) { .uniform(low: $0, high: $1) },
  ]

  private static func distribution(
    _ name: String, _ first: (String, String), _ second: (String, String), _ documentation: String, _ example: String,
    _ make: @escaping @Sendable (Double, Double) -> Distribution
  ) -> Builtin {
    Builtin(
      name: name,
      positional: [Parameter(name: first.0, meaning: first.1), Parameter(name: second.0, meaning: second.1)],
      documentation: documentation, example: example
    ) { evaluator, call throws in
      .distribution(
        make(try evaluator.number(call.expression(0)), try evaluator.number(call.expression(1))))
    }
  }
}

extension Distribution {
  /// First values of the parameter `name`, from a stream of its own, so that an edit elsewhere changes nothing here.
  func draw(_ shape: Shape, fan: Draw.Fan, name: String, occurrence: Int, seed: UInt64) -> Tensor {
    var stream = RandomStream(seed: seed, stream: name, purpose: "parameter", occurrence: occurrence)
    return Tensor(
      (0..<shape.count).map { _ in
        switch self {
        case .normal(let mean, let deviation): stream.normal(mean: mean, standardDeviation: deviation)
        case .uniform(let low, let high): stream.uniform(low, high)
        case .xavier: stream.normal(standardDeviation: (2 / Double(fan.inputs + fan.outputs)).squareRoot())
        case .he: stream.normal(standardDeviation: (2 / Double(fan.inputs)).squareRoot())
        }
      }, shape: shape)
  }
}

extension Draw.Fan {
  /// A weight matrix is outputs × inputs; a vector is the weights of one output.
  init(of shape: Shape) {
    let outputs = shape.rank >= 2 ? shape.axes[0] : 1
    self.init(inputs: max(1, shape.count / max(1, outputs)), outputs: outputs)
  }
}
