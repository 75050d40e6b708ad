extension Builtin {
  /// What draws tables and figures.
  static let showing: [Builtin] = [table, plot, network, surface]
}
