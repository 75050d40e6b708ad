import Engine

/// Arrays as mathematics.
enum ValueMath {
  /// The array; nothing for one of more than two axes.
  static func math(_ tensor: Tensor) -> Math? { tensor.shape.rank <= 2 ? .value(tensor) : nil }
}
