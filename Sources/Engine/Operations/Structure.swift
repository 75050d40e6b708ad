extension Operation {
  /// What moves numbers without computing: parts, lists, spreading and its reverse.
  static let structure: [Operation] = [
    reshape, part, place, list, spreadElements, gatherElements, spreadRows, onlyRow, countRows,
  ]

  public static let reshape = Operation(
    "reshape", notation: .invisible, inputs: 1...1, callable: false, shape: ShapeRule.reshape,
    kernel: .gather { shape, _ in Array(0..<shape.count) },
    derivative: .adjoint { _ in [.apply("reshape", .g, attribute: .shape(ofInput: 0))] },
    documentation: "The same elements in another shape.", example: "[[1, 2], [3, 4]]", gives: [1, 2, 3, 4])

  public static let part = Operation(
    "part", notation: .part, inputs: 1...1, callable: false, shape: ShapeRule.part,
    kernel: .gather { _, attribute in attribute.partOffsets },
    derivative: .adjoint { _ in [.apply("place", .g, attribute: .own)] },
    documentation: "An element or a part of an array, by its indices from 1.", example: "[5, 6, 7][2]", gives: [6])

  /// The reverse of `part`: its input at the part's places, 0 elsewhere.
  static let place = Operation(
    "place", notation: .invisible, inputs: 1...1, callable: false,
    shape: { (_, attribute) throws(EngineError) in
      guard case .part(let part) = attribute else { throw EngineError("a part is missing") }
      return part.whole
    },
    kernel: .gather { _, attribute in
      guard case .part(let part) = attribute else { return [] }
      var offsets = Array(repeating: -1, count: part.whole.count)
      for (element, offset) in part.offsets.enumerated() { offsets[offset] = element }
      return offsets
    },
    derivative: .adjoint { _ in [.apply("part", .g, attribute: .own)] },
    documentation: "A part of an array at its place, 0 elsewhere.", example: "[0, 6, 0]", gives: [0, 6, 0])

  public static let list = Operation(
    "list", notation: .list, inputs: 1...1_000_000, callable: false, shape: ShapeRule.join, kernel: .join,
    derivative: .adjoint { shapes in
      shapes.indices.map { .apply("part", .g, attribute: .partOfList(input: $0)) }
    },
    documentation: "Numbers and vectors, one after the other, in one vector.", example: "[1, [2, 3]]",
    gives: [1, 2, 3])

  /// Spreads over a larger shape by NumPy's rule.
  static let spreadElements = Operation(
    "spreadElements", notation: .invisible, inputs: 1...1, callable: false, shape: ShapeRule.attribute,
    kernel: .gather { shape, attribute in
      guard case .shape(let target) = attribute else { return [] }
      return shape.broadcastOffsets(to: target)
    },
    derivative: .adjoint { _ in [.apply("gatherElements", .g, attribute: .shape(ofInput: 0))] },
    documentation: "An array spread over a larger shape.", example: "[1, 1]", gives: [1, 1])

  /// The reverse of spreading: what was spread is summed again.
  static let gatherElements = Operation(
    "gatherElements", notation: .invisible, inputs: 1...1, callable: false, shape: ShapeRule.attribute,
    kernel: .scatterAdd { shape, attribute in
      guard case .shape(let target) = attribute else { return [] }
      return target.broadcastOffsets(to: shape)
    },
    derivative: .adjoint { _ in [.apply("spreadElements", .g, attribute: .shape(ofInput: 0))] },
    documentation: "An array summed back to the shape that it was spread from.", example: "sum([1, 1])", gives: [2])

  static let spreadRows = Operation(
    "spreadRows", notation: .invisible, inputs: 1...1, callable: false, shape: ShapeRule.same, rows: .spread,
    kernel: .spreadRows, derivative: .adjoint { _ in [.apply("sumRows", .g, attribute: .own)] },
    documentation: "One value for every row.", example: "1", gives: [1])

  /// The value at the one row of a dataset of one row: the sum over that row.
  static let onlyRow = Operation(
    "onlyRow", notation: .invisible, inputs: 1...1, callable: false, shape: ShapeRule.same, rows: .reduced,
    kernel: .reduceRows(.sum), derivative: .adjoint { _ in [.apply("spreadRows", .g, attribute: .own)] },
    documentation: "The value at a row.", example: "x on d[2]", gives: [2])

  public static let countRows = Operation(
    "countRows", notation: .function("n"), inputs: 0...0, callable: false, shape: ShapeRule.number, rows: .reduced,
    kernel: .countRows, derivative: .zero,
    documentation: "How many rows a dataset has.", example: "count(d)", gives: [3])
}

extension Attribute {
  fileprivate var partOffsets: [Int] {
    guard case .part(let part) = self else { return [] }
    return part.offsets
  }
}

extension Graph {
  /// `value`, spread over the part, at the part's places of an array that is 0 elsewhere.
  public mutating func placed(_ value: NodeID, _ part: Part) throws(EngineError) -> NodeID {
    let spread = self[value].shape == part.shape ? value : try apply(.spreadElements, [value], .shape(part.shape))
    return try apply(.place, [spread], .part(part))
  }
}
