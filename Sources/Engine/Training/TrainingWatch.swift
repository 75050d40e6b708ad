/// Looks in on a training while it runs: at its start, and then after each millisecond or so of work, as far as that
/// can be told from the sizes of its arrays; at least between the steps of a program and blocks of a large product.
public struct TrainingWatch: Sendable {
  /// How far a training is.
  public struct Moment: Sendable {
    /// How many epochs are done, and of how many.
    public let epoch: Int
    public let epochs: Int
    /// The loss that was computed last.
    public let loss: Double

    public init(epoch: Int, epochs: Int, loss: Double) {
      self.epoch = epoch
      self.epochs = epochs
      self.loss = loss
    }
  }

  /// What it throws ends the training with this error.
  public let look: @Sendable (Moment) throws(EngineError) -> Void

  public init(_ look: @escaping @Sendable (Moment) throws(EngineError) -> Void = { _ in }) { self.look = look }
}
