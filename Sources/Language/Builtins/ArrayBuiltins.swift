import Engine
import Source

extension Builtin {
  /// Vectors and matrices.
  static let arrays: [Builtin] = [
    dot, norm, cosine, shape, reshape, zeros, ones, linspace, identity, stack, concat, clip,
  ]

  private static let dot = Builtin(
    name: "dot",
    positional: [Parameter(name: "a", meaning: "a vector"), Parameter(name: "b", meaning: "a vector as long")],
    documentation: "The sum of the products of two vectors' elements.", example: "dot([1, 2], [3, 4])"
  ) { evaluator, call throws in
    let (a, b) = try evaluator.vectors(call)
    return .formula(try evaluator.state.graph.apply(.product, [a, b]))
  }

  private static let norm = Builtin(
    name: "norm", positional: [Parameter(name: "a", meaning: "a vector")],
    documentation: "The length of a vector: the root of the sum of its squares.", example: "norm([3, 4])"
  ) { evaluator, call throws in
    let node = try evaluator.formula(call.expression(0))
    let square = try evaluator.state.graph.apply(.power, [node, evaluator.state.graph.constant(2)])
    let sum = try evaluator.state.graph.apply(.sumElements, [square])
    return .formula(try evaluator.state.graph.apply(.squareRoot, [sum]))
  }

  private static let cosine = Builtin(
    name: "cosine",
    positional: [Parameter(name: "a", meaning: "a vector"), Parameter(name: "b", meaning: "a vector as long")],
    documentation: "The cosine of the angle between two vectors: a·b/(|a| |b|).", example: "cosine([1, 0], [1, 1])"
  ) { evaluator, call throws in
    let (a, b) = try evaluator.vectors(call)
    var lengths: [NodeID] = []
    for vector in [a, b] {
      let square = try evaluator.state.graph.apply(.product, [vector, vector])
      lengths.append(try evaluator.state.graph.apply(.squareRoot, [square]))
    }
    let product = try evaluator.state.graph.apply(.product, [a, b])
    let length = try evaluator.state.graph.apply(.multiply, lengths)
    return .formula(try evaluator.state.graph.apply(.divide, [product, length]))
  }

  private static let reshape = Builtin(
    name: "reshape",
    positional: [Parameter(name: "a", meaning: "an array"), Parameter(name: "n", meaning: "the length of an axis")],
    isRepeated: true, documentation: "The same elements, row by row, in an array with axes of the given lengths.",
    example: "reshape([1, 2, 3, 4], 2, 2)"
  ) { evaluator, call throws in
    let node = try evaluator.formula(call.expression(0))
    var axes: [Int] = []
    for argument in call.positional.dropFirst() { axes.append(try evaluator.integer(argument.value, atLeast: 1)) }
    guard axes.reduce(1.0, { $0 * Double($1) }) <= 1e9 else {
      throw Diagnostic("\(call.source) would have more than a billion numbers", at: call.span)
    }
    return .formula(try evaluator.state.graph.apply(.reshape, [node], .shape(Shape(axes))))
  }

  private static let concat = Builtin(
    name: "concat", positional: [Parameter(name: "a", meaning: "an array")], isRepeated: true,
    named: [Parameter(name: "axis", meaning: "which axis grows, from 1; the first without", isOptional: true)],
    documentation: "Arrays one after the other along an axis.", example: "concat([[1], [2]], [[3], [4]], axis: 2)"
  ) { evaluator, call throws in
    var nodes: [NodeID] = []
    for argument in call.positional { nodes.append(try evaluator.formula(argument.value)) }
    let axis = try evaluator.count(call, "axis", least: 1) ?? 1
    return .formula(try evaluator.state.graph.apply(.concatenate, nodes, .axis(axis - 1)))
  }

  private static let shape = Builtin(
    name: "shape", positional: [Parameter(name: "a", meaning: "an array")],
    documentation: "The lengths of an array's axes.", example: "shape([[1, 2, 3], [4, 5, 6]])"
  ) { evaluator, call throws in
    let node = try evaluator.formula(call.expression(0))
    let shape = evaluator.state.graph[node].shape
    guard !shape.isNumber else {
      let source = call.expression(0).source
      guard evaluator.state.graph[node].rows == nil else {
        throw Diagnostic(
          "\(source) is one number in each row, which has no axes", at: call.span,
          hint: "count(\(source)) is how many rows there are")
      }
      throw Diagnostic("\(source) is a number, so it has no axes", at: call.span)
    }
    return .formula(evaluator.state.graph.constant(Tensor(vector: shape.axes.map(Double.init))))
  }

