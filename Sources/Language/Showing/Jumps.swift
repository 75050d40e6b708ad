/// Where a function of one variable jumps, so that its curve is broken there and not drawn as a steep line.
enum Jumps {
  /// The places before which the curve is broken.
  ///
  /// Between two neighbouring places where the values differ much more than those on one side of them, the distance is
  /// halved again and again: what stays apart is a jump, what comes together was only steep. A place may lie in the
  /// middle of a jump, as 0 for the sign of x, so one side is enough.
  ///
  /// - Parameter value: the function, at many places at once.
  static func places(of ys: [Double], over xs: [Double], value: ([Double]) -> [Double]) -> Set<Int> {
    func difference(_ index: Int) -> Double {
      guard index > 0, index < ys.count else { return 0 }
      let difference = (ys[index] - ys[index - 1]).magnitude
      return difference.isFinite ? difference : 0
    }
    let suspects = ys.indices.filter { index in
      let own = difference(index)
      return own > 0 && own > 2 * min(difference(index - 1), difference(index + 1))
    }
    let candidates = suspects.sorted { difference($0) > difference($1) }.prefix(most).sorted()
    guard !candidates.isEmpty else { return [] }
    let intervals = HalvedIntervals(
      candidates.map { (xs[$0 - 1], xs[$0]) }, values: candidates.map { (ys[$0 - 1], ys[$0]) }, halvings: halvings,
      value: value,
      // A place without a value is one that the curve does not go through.
      side: { y, ends in
        !y.isFinite ? nil : (y - ends.low).magnitude >= (ends.high - y).magnitude ? .high : .low
      })
    return Set(intervals.jumps.map { candidates[$0] })
  }

  /// After so many halvings 1/240 of a range is 10⁻¹¹ of it.
  private static let halvings = 32
  /// So many of the largest differences are looked into.
  private static let most = 40
}
