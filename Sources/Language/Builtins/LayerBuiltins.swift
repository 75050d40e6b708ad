import Engine
import Source

extension Builtin {
  /// Layers, which bring their own parameters.
  static let layers: [Builtin] = [
    dense, mlp, convolution, maxpool, avgpool, flatten, convolve, embedding, attention, selfAttention, layerNorm,
    dropout,
    sample,
  ]

  static let weights = Parameter(name: "W", meaning: "first values of the weights", isOptional: true)
  static let biases = Parameter(name: "b", meaning: "first values of the biases", isOptional: true)
  static let initialisation = Parameter(
    name: "init", meaning: "where first values are drawn from: xavier, he, normal(0, 1)", isOptional: true)
  static let activation = Parameter(
    name: "activation", meaning: "a function of one argument, such as relu", isOptional: true)

  private static let dense = Builtin(
    name: "dense",
    positional: [
      Parameter(name: "x", meaning: "a vector, or a matrix of which each row is one"),
      Parameter(name: "n", meaning: "how many units"), activation,
    ], named: [weights, biases, initialisation],
    documentation: "A layer of n units: activation(W x + b), with its own W, b and z, the sum before the activation.",
    example: "h = dense([1, 2], 1, sigmoid, W: [[1, 1]], b: [-1.5])"
  ) { evaluator, call throws in
    var layer = Layer()
    let x = try evaluator.formula(call.expression(0))
    let units = try evaluator.integer(call.expression(1), atLeast: 1)
    let value = try evaluator.dense(
      x, units: units, activation: call.optional(2), given: (call.named["W"]?.value, call.named["b"]?.value),
      distribution: try evaluator.initialisation(call), call, in: &layer)
    layer.value = value
    evaluator.layers.append(layer)
    return .formula(value)
  }

  private static let mlp = Builtin(
    name: "mlp",
    positional: [
      Parameter(name: "x", meaning: "a vector"),
      Parameter(name: "sizes", meaning: "the units of each layer, the inputs first, as in [2, 4, 1]"), activation,
    ], named: [Parameter(name: "last", meaning: "the activation of the last layer", isOptional: true), initialisation],
    documentation: "Dense layers one after the other: y.1, y.2, … for y = mlp(…).",
    example: "p = mlp([1, 2], [2, 4, 1], relu, last: sigmoid)"
  ) { evaluator, call throws in
    var x = try evaluator.vector(call.expression(0))
    let sizes = try evaluator.sizes(call.expression(1))
    let width = evaluator.state.graph[x].shape.count
    guard sizes.count >= 2 else {
      throw Diagnostic("mlp needs at least two sizes, of the inputs and of a layer", at: call.expression(1).span)
    }
    guard sizes[0] == width else {
      throw Diagnostic(
        "\(call.expression(0).source) has \(width) \(width == 1 ? "element" : "elements"), but the first size is \(sizes[0])",
        at: call.expression(1).span)
    }
    let distribution = try evaluator.initialisation(call)
    for (position, units) in sizes.dropFirst().enumerated() {
      var layer = Layer(isNumbered: true)
      let isLast = position == sizes.count - 2
      x = try evaluator.dense(
        x, units: units, activation: isLast ? call.named["last"]?.value : call.optional(2), given: (nil, nil),
        distribution: distribution, call, in: &layer)
      // A layer inside has a name of its own, so that a derivative can be taken by it.
      x = evaluator.state.graph.definition("\(position + 1)", x)
      layer.value = x
      evaluator.layers.append(layer)
    }
    return .formula(x)
  }
}

extension Builtin.Call {
  /// An argument at a position that may be left out.
  func optional(_ position: Int) -> Expression? {
    position < positional.count ? positional[position].value : nil
  }
}

extension Evaluator {
  /// activation(W x + b). One unit's value counts as a number.
  fileprivate mutating func dense(
    _ x: NodeID, units: Int, activation: Expression?, given: (weights: Expression?, biases: Expression?),
    distribution: Distribution, _ call: Builtin.Call, in layer: inout Layer
  ) throws -> NodeID {
    let shape = state.graph[x].shape
    guard shape.rank <= 2 else {
      throw Diagnostic(
        "dense takes a vector, but \(call.expression(0).source) is \(shape.phrase)", at: call.expression(0).span,
        hint: "write flatten(\(call.expression(0).source))")
    }
    let inputs = shape.axes.last ?? 1
    try checkSize(units, inputs, call)
    let draw = Draw(
      distribution: distribution, shape: [units, inputs], fan: .init(inputs: inputs, outputs: units))
    let weights = try parameter("W", [units, inputs], given: given.weights, draw: draw, in: &layer)
    let biases = try parameter("b", [units], given: given.biases, draw: nil, in: &layer)
    let input = shape.isNumber ? try state.graph.apply(.reshape, [x], .shape([1])) : x
    // For a matrix, each of its rows is an input.
    let product =
      shape.rank == 2
      ? try state.graph.apply(.product, [x, state.graph.apply(.transpose, [weights])])
      : try state.graph.apply(.product, [weights, input])
    var sum = try state.graph.apply(.add, [product, biases])
    if units == 1 {
      let axes = Array(state.graph[sum].shape.axes.dropLast())
      sum = try state.graph.apply(.reshape, [sum], .shape(Shape(axes)))
    }
    return try activated(member("z", sum, in: &layer), activation)
  }

  /// A layer of this many numbers.
  func checkSize(_ outputs: Int, _ inputs: Int, _ call: Builtin.Call) throws(Diagnostic) {
    guard Double(outputs) * Double(inputs) <= 100_000_000 else {
      throw Diagnostic("\(call.source) would have more than 100 million weights", at: call.span)
    }
  }
}
