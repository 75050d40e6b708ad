/// From where a surface is seen: how far the ground is turned, and how high the eye stands.
public struct SurfaceAngle: Sendable, Hashable {
  /// The turn of the ground about the vertical, in steps of 15°, from 0 to 23.
  public let turn: Int
  /// The height of the eye, in steps of 15°, from 0, level with the ground, to 6, straight above it.
  public let tilt: Int

  public init(turn: Int, tilt: Int) {
    self.turn = ((turn % 24) + 24) % 24
    self.tilt = min(max(tilt, 0), 6)
  }

  /// The angle at which a surface is drawn without another: turned by 30°, seen from 30° above.
  public static let usual = SurfaceAngle(turn: 2, tilt: 2)

  /// The sines of 0°, 15°, … 90°: 0, (√6 − √2)/4, 1/2, √2/2, √3/2, (√6 + √2)/4, 1.
  private static let sines = [
    0, 0.25881904510252074, 0.5, 0.7071067811865476, 0.8660254037844386, 0.9659258262890683, 1,
  ]

  static func sine(_ step: Int) -> Double {
    switch step % 24 {
    case let step where step <= 6: sines[step]
    case let step where step <= 12: sines[12 - step]
    case let step where step <= 18: -sines[step - 12]
    case let step: -sines[24 - step]
    }
  }

  static func cosine(_ step: Int) -> Double { sine(step + 6) }
}

/// The parallel projection of the box that a surface stands in. A script that turns a surface uses the same formula:
///
///     right = x cos α − y sin α
///     away  = x sin α + y cos α
///     up    = away sin β + h · tall · cos β
///
/// with x and y from −1 to 1, the height h from 0 to 1, the turn α and the tilt β. The picture's x is right, its y is up
/// turned over.
struct SurfaceProjection: Hashable {
  let angle: SurfaceAngle
  /// How tall the box is; its ground is 2 by 2.
  static let tall = 1.25

  func right(_ x: Double, _ y: Double) -> Double {
    x * SurfaceAngle.cosine(angle.turn) - y * SurfaceAngle.sine(angle.turn)
  }

  /// How far away from the eye, along the ground.
  func away(_ x: Double, _ y: Double) -> Double {
    x * SurfaceAngle.sine(angle.turn) + y * SurfaceAngle.cosine(angle.turn)
  }

  func up(_ x: Double, _ y: Double, _ h: Double) -> Double {
    away(x, y) * SurfaceAngle.sine(angle.tilt) + h * Self.tall * SurfaceAngle.cosine(angle.tilt)
  }
}
