/// One range for a scale that several figures have.
enum CommonRange {
  /// How many times as long as the usual range a common one may be. Beyond that one figure, such as the losses of a
  /// training that diverges, would leave the others no room.
  private static let mostStretched = 20.0

  /// - Parameter values: those that each figure shows on the scale.
  /// - Returns: nothing where the figures have no values, or where they are better drawn each to its own scale.
  static func of(_ values: [[Double]], _ scale: AxisScale = .linear) -> ClosedRange<Double>? {
    let ranges = values.compactMap { values -> ClosedRange<Double>? in
      let shown = values.filter { $0.isFinite && (scale == .linear || $0 > 0) }
      guard let low = shown.min(), let high = shown.max() else { return nil }
      return low...high
    }
    guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else { return nil }
    guard scale == .linear else { return low...high }
    let lengths = ranges.map { $0.upperBound / 2 - $0.lowerBound / 2 }.sorted()
    let usual = lengths[lengths.count / 2]
    guard usual == 0 || high / 2 - low / 2 <= usual * mostStretched else { return nil }
    return low...high
  }
}
