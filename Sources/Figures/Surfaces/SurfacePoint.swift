/// A point of the box that a surface stands in: x and y go from −1 to 1 over the ground, the height from 0 to 1.
public struct SurfacePoint: Sendable, Hashable {
  public let x: Double
  public let y: Double
  public let height: Double

  /// The point at a part of the way to another.
  func towards(_ other: SurfacePoint, _ part: Double) -> SurfacePoint {
    SurfacePoint(
      x: x + (other.x - x) * part, y: y + (other.y - y) * part, height: height + (other.height - height) * part)
  }

  /// The largest of the differences along the three axes.
  func distance(to other: SurfacePoint) -> Double {
    max(abs(x - other.x), abs(y - other.y), abs(height - other.height))
  }
}
