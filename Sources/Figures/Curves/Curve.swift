/// A point of a drawing, in its units.
struct Point: Hashable {
  let x: Double
  let y: Double
}

/// A curve ready to be drawn: pieces of line, between which it has no value.
struct Curve: Hashable {
  let pieces: [[Point]]

  /// - Parameters:
  ///   - points: the places of the values; nothing where a value has none, which breaks the line.
  ///   - budget: about how many points the curve may have. More would not show, and would make the file large.
  init(_ points: [Point?], budget: Int) {
    var kept = points
    if kept.count > budget { kept = Thinning.extremes(kept) { Int($0.x.rounded(.down)) } }
    // A curve that goes to and fro is still long; the search for needless points must not take forever.
    kept = Curve.limited(kept, to: 4 * budget)
    kept = Curve.limited(Curve.withoutNeedlessPoints(kept), to: budget)
    pieces = Curve.split(kept)
  }

  /// Two points of each group stay, so groups are twice as long as the surplus.
  private static func limited(_ points: [Point?], to budget: Int) -> [Point?] {
    guard points.count > budget else { return points }
    return Thinning.extremes(points, everyPoints: max((points.count * 2 + budget - 1) / max(budget, 1), 2))
  }

  private static func split(_ points: [Point?]) -> [[Point]] {
    points.split(separator: nil).map { $0.compactMap { $0 } }
  }

  /// Leaves out, in each piece, the points that lie on the line anyway, to within a tenth of a unit.
  private static func withoutNeedlessPoints(_ points: [Point?]) -> [Point?] {
    Array(split(points).map { Simplification.simplify($0, tolerance: 0.1).map(Optional.some) }.joined(separator: [nil]))
  }
}
