/// The three axes of a surface, and the places of values on them.
struct SurfaceAxes {
  let x: Axis
  let y: Axis
  let height: Axis

  init(_ chart: SurfaceChart) {
    x = Axis(chart.xs, scale: .linear, ends: .atData, maximum: 7)
    y = Axis(chart.ys, scale: .linear, ends: .atData, maximum: 7)
    let own = chart.heightRange.map { [$0.lowerBound, $0.upperBound] }
    // The mesh decides; a path that shoots out of it would make it flat.
    height = Axis(own ?? chart.heights.flatMap { $0 }, scale: .linear, ends: .atRoundNumbers, maximum: 5)
  }

  /// From −1 to 1, or nothing where there is no place.
  func across(_ value: Double) -> Double? { x.place(of: value).map { 2 * $0 - 1 } }
  func along(_ value: Double) -> Double? { y.place(of: value).map { 2 * $0 - 1 } }

  /// The place of a point of the surface; nothing where it is not a number or far outside the box.
  func point(_ place: SurfaceChart.Place) -> SurfacePoint? {
    guard let x = across(place.x), let y = along(place.y), let h = height.place(of: place.height) else { return nil }
    guard abs(x) <= 1.001, abs(y) <= 1.001, -0.001 <= h, h <= 1.001 else { return nil }
    return SurfacePoint(x: x, y: y, height: h)
  }

  /// Where the arrow of a gradient ends: less than half the ground's half width away along it, as high as the tangent
  /// plane is there.
  func tip(of arrow: SurfaceChart.Arrow, _ chart: SurfaceChart) -> SurfacePoint? {
    let (place, gx, gy) = (arrow.place, arrow.slopeX, arrow.slopeY)
    guard gx.isFinite, gy.isFinite, gx != 0 || gy != 0, let x = across(place.x), let y = along(place.y),
      let low = chart.xs.min(), let high = chart.xs.max(), let bottom = chart.ys.min(), let top = chart.ys.max(),
      let first = height.place(of: place.height)
    else { return nil }
    let (perX, perY) = (2 / (high - low), 2 / (top - bottom))
    guard perX.isFinite, perY.isFinite else { return nil }
    // Scaled first, so that no square overflows.
    let size = max(abs(gx), abs(gy))
    let (ux, uy) = (gx / size, gy / size)
    let ground = ((ux * perX) * (ux * perX) + (uy * perY) * (uy * perY)).squareRoot()
    let step = 0.45 / ground
    guard let second = height.place(of: place.height + (gx * ux + gy * uy) * step) else { return nil }
    var rise = second - first
    var part = 1.0
    // A steep one is shortened, so that it stays near the surface.
    if rise > 0.45 {
      part = 0.45 / rise
      rise = 0.45
    }
    return SurfacePoint(x: x + ux * step * perX * part, y: y + uy * step * perY * part, height: first + rise)
  }
}
