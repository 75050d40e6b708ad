/// Trainings that are only compared with PyTorch, not written here.
struct TrainingCase {
  let name: String
  let source: String

  static let all: [TrainingCase] = optimizers + schedules + settings + losses + forms

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
    d = data(x: [[1, 0.5], [-1, 2], [0.5, -0.5], [2, 1], [-0.5, -1], [0, 1]], t: [2, 1, 3, 2, 3, 1],
        c: [0, 1, 1, 0, 1, 0])
    use d
    h = dense(x, 4, tanh)
    z = dense(h, 3)
    \(loss)
    run = train(E, optimizer: gd(rate: 0.05), epochs: 20)
    """
  }

  /// Networks and data of other forms.
  private static let forms = make(
    "form",
    [
      // Names that Python has for something else, or that look the same to it.
      """
      d = data(lambda: [1, 2, 0.5], class: [0, 1, 1], x₁: [0.1, 0.2, 0.7], x1: [3, 1, 2], F: [1, 1, 2])
      use d
      param type = 0.5, σ₀ = 0.1, ŵ = 0.3, w = 1, torch = 0.2, x_1 = 0.7, forward = 0.1
      loss = type * lambda + σ₀ * x₁ + ŵ * x1 + x_1 * F + torch + forward
      model = tanh(loss)
      max = model * w
      E = sum((max - class)^2)
      """,
      // Text as labels, and compared.
      """
      d = data(x: [[1, 0.5], [-1, 2], [0.5, -0.5]], s: csv("flowers.csv")[1..3].kind, t: csv("flowers.csv")[4..6].kind)
      use d
      z = dense(x, 3)
      E = mean(softmax_cross_entropy(z, s)) + mean(if(s == t, z[1], z[2])^2)
      """,
      // Two layers of one name, parameters of one name.
      """
      d = data(x: [[1, 0.5], [-1, 2], [0.5, -0.5]], t: [0, 1, 1])
      use d
      param w = 0.5
      a = w * x[1]
            param w = 0.7
      h = dense(x, 2, tanh)
      g = h
      h = dense(h, 2, tanh)
      y = a + w * sum(h)
      E = mean((y - t)^2)
      """,
      // Data without rows.
      """
      X = [[1, 2], [0, 1], [3, -1]]
      t = [1, 0, 2]
      param w = [0.1, 0.2], b = 0.3
      y = X @ w + b
      E = sum((y - t)^2)
      """,
      """
      param w = 3, v = [1, 2]
      f(x) = x^2 + 1/x
      E = f(w) + sum(f(v)) + f'(w)^2
      """,
      // Rows of two datasets, and of all rows.
      """
      a = data(x: [1, 2, 3], t: [1, 3, 2])
      b = data(x: [0.5, -1], t: [0, 1])
      param w = 0.5, c = 0.1
      y = w * a.x + c
      E = sum((y - a.t)^2) + (w + c)^2 + sum((w * b.x + c - b.t)^2)
      """,
      """
      d = data(x: [1, 2, 3, 5], t: [1, 3, 2, 2])
      use d
      param w = 0.5
      m = mean(x) on d
      y = w * (x - m) + (max(t) on d[2..3]) / 5 + count(t) * w
      E = mean((y - t)^2) + variance(y)
      """,
      // Images without rows, images with several channels as data, a kernel of the author's.
      """
      I = reshape(linspace(0, 1, 50), 5, 5, 2)
      h = conv2d(I, 3, 3, relu, stride: 2, padding: 1)
      p = maxpool(h, 2)
      y = dense(flatten(p), 1)
      E = (y - 1)^2 + sum(h.b^2) + mean(h.W)^2 + sum(h * 0.1)
      """,
      """
      d = data(i: reshape(sin(linspace(0, 70, 72)), 2, 4, 3, 3), t: [1, 2])
      use d
      param K = [[1, -1], [0.5, 0.2]]
      g = convolve(i[1..4, 1..3, 2], K)
      h = conv2d(i / 2, 2, [3, 2], sigmoid)
      r = h + dropout(h, 0)
      z = dense([flatten(g), flatten(avgpool(r, 2, stride: 1))], 2)
      E = mean(softmax_cross_entropy(z, t)) + sum(h[1, 1, 2])
      """,
      """
      d = data(v: [[1, 2, 3, 4], [0, 1, 0, -1]], t: [1, 2])
      use d
      param k = [0.5, -0.5], i = 0.2
      g = convolve(v, k)
      E = sum((sum(g) + i - t)^2) + sum(convolve([1, 0, 2], k)^2)
      """,
      // Attention with heads and a mask, layernorm, an embedding of one index, words without rows.
      """
      d = data(word: [1, 3, 2], t: [0, 1, 1])
      use d
      e = embedding(word, 3, 4)
      s = embedding([2, 1], 3, 4)
      A = self_attention(stack(e, e * 2), heads: 2, mask: [[1, 0], [1, 1]])
      B = attention(A, A, stack(e, e))
      C = layernorm(s, gain: [1, 2, 0.5, 1])
      y = dense([flatten(A + B), flatten(C)], 1, sigmoid)
      E = mean(binary_cross_entropy(y, t)) + sum(s.W^2) / 10
      """,
      // The rows of one vector against numbers, vectors and matrices per row.
      """
      d = data(x: [[1, 2], [3, 5]], M: [[[1, 2], [3, 4]], [[0, 1], [1, 0.5]]], s: [0.5, 2])
      use d
      param v = [0.3, -0.2], W = [[1, 0], [0.5, 2]], c = 0.1
      E = sum(sum(s * W)) + mean(sum(c * M * x)) + sum(x @ W @ v) + sum(v @ M @ x) + sum(dot(x, v) * s)
            E = E + mean(sum(outer(x, v) * M)) + sum(mean(s * M + W, over: "rows")^2) +
        sum(sum(transpose(M) @ W @ [c, s]))
      """,
      // Long formulas are broken into lines.
      """
      d = data(x: [0.1, 0.2, 0.5])
      use d
      param a = 0.3, b = 0.5
      y = sin(a*x + b) * cos(a*x - b) + exp(-a*x^2) * sin(b*x + 0.123456789) -
        tanh(a + b*x)^2 * sigmoid(a - b*x) / (1 + x^2)
      E = sum((y - x)^2) + 0.5*((a - 1)^2 + (b - 2)^2) * (sin(a)^2 + cos(b)^2 + exp(a - b)) / (1 + a^2 + b^2)^3
      """,
      // Constants with names, and what is computed of constants alone.
      """
      d = data(x: [0.1, 0.2, 0.5])
      use d
      k = 3
      two = 2
      r = sqrt(two) * k + 1/0.7
      q = [1, 2, 3]
      big = linspace(0, 1, 20)
      param a = 0.3, w = [1, 2, 3]
      y = k * x + a * r + log(k) * exp(a) + (k / two)^(-0.5) + if(k > 1, a, x)
      E = mean(y^2) + sum(q * w)^2 + sum(big) * a + sum((w on d) * identity(3) @ [1, 0, 2]) + max(k, two) * a
      """,
    ]
  ) { $0 + "\nrun = train(E, optimizer: gd(rate: 0.001), epochs: 15)" }
}
