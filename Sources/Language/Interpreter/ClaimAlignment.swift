import Engine

/// The numbers of a claim's sides beside one another.
struct ClaimPairs {
  let left: [Double]
  let right: [Double]
  /// The right side's numbers as they were written.
  let literals: [String]?
  /// The shape of what is compared; with rows, the first axis is the rows.
  let shape: Shape
  let isPerRow: Bool
}

/// Whether the sides of a claim have the same entries. One number is compared with all of the other side; arrays of
/// different lengths never are, whatever they could be spread to.
enum ClaimAlignment {
  case pairs(ClaimPairs)
  case misfit(String)

  init(_ left: ClaimSide, _ right: ClaimSide, rowCount: Int?) {
    guard let shape = Self.shape(left, right, rowCount) else {
      self = .misfit(Self.misfit(left, right, rowCount))
      return
    }
    let places = Self.places(of: right, in: shape, rowCount)
    self = .pairs(
      ClaimPairs(
        left: Self.places(of: left, in: shape, rowCount).map { left.tensor.elements[$0] },
        right: places.map { right.tensor.elements[$0] },
        literals: right.literals.map { literals in places.map { literals[$0] } }, shape: shape,
        isPerRow: rowCount != nil))
  }

  /// The shape that both sides have, with the rows first; nothing where they do not fit.
  private static func shape(_ left: ClaimSide, _ right: ClaimSide, _ rowCount: Int?) -> Shape? {
    guard let rowCount else {
      return common(left.tensor.shape.axes, right.tensor.shape.axes).map { Shape($0) }
    }
    guard let a = entry(of: left, beside: right, rowCount), let b = entry(of: right, beside: left, rowCount),
      let axes = common(a, b)
    else { return nil }
    return Shape([rowCount] + axes)
  }

  /// The axes of both; a number, which has none, goes with any.
  private static func common(_ a: [Int], _ b: [Int]) -> [Int]? {
    if a == b || b.isEmpty { return a }
    return a.isEmpty ? b : nil
  }

  /// The axes of what a side has for one row. Without rows it is a list with an entry a row, or the same for all rows.
  private static func entry(of side: ClaimSide, beside other: ClaimSide, _ rowCount: Int) -> [Int]? {
    if side.rows != nil { return side.shape.axes }
    let axes = side.tensor.shape.axes
    if axes == [rowCount] + other.shape.axes { return other.shape.axes }
    return axes.isEmpty || axes == other.shape.axes ? axes : nil
  }

  /// Which element of a side stands at each place.
  private static func places(of side: ClaimSide, in shape: Shape, _ rowCount: Int?) -> [Int] {
    let own = side.tensor.elements.count
    if own == shape.count { return Array(0..<own) }
    if side.rows != nil, let rowCount {
      let width = shape.count / max(1, rowCount)
      return (0..<shape.count).map { $0 / max(1, width) }
    }
    return (0..<shape.count).map { $0 % max(1, own) }
  }

  private static func misfit(_ left: ClaimSide, _ right: ClaimSide, _ rowCount: Int?) -> String {
    if let rowCount {
      let (rowed, plain) = left.rows != nil ? (left, right) : (right, left)
      if plain.rows == nil, plain.tensor.shape.axes.dropFirst() == rowed.shape.axes[...], plain.tensor.shape.rank > 0 {
        let count = plain.tensor.shape.axes[0]
        return "\(rowed.source) has \(rowCount) \(rowCount == 1 ? "row" : "rows"), but \(plain.source) has "
          + "\(count) \(count == 1 ? "entry" : "entries")"
      }
    }
    let perRow = rowCount == nil ? "" : " per row"
    func described(_ side: ClaimSide) -> String {
      let kind = "\(side.source) is \(side.shape.phrase)" + (side.rows == nil ? "" : perRow)
      guard !side.isWritten, side.rows == nil, side.tensor.elements.count <= 8 else { return kind }
      return "\(kind), \(TensorText.text(side.tensor, digits: 6))"
    }
    return "\(described(left)), but \(described(right))"
  }
}
