/// Trainings that are only compared with PyTorch, not written here.
struct TrainingCase {
  let name: String
  let source: String

  static let all: [TrainingCase] = optimizers + schedules + settings + losses

  private static func make(_ kind: String, _ names: [String], _ source: (String) -> String) -> [TrainingCase] {
    names.enumerated().map { TrainingCase(name: "\(kind)_\($0)", source: source($1) + "\npytorch(run)") }
  }

  private static let network = """
    d = data(x: [[1, 0.5], [-1, 2], [0.5, -0.5], [2, 1], [-0.5, -1], [0, 1]], t: [1, 2, 3, 1, 3, 2])
    use d
    h = dense(x, 4, tanh)
    z = dense(h, 3)
    E = mean(softmax_cross_entropy(z, t))

    """

  private static let optimizers = make(
    "optimizer",
    [
      "gd(rate: 0.1)", "gd(rate: 0.1, momentum: 0.9)", "gd(rate: 0.1, decay: 0.01)", "sgd(rate: 0.1, batch: 6)",
      "sgd(rate: 0.1, momentum: 0.9, nesterov: true)", "sgd(rate: 0.1, momentum: 0.9, decay: 0.01)",
      "rmsprop(rate: 0.01)", "rmsprop(rate: 0.01, smoothing: 0.9, epsilon: 1e-3, momentum: 0.9, decay: 0.001)",
      "adam()", "adam(rate: 0.01, beta1: 0.8, beta2: 0.99, epsilon: 0.001, decay: 0.1)", "adamw(rate: 0.01)",
      "adamw(rate: 0.01, decay: 0.1)", "adamw(rate: 0.01, decay: 0)",
    ]
  ) { network + "run = train(E, optimizer: \($0), epochs: 60)" }

  private static let schedules = make(
    "schedule",
    [
      "step_decay(0.5, every: 7, factor: 0.5)", "exponential_decay(0.5, factor: 0.95)", "cosine_decay(0.5)",
      "warmup(0.5, epochs: 5)", "warmup(0.5, epochs: 1)", "warmup(step_decay(0.5, every: 7, factor: 0.5), epochs: 10)",
      "warmup(warmup(exponential_decay(0.5, factor: 0.9), epochs: 4), epochs: 8)",
    ]
  ) { network + "run = train(E, optimizer: gd(rate: \($0)), epochs: 40)" }

  private static let settings = make(
    "setting",
    [
      "clip: 0.1", "from: (h.b = [0.1, 0.2, 0.3, 0.4])", "seed: 5", "on: d[2..4]", "until: E < 0.9",
      "record: \"steps\"",
    ]
  ) { network + "run = train(E, optimizer: gd(rate: 0.5), epochs: 40, \($0))" }

  private static let losses = make(
    "loss",
    [
      "E = sum(cross_entropy(softmax(z), t))", "p = softmax(z)\nE = mean(cross_entropy(p, t))",
      "E = mean(cross_entropy(softmax(z) * 1, t))", "E = mean(kl([0.2, 0.3, 0.5], softmax(z)))",
      "q = [0.5, 0.25, 0.25]\nE = mean(cross_entropy(softmax(z), one_hot(t) * 1))",
      "E = mean(softmax_cross_entropy(z, [c, 1 - c, 0]))", "E = sum(softmax_cross_entropy(z, [c, 1 - c, c]))",
      "E = -mean(entropy(softmax(z)))", "E = mean(binary_cross_entropy(σ(z), one_hot(t)))",
      "E = sum(binary_cross_entropy(σ(z), one_hot(t)))", "y = σ(z)[1]\nE = sum(binary_cross_entropy(y, c))",
      "E = mean(binary_cross_entropy(clip(z[1], 0.1, 0.9), c))", "E = mean(log(1 + exp(-z[1])) + log(σ(z[2])))",
      "E = mean(squared_error(z, one_hot(t)))", "E = mean(half_squared_error(z[1], c))",
      "E = sum(absolute_error(z, x[1] * one_hot(t)))", "E = mean(mean(z^2))", "E = sum(sum(z^2)) / count(t)",
      "E = max(norm(z))", "E = mean((z[1] - c)^2) / (2*σ(h.b[1])^2) + log(σ(h.b[1]))",
      "E = mean(if(z[1] > 0.1, z[1]^2, -z[1]) + max(0, z[2]) + max(z[3], 0.3) + min(z[1], z[3]) + abs(z[2]))",
      "E = sum((z on d[2]) ^ 2)", "E = mean((sum(tanh'(z)) - c)^2)",
      "E = mean(z[2]^2 + (round(z[1], 1) - c)^2 + sign(z[3]) * step(z[2]))",
    ]
  ) { loss in
    """
    d = data(x: [[1, 0.5], [-1, 2], [0.5, -0.5], [2, 1], [-0.5, -1], [0, 1]], t: [2, 1, 3, 2, 3, 1], c: [0, 1, 1, 0, 1, 0])
    use d
    h = dense(x, 4, tanh)
    z = dense(h, 3)
    \(loss)
    run = train(E, optimizer: gd(rate: 0.05), epochs: 20)
    """
  }
}
