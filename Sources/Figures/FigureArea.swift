/// The rectangle of a drawing in which values have places, in units of the drawing.
public struct FigureArea: Sendable, Hashable {
  public let left: Double
  public let right: Double
  public let top: Double
  public let bottom: Double
}
