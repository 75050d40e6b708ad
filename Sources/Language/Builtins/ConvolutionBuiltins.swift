import Engine
import Source

extension Builtin {
  private static let stride = Parameter(
    name: "stride", meaning: "how far the window moves; 1 without", isOptional: true)
  private static let poolStride = Parameter(
    name: "stride", meaning: "how far the window moves; its size without", isOptional: true)

  static let convolution = Builtin(
    name: "conv2d",
    positional: [
      Parameter(name: "x", meaning: "an image, height × width × channels, or height × width"),
      Parameter(name: "filters", meaning: "how many filters"),
      Parameter(name: "size", meaning: "the filters' height and width, as in 3 or [3, 5]"), activation,
    ],
    named: [
      stride, Parameter(name: "padding", meaning: "how many zeros surround the image; 0 without", isOptional: true),
      weights, biases, initialisation,
    ],
    documentation: "Filters that move over an image: at each place the sum of the window times the filter, plus b.",
    example: "h = conv2d(ones(5, 5, 1), 4, 3, relu, padding: 1)"
  ) { evaluator, call throws in
    var layer = Layer()
    let x = try evaluator.image(call.expression(0))
    let image = evaluator.state.graph[x].shape
    let filters = try evaluator.integer(call.expression(1), atLeast: 1)
    let size = try evaluator.window(call.expression(2))
    let patches = try Patches(
      image: image, size: size, stride: try evaluator.count(call, "stride", least: 1) ?? 1,
      padding: try evaluator.count(call, "padding", least: 0) ?? 0)
    let inputs = patches.shape.axes[1]
    try evaluator.checkSize(filters, inputs, call)
    let shape = Shape([filters] + size + [image.axes[2]])
    let draw = Draw(
      distribution: try evaluator.initialisation(call), shape: shape,
      fan: .init(inputs: inputs, outputs: filters * size[0] * size[1]))
    let weights = try evaluator.parameter("W", shape, given: call.named["W"]?.value, draw: draw, in: &layer)
    let biases = try evaluator.parameter("b", [filters], given: call.named["b"]?.value, draw: nil, in: &layer)
    let seen = try evaluator.state.graph.apply(.patches, [x], .patches(patches))
    let flat = try evaluator.state.graph.apply(.reshape, [weights], .shape([filters, inputs]))
    let turned = try evaluator.state.graph.apply(.transpose, [flat])
    let product = try evaluator.state.graph.apply(.product, [seen, turned])
    let sum = try evaluator.state.graph.apply(.add, [product, biases])
    let whole = try evaluator.state.graph.apply(.reshape, [sum], .shape(Shape(patches.places + [filters])))
    let value = try evaluator.activated(evaluator.member("z", whole, in: &layer), call.optional(3))
    layer.value = value
    evaluator.layers.append(layer)
    return .formula(value)
  }

  private static func pool(_ name: String, _ operation: Operation, _ word: String) -> Builtin {
    Builtin(
      name: name,
      positional: [
        Parameter(name: "x", meaning: "an image, height × width × channels"),
        Parameter(name: "size", meaning: "the window's height and width, as in 2 or [2, 3]"),
      ], named: [poolStride],
      documentation: "The \(word) of each window of an image, channel by channel; a rest at the edge is left out.",
      example: "\(name)([[1, 2], [3, 4]], 2)"
    ) { evaluator, call throws in
      let x = try evaluator.image(call.expression(0))
      let size = try evaluator.window(call.expression(1))
      guard let step = try evaluator.count(call, "stride", least: 1) ?? (size[0] == size[1] ? size[0] : nil) else {
        throw Diagnostic("\(name) of a window that is not square needs stride:", at: call.span)
      }
      let patches = try Patches(
        image: evaluator.state.graph[x].shape, size: size, stride: step, isByChannel: true)
      let windows = try evaluator.state.graph.apply(.patches, [x], .patches(patches))
      let value = try evaluator.state.graph.apply(operation, [windows])
      let shape = Shape(patches.places + [patches.image.axes[2]])
      return .formula(try evaluator.state.graph.apply(.reshape, [value], .shape(shape)))
    }
  }

