import Engine

extension Optimizer {
  /// The optimizer of PyTorch, with what differs from its defaults.
  var constructor: String {
    var settings = ["model.parameters()", "lr=\(Literal.number(rate.base))"]
    func add(_ name: String, _ value: Double, unless usual: Double) {
      if value != usual { settings.append("\(name)=\(Literal.number(value))") }
    }
    let name: String
    switch rule {
    case .gradientDescent(let momentum, let nesterov):
      name = "SGD"
      add("momentum", momentum, unless: 0)
      if nesterov { settings.append("nesterov=True") }
    case .rmsprop(let smoothing, let epsilon, let momentum):
      name = "RMSprop"
      add("alpha", smoothing, unless: 0.99)
      add("eps", epsilon, unless: 1e-8)
      add("momentum", momentum, unless: 0)
    case .adam(let beta1, let beta2, let epsilon):
      name = isDecayDecoupled ? "AdamW" : "Adam"
      if (beta1, beta2) != (0.9, 0.999) {
        settings.append("betas=(\(Literal.number(beta1)), \(Literal.number(beta2)))")
      }
      add("eps", epsilon, unless: 1e-8)
    }
    add("weight_decay", decay, unless: isDecayDecoupled ? 0.01 : 0)
    return "torch.optim.\(name)(\(settings.joined(separator: ", ")))"
  }
}

extension Schedule {
  /// The rate that the optimizer is made with.
  var base: Double {
    switch self {
    case .constant(let rate), .step(let rate, _, _), .exponential(let rate, _), .cosine(let rate): rate
    case .warmup(let then, _): then.base
    }
  }

  /// The scheduler of PyTorch, stepped once an epoch; nothing for a rate that stays.
  func scheduler(epochs: Int) -> String? {
    let family = "torch.optim.lr_scheduler"
    switch self {
    case .constant: return nil
    case .step(_, let every, let factor):
      return "\(family).StepLR(optimizer, step_size=\(every), gamma=\(Literal.number(factor)))"
    case .exponential(_, let factor): return "\(family).ExponentialLR(optimizer, gamma=\(Literal.number(factor)))"
    case .cosine: return "\(family).CosineAnnealingLR(optimizer, T_max=\(epochs))"
    case .warmup(.constant, let length):
      guard length > 1 else { return nil }
      return "\(family).LinearLR(optimizer, start_factor=1 / \(length), total_iters=\(length - 1))"
    case .warmup: return "LambdaLR(optimizer, lambda epoch: \(factor(epochs).text))"
    }
  }

  /// The share of the first rate in epoch `epoch`, counted from 0.
  private func factor(_ epochs: Int) -> Expression {
    switch self {
    case .constant: return Expression(1)
    case .step(_, let every, let factor): return Expression("\(Literal.number(factor)) ** (epoch // \(every))", .power)
    case .exponential(_, let factor): return Expression("\(Literal.number(factor)) ** epoch", .power)
    case .cosine: return Expression("(1 + math.cos(math.pi * epoch / \(max(1, epochs)))) / 2", .product)
    case .warmup(let then, let length):
      let rise = "min(1, (epoch + 1) / \(length))"
      if case .constant = then { return Expression(rise) }
      return Expression("\(rise) * \(then.factor(epochs).bracketed(from: .power))", .product)
    }
  }
}
