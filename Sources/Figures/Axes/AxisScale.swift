/// How a value becomes a place on an axis.
public enum AxisScale: Sendable, Hashable {
  case linear
  /// By the decimal logarithm. Zero and negative values have no place on it and are left out, as NaN is.
  case logarithmic
}
