/// The lengths of an array's axes. A number has none.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  public let axes: [Int]

  public static let number = Shape([])

  public init(_ axes: [Int]) { self.axes = axes }
  public init(arrayLiteral elements: Int...) { axes = elements }

  /// How many axes there are: 0 for a number, 1 for a vector, 2 for a matrix.
  public var rank: Int { axes.count }
  /// How many elements an array of this shape has.
  public var count: Int { axes.reduce(1, *) }
  public var isNumber: Bool { axes.isEmpty }

  /// `8×64`, or `number` where there are no axes.
  public var description: String {
    axes.isEmpty ? "number" : axes.map(String.init).joined(separator: "×")
  }

  /// How a sentence names it: 'a number', 'a vector of 3', 'an 8×64 matrix', 'a 2×3×4 array'.
  public var phrase: String {
    switch rank {
    case 0: "a number"
    case 1: "a vector of \(axes[0])"
    case 2: "\(Self.article(for: axes[0])) \(description) matrix"
    default: "\(Self.article(for: axes[0])) \(description) array"
    }
  }

  private static func article(for number: Int) -> String {
    let digits = String(number)
    let soundsLikeVowel = digits.hasPrefix("8") || number == 11 || number == 18
    return soundsLikeVowel ? "an" : "a"
  }

  /// How far apart two neighbours along each axis stand in row-major order.
  public var strides: [Int] {
    var strides = Array(repeating: 1, count: rank)
    for axis in stride(from: rank - 2, through: 0, by: -1) { strides[axis] = strides[axis + 1] * axes[axis + 1] }
    return strides
  }

  /// Where the element at an offset in row-major order stands along each axis, from 0.
  public func place(of offset: Int) -> [Int] {
    zip(axes, strides).map { length, stride in offset / stride % max(length, 1) }
  }

  /// The shape that both spread to, by NumPy's rule: axes are matched from the last, and 1 spreads over any length.
  public func broadcast(with other: Shape) -> Shape? {
    var result: [Int] = []
    for i in 0..<max(rank, other.rank) {
      let a = i < rank ? axes[rank - 1 - i] : 1
      let b = i < other.rank ? other.axes[other.rank - 1 - i] : 1
      guard a == b || a == 1 || b == 1 else { return nil }
      result.append(a == 1 ? b : a)
    }
    return Shape(result.reversed())
  }

  /// For each element of `target` in row-major order, the offset of the element of this shape that spreads to it.
  public func broadcastOffsets(to target: Shape) -> [Int] {
    target.offsets(steps: broadcastSteps(to: target))
  }

  /// For each axis of `target`, how far a step along it moves in this shape: 0 where this shape spreads.
  func broadcastSteps(to target: Shape) -> [Int] {
    let own = strides
    let lead = target.rank - rank
    return (0..<target.rank).map { axis in
      axis < lead || axes[axis - lead] == 1 ? 0 : own[axis - lead]
    }
  }

  /// The offsets that a walk over this shape in row-major order visits when a step along axis `a` moves `steps[a]`.
  public func offsets(steps: [Int], from start: Int = 0) -> [Int] {
    var offsets = [start]
    for axis in 0..<rank {
      offsets = offsets.flatMap { base in (0..<axes[axis]).map { base + $0 * steps[axis] } }
    }
    return offsets
  }
}
