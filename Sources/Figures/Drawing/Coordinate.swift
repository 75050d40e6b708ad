/// Places in a drawing, in tenths of its unit: fine enough for any screen, and the same digits everywhere.
struct Coordinate: Hashable, Comparable, CustomStringConvertible {
  let tenths: Int

  /// Rounds to the nearest tenth. Places in a drawing are a few thousand at most.
  init(_ value: Double) { tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded()) }
  init(tenths: Int) { self.tenths = tenths }

  static func < (a: Coordinate, b: Coordinate) -> Bool { a.tenths < b.tenths }
  static func - (a: Coordinate, b: Coordinate) -> Coordinate { Coordinate(tenths: a.tenths - b.tenths) }

  /// The shortest spelling: `3`, `−0.5` as `-.5`.
  var description: String {
    let (whole, tenth) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    let sign = tenths < 0 ? "-" : ""
    if tenth == 0 { return sign + String(whole) }
    return sign + (whole == 0 ? "" : String(whole)) + "." + String(tenth)
  }
}

extension String.StringInterpolation {
  /// A place in a drawing, written as a coordinate.
  mutating func appendInterpolation(at value: Double) { appendLiteral(Coordinate(value).description) }
}