  private static func filled(_ name: String, with value: Double) -> Builtin {
    Builtin(
      name: name, positional: [Parameter(name: "n", meaning: "the length of an axis")], isRepeated: true,
      documentation: "An array of \(value == 0 ? "zeros" : "ones"), its axes of the given lengths.",
      example: "\(name)(2, 3)"
    ) { evaluator, call throws in
      var axes: [Int] = []
      for argument in call.positional { axes.append(try evaluator.integer(argument.value, atLeast: 1)) }
      return .formula(evaluator.state.graph.constant(try filled(Shape(axes), value, call, evaluator)))
    }
  }

  private static func filled(_ shape: Shape, _ value: Double, _ call: Call, _ evaluator: Evaluator)
    throws(Diagnostic) -> Tensor
  {
    let count = shape.axes.reduce(1.0) { $0 * Double($1) }
    guard count <= 100_000_000 else {
      throw Diagnostic("\(call.source) would have more than 100 million numbers", at: call.span)
    }
    guard count + Double(evaluator.state.graph.keptNumbers) <= 500_000_000 else {
      throw Diagnostic("the notebook's arrays have grown past 500 million numbers", at: call.span)
    }
    return Tensor(repeating: value, shape: shape)
  }

  private static let zeros = filled("zeros", with: 0)
  private static let ones = filled("ones", with: 1)

  private static let identity = Builtin(
    name: "identity", positional: [Parameter(name: "n", meaning: "the number of rows")],
    documentation: "The matrix with ones on the diagonal and zeros elsewhere.", example: "identity(2)"
  ) { evaluator, call throws in
    let count = try evaluator.integer(call.expression(0), atLeast: 1)
    var tensor = try filled([count, count], 0, call, evaluator)
    for i in 0..<count { tensor.elements[i * count + i] = 1 }
    return .formula(evaluator.state.graph.constant(tensor))
  }

  /// The ends are exact, and point i is a + (b − a)·i/(n − 1).
  private static let linspace = Builtin(
    name: "linspace",
    positional: [
      Parameter(name: "a", meaning: "the first number"), Parameter(name: "b", meaning: "the last number"),
      Parameter(name: "n", meaning: "how many numbers"),
    ],
    documentation: "Evenly spaced numbers from a to b.", example: "linspace(0, 1, 5)"
  ) { evaluator, call throws in
    let first = try evaluator.number(call.expression(0))
    let last = try evaluator.number(call.expression(1))
    let count = try evaluator.integer(call.expression(2), atLeast: 2)
    var tensor = try filled([count], last, call, evaluator)
    for i in 0..<count - 1 { tensor.elements[i] = first + (last - first) * Double(i) / Double(count - 1) }
    return .formula(evaluator.state.graph.constant(tensor))
  }

  private static let stack = Builtin(
    name: "stack", positional: [Parameter(name: "a", meaning: "an array")], isRepeated: true,
    documentation: "Arrays of one shape as the rows of an array with one axis more.", example: "stack([1, 2], [3, 4])"
  ) { evaluator, call throws in
    var nodes: [NodeID] = []
    for argument in call.positional { nodes.append(try evaluator.formula(argument.value)) }
    let whole = Expression(kind: .boolean(true), span: call.span, source: call.source)
    return .formula(try evaluator.stacked(nodes, call.positional.map(\.value), whole))
  }

  private static let clip = Builtin(
    name: "clip",
    positional: [
      Parameter(name: "a", meaning: "a value"), Parameter(name: "low", meaning: "the least it may be"),
      Parameter(name: "high", meaning: "the most it may be"),
    ],
    documentation: "The value, but at least low and at most high.", example: "clip(5, 0, 1)"
  ) { evaluator, call throws in
    let node = try evaluator.formula(call.expression(0))
    let low = try evaluator.formula(call.expression(1))
    let high = try evaluator.formula(call.expression(2))
    let raised = try evaluator.state.graph.apply(.maximum, [node, low])
    return .formula(try evaluator.state.graph.apply(.minimum, [raised, high]))
  }
}

extension Evaluator {
  /// The two vectors of one length that a call is of.
  fileprivate mutating func vectors(_ call: Builtin.Call) throws(Diagnostic) -> (NodeID, NodeID) {
    let a = try formula(call.expression(0))
    let b = try formula(call.expression(1))
    let shapes = (state.graph[a].shape, state.graph[b].shape)
    guard shapes.0.rank == 1, shapes.0 == shapes.1 else {
      throw Diagnostic(
        "\(call.builtin.name) needs two vectors of one length, but these are \(shapes.0.phrase) and "
          + shapes.1.phrase, at: call.span)
    }
    return (a, b)
  }
}
