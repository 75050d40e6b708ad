/// Where a curve's values stand in a plot.
enum CurvePoints {
  /// The places of the values; nothing where a value has none, or where the curve jumps.
  ///
  /// - Parameter isLimited: whether the plot shows less than the curve has. What is outside is cut off.
  static func points(of series: LineChart.Series, in plot: PlotArea, isLimited: Bool) -> [Point?] {
    var points: [Point?] = []
    for index in 0..<series.count {
      if series.jumps.contains(index) { points.append(nil) }
      points.append(plot.point(series.xs[index], series.ys[index]))
    }
    guard isLimited else { return points }
    let area = plot.box
    return series.style == .points ? points.map { $0.flatMap { area.clipped($0, $0)?.0 } } : clipped(points, to: area)
  }

  /// The parts of a curve that lie in a box.
  private static func clipped(_ points: [Point?], to area: Box) -> [Point?] {
    var result: [Point?] = []
    for (start, end) in zip(points, points.dropFirst()) {
      guard let start, let end, let (first, last) = area.clipped(start, end) else {
        result.append(nil)
        continue
      }
      if result.last != first { result += [nil, first] }
      if last != first { result.append(last) }
    }
    return result
  }
}
