/// A rectangle of a drawing, in its units.
struct Box: Hashable {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
