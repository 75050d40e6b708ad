extension Builtin {
  /// What draws tables and figures.
  static let showing: [Builtin] = [
    table, plot, heatMap, confusion, images, bars, histogram, gradients,
  ]
}
