/// A dropout: in training each number is dropped with this probability, and what is left is made larger, so that the
/// mean stays (Srivastava et al., "Dropout", 2014).
public struct Dropout: Hashable, Sendable {
  /// The probability that a number becomes 0, below 1.
  public let rate: Double
  /// Which of the notebook's streams of random numbers it draws from.
  public let stream: String
  public let occurrence: Int

  public init(rate: Double, stream: String, occurrence: Int) {
    self.rate = rate
    self.stream = stream
    self.occurrence = occurrence
  }

  /// What is left is multiplied by this.
  var scale: Double { 1 / (1 - rate) }
}
