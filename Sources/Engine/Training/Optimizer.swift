/// How parameters move: the rule, the learning rate, and how many rows a step looks at.
public struct Optimizer: Hashable, Sendable {
  /// The rules, with PyTorch's definitions.
  public enum Rule: Hashable, Sendable {
    /// v ← βv + g, w ← w − αv; with `nesterov`, w ← w − α(g + βv).
    case gradientDescent(momentum: Double, nesterov: Bool)
    /// s ← as + (1 − a)g², w ← w − αg/(√s + ε), with momentum as above on g/(√s + ε).
    case rmsprop(smoothing: Double, epsilon: Double, momentum: Double)
    /// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − α/(1 − β₁ᵗ) · m/(√v/√(1 − β₂ᵗ) + ε) (Kingma & Ba, 2015).
    case adam(beta1: Double, beta2: Double, epsilon: Double)
  }

  /// How many rows a step looks at.
  public enum Batch: Hashable, Sendable {
    case all
    case rows(Int)
    /// As many as there are, up to this.
    case atMost(Int)
  }

  public let rule: Rule
  public let rate: Schedule
  public let batch: Batch
  /// L2 regularisation: g ← g + λw.
  public let decay: Double
  /// Whether the decay is apart from the gradient, w ← w(1 − αλ) (Loshchilov & Hutter, 2019).
  public let isDecayDecoupled: Bool

  public init(_ rule: Rule, rate: Schedule, batch: Batch, decay: Double = 0, isDecayDecoupled: Bool = false) {
    self.rule = rule
    self.rate = rate
    self.batch = batch
    self.decay = decay
    self.isDecayDecoupled = isDecayDecoupled
  }
}
