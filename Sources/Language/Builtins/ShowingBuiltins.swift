extension Builtin {
  /// What draws tables and figures.
  static let showing: [Builtin] =
    [
      table, plot.placed, scatter, arrows, boundary, contour, surface, network, heatMap, confusion, images, bars,
      histogram,
      gradients,
    ] + grouping + exploring
}
