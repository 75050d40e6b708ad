extension Operation {
  /// What moves numbers without computing: parts, lists, spreading and its reverse.
  static let structure: [Operation] = [
    reshape, part, place, list, concatenate, spreadElements, gatherElements, spreadRows, onlyRow, countRows, patches,
    unpatch,
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

  /// The inputs have one shape but for the axis that they are put together along.
  public static let concatenate = Operation(
    "concat", inputs: 1...1_000_000, callable: false, shape: ShapeRule.concatenate, kernel: .concatenate,
    derivative: .adjoint { shapes in
      shapes.indices.map { .apply("part", .g, attribute: .partOfConcatenation(input: $0)) }
    },
    documentation: "Arrays one after the other along an axis.", example: "concat([[1], [2]], [[3], [4]], axis: 2)",
    gives: [1, 3, 2, 4])

  /// What a filter sees at each place of an image, a place a row: the image becomes a matrix, and a convolution a
  /// product of matrices (Chellapilla, Puri & Simard, 2006).
  public static let patches = Operation(
    "patches", inputs: 1...1, callable: false,
    shape: { (shapes, attribute) throws(EngineError) in
      guard case .patches(let patches) = attribute, patches.image == shapes[0] else {
        throw EngineError("the patches of an image are missing")
      }
      return patches.shape
    },
    kernel: .gather { _, attribute in attribute.patchOffsets },
    derivative: .adjoint { _ in [.apply("unpatch", .g, attribute: .own)] },
    documentation: "What a window sees at each of its places in an image.",
    example: "convolve([[1, 2], [3, 4]], [[1, 0], [0, 1]])", gives: [5])

  /// The reverse of `patches`: each pixel is the sum over the windows that see it.
  static let unpatch = Operation(
    "unpatch", notation: .invisible, inputs: 1...1, callable: false,
    shape: { (_, attribute) throws(EngineError) in
      guard case .patches(let patches) = attribute else { throw EngineError("the patches of an image are missing") }
      return patches.image
    },
    kernel: .scatterAdd { _, attribute in attribute.patchOffsets },
    derivative: .adjoint { _ in [.apply("patches", .g, attribute: .own)] },
    documentation: "An image from what windows saw of it, summed.",
    example: "convolve([[1, 2], [3, 4]], [[1, 0], [0, 1]])", gives: [5])

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
  public static let onlyRow = Operation(
    "onlyRow", notation: .invisible, inputs: 1...1, callable: false, shape: ShapeRule.same, rows: .reduced,
    kernel: .rows(.sumRows), derivative: .adjoint { _ in [.apply("spreadRows", .g, attribute: .own)] },
    documentation: "The value at a row.", example: "x on d[2]", gives: [2])

  public static let countRows = Operation(
    "countRows", notation: .function("n"), inputs: 0...0, callable: false, shape: ShapeRule.number, rows: .reduced,
    kernel: .countRows, derivative: .zero,
    documentation: "How many rows a dataset has.", example: "count(d)", gives: [3])
}

extension Attribute {
  fileprivate var patchOffsets: [Int] {
    guard case .patches(let patches) = self else { return [] }
    return patches.offsets
  }

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
