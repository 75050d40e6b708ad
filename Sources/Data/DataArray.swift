/// An array of numbers with one length for each axis.
public struct DataArray: Sendable, Hashable {
  /// The lengths, the slowest axis first; none is zero.
  public let axes: [Int]
  /// Row-major: the last axis runs fastest. As many as the product of the lengths.
  public let elements: [Double]
}
