import Kernels

/// A learning rate that may change from epoch to epoch, counted from 0. Definitions are those of PyTorch's schedulers,
/// stepped once an epoch.
public indirect enum Schedule: Hashable, Sendable {
  case constant(Double)
  /// Times `factor` after every so many epochs: StepLR.
  case step(Double, every: Int, factor: Double)
  /// Times `factor` after each epoch: ExponentialLR.
  case exponential(Double, factor: Double)
  /// Half a cosine from the rate down to 0 over the whole training: CosineAnnealingLR (Loshchilov & Hutter, 2017).
  case cosine(Double)
  /// Rises in equal steps to what `then` has, over so many epochs (Goyal et al., 2017).
  case warmup(Schedule, epochs: Int)

  /// The rate in epoch `epoch`, from 0, of `epochs`.
  func rate(in epoch: Int, of epochs: Int) -> Double {
    switch self {
    case .constant(let rate): return rate
    case .step(let rate, let every, let factor): return Self.repeated(rate, factor, epoch / every)
    case .exponential(let rate, let factor): return Self.repeated(rate, factor, epoch)
    case .cosine(let rate):
      let angle = Double.pi * Double(epoch) / Double(max(1, epochs))
      var cosine = 0.0
      withUnsafePointer(to: angle) { nabla_cos($0, &cosine, 1) }
      return rate * (1 + cosine) / 2
    case .warmup(let then, let length):
      let rate = then.rate(in: epoch, of: epochs)
      return epoch < length ? rate * Double(epoch + 1) / Double(length) : rate
    }
  }

  var isConstant: Bool { if case .constant = self { true } else { false } }

  private static func repeated(_ rate: Double, _ factor: Double, _ times: Int) -> Double {
    var rate = rate
    for _ in 0..<times where rate != 0 { rate *= factor }
    return rate
  }
}
