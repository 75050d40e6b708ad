/// The shape rules that operations share.
enum ShapeRule {
  typealias Rule = @Sendable ([Shape], Attribute) throws(EngineError) -> Shape

  static let same: Rule = { (shapes, _) throws(EngineError) in shapes[0] }

  /// NumPy's rule: axes are matched from the last, and an axis of 1 spreads.
  static let broadcast: Rule = { (shapes, _) throws(EngineError) in
    var result = shapes[0]
    for shape in shapes.dropFirst() {
      guard let wider = result.broadcast(with: shape) else {
        throw EngineError("\(result.phrase) and \(shape.phrase) do not fit element by element")
      }
      result = wider
    }
    return result
  }

  static let number: Rule = { (_, _) throws(EngineError) in .number }

  static let attribute: Rule = { (_, attribute) throws(EngineError) in
    guard case .shape(let shape) = attribute else { throw EngineError("a shape is missing") }
    return shape
  }

  static let reshape: Rule = { (shapes, attribute) throws(EngineError) in
    guard case .shape(let shape) = attribute else { throw EngineError("a shape is missing") }
    guard shape.count == shapes[0].count else {
      throw EngineError(
        "\(shapes[0].phrase) has \(shapes[0].count) elements, so it cannot become \(shape.phrase)")
    }
    return shape
  }

  static let transpose: Rule = { (shapes, _) throws(EngineError) in
    guard shapes[0].rank == 2 else {
      throw EngineError("only a matrix has a transpose, but this is \(shapes[0].phrase)")
    }
    return Shape(shapes[0].axes.reversed())
  }

  static let part: Rule = { (shapes, attribute) throws(EngineError) in
    guard case .part(let part) = attribute, part.whole == shapes[0] else { throw EngineError("a part is missing") }
    return part.shape
  }

  /// NumPy's `@` for vectors and matrices.
  static let product: Rule = { (shapes, _) throws(EngineError) in
    let (a, b) = (shapes[0], shapes[1])
    switch (a.rank, b.rank) {
    case (1, 1) where a.axes[0] == b.axes[0]: return .number
    case (2, 1) where a.axes[1] == b.axes[0]: return [a.axes[0]]
    case (1, 2) where a.axes[0] == b.axes[0]: return [b.axes[1]]
    case (2, 2) where a.axes[1] == b.axes[0]: return [a.axes[0], b.axes[1]]
    case (1...2, 1):
      throw EngineError(
        "the left side is \(a), so the right needs \(a.axes[a.rank - 1]) elements, but it has \(b.axes[0])")
    case (1...2, 2):
      throw EngineError("the left side is \(a), so the right needs \(a.axes[a.rank - 1]) rows, but it is \(b)")
    default:
      throw EngineError(
        "@ multiplies vectors and matrices, but these are \(a.phrase) and \(b.phrase)",
        hint: a.isNumber || b.isNumber ? "write * for the product with a number" : nil)
    }
  }

  static let outer: Rule = { (shapes, _) throws(EngineError) in
    guard shapes[0].rank == 1, shapes[1].rank == 1 else {
      throw EngineError("outer needs two vectors, but these are \(shapes[0].phrase) and \(shapes[1].phrase)")
    }
    return [shapes[0].axes[0], shapes[1].axes[0]]
  }

  static let concatenate: Rule = { (shapes, attribute) throws(EngineError) in
    guard case .axis(let axis) = attribute, axis < shapes[0].rank else {
      throw EngineError("\(shapes[0].phrase) has no such axis to put arrays together along")
    }
    for shape in shapes.dropFirst() {
      var axes = shape.axes
      if shape.rank == shapes[0].rank { axes[axis] = shapes[0].axes[axis] }
      guard Shape(axes) == shapes[0] else {
        throw EngineError("\(shapes[0].phrase) and \(shape.phrase) cannot be put together along axis \(axis + 1)")
      }
    }
    return Concatenation(shapes, axis: axis).shape
  }

  /// The last axis is gone.
  static let withoutLast: Rule = { (shapes, _) throws(EngineError) in
    guard shapes[0].rank > 0 else { throw EngineError("a vector is needed, but this is a number") }
    return Shape(Array(shapes[0].axes.dropLast()))
  }

  /// The last axis has length 1.
  static let lastAsOne: Rule = { (shapes, _) throws(EngineError) in
    guard shapes[0].rank > 0 else { throw EngineError("a vector is needed, but this is a number") }
    return Shape(Array(shapes[0].axes.dropLast()) + [1])
  }

  /// At least a vector.
  static let vector: Rule = { (shapes, _) throws(EngineError) in
    guard shapes[0].rank > 0 else { throw EngineError("a vector is needed, but this is a number") }
    return shapes[0]
  }

  /// All elements in one vector.
  static let join: Rule = { (shapes, _) throws(EngineError) in [shapes.reduce(0) { $0 + $1.count }] }
}