  static let maxpool = pool("maxpool", .maximumLast, "largest value")
  static let avgpool = pool("avgpool", .meanLast, "mean")

  static let flatten = Builtin(
    name: "flatten", positional: [Parameter(name: "a", meaning: "an array")],
    documentation: "All elements of an array in one vector, row by row.", example: "flatten([[1, 2], [3, 4]])"
  ) { evaluator, call throws in
    let node = try evaluator.formula(call.expression(0))
    let count = evaluator.state.graph[node].shape.count
    return .formula(try evaluator.state.graph.apply(.reshape, [node], .shape([count])))
  }

  static let convolve = Builtin(
    name: "convolve",
    positional: [
      Parameter(name: "image", meaning: "a matrix or a vector"),
      Parameter(name: "kernel", meaning: "a smaller matrix or vector"),
    ],
    documentation: "The kernel laid over each place of the image: the sum of the products. The kernel is not flipped.",
    example: "convolve([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, -1]])"
  ) { evaluator, call throws in
    let image = try evaluator.formula(call.expression(0))
    let kernel = try evaluator.formula(call.expression(1))
    let shapes = (evaluator.state.graph[image].shape, evaluator.state.graph[kernel].shape)
    guard shapes.0.rank == shapes.1.rank, (1...2).contains(shapes.0.rank) else {
      throw Diagnostic(
        "convolve takes two matrices or two vectors, but these are \(shapes.0.phrase) and \(shapes.1.phrase)",
        at: call.span)
    }
    func plane(_ shape: Shape) -> [Int] { shape.rank == 2 ? shape.axes : [1] + shape.axes }
    let patches = try Patches(image: Shape(plane(shapes.0) + [1]), size: plane(shapes.1), stride: 1)
    let x = try evaluator.state.graph.apply(.reshape, [image], .shape(patches.image))
    let seen = try evaluator.state.graph.apply(.patches, [x], .patches(patches))
    let flat = try evaluator.state.graph.apply(.reshape, [kernel], .shape([shapes.1.count]))
    let product = try evaluator.state.graph.apply(.product, [seen, flat])
    let places = shapes.0.rank == 2 ? patches.places : [patches.places[1]]
    return .formula(try evaluator.state.graph.apply(.reshape, [product], .shape(Shape(places))))
  }
}

extension Evaluator {
  /// An image with its channels; a matrix is an image of one channel.
  fileprivate mutating func image(_ expression: Expression) throws(Diagnostic) -> NodeID {
    let node = try formula(expression)
    let shape = state.graph[node].shape
    switch shape.rank {
    case 3: return node
    case 2:
      return try engine(expression.span) { graph throws(EngineError) in
        try graph.apply(.reshape, [node], .shape(Shape(shape.axes + [1])))
      }
    default:
      throw Diagnostic(
        "an image is height × width × channels, but \(expression.source) is \(shape.phrase)", at: expression.span,
        hint: "write reshape(\(expression.source), 8, 8, 1) for an image of 8 × 8")
    }
  }

  /// The height and width of a window.
  fileprivate mutating func window(_ expression: Expression) throws(Diagnostic) -> [Int] {
    let sizes = try sizes(expression)
    guard sizes.count <= 2 else {
      throw Diagnostic("a window has a height and a width, but here are \(sizes.count) sizes", at: expression.span)
    }
    return sizes.count == 1 ? [sizes[0], sizes[0]] : sizes
  }

  /// A whole number that may be left out.
  mutating func count(_ call: Builtin.Call, _ name: String, least: Int) throws(Diagnostic) -> Int? {
    guard let expression = call.named[name]?.value else { return nil }
    let count = try integer(expression, atLeast: least)
    guard count <= 1_000_000 else { throw Diagnostic("\(name): is at most a million", at: expression.span) }
    return count
  }
}
