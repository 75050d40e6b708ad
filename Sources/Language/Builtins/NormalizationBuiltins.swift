import Engine
import Source

extension Builtin {
  /// (x − mean)/√(variance + ε) along the last axis, times a gain, plus a bias, with PyTorch's ε (Ba, Kiros & Hinton,
  /// "Layer normalization", 2016).
  static let layerNorm = Builtin(
    name: "layernorm", positional: [Parameter(name: "x", meaning: "a vector, or a matrix of which each row is one")],
    named: [
      Parameter(name: "gain", meaning: "first values of the factors; ones without", isOptional: true),
      Parameter(name: "bias", meaning: "first values of what is added; zeros without", isOptional: true),
    ],
    documentation: "Each vector moved to mean 0 and variance 1, then times a trainable gain, plus a bias.",
    example: "h = layernorm([1, 2, 3])"
  ) { evaluator, call throws in
    var layer = Layer()
    let x = try evaluator.formula(call.expression(0))
    guard let width = evaluator.state.graph[x].shape.axes.last else {
      throw Diagnostic("layernorm takes a vector, but \(call.expression(0).source) is a number", at: call.span)
    }
    let gain = try evaluator.parameter(
      "gain", [width], given: call.named["gain"]?.value, draw: nil, filledWith: 1, in: &layer)
    let bias = try evaluator.parameter("bias", [width], given: call.named["bias"]?.value, draw: nil, in: &layer)
    evaluator.layers.append(layer)
    let mean = try evaluator.state.graph.apply(.meanLast, [x])
    let distance = try evaluator.state.graph.apply(.subtract, [x, mean])
    let square = try evaluator.state.graph.apply(.power, [distance, evaluator.state.graph.constant(2)])
    let variance = try evaluator.state.graph.apply(.meanLast, [square])
    let raised = try evaluator.state.graph.apply(.add, [variance, evaluator.state.graph.constant(1e-5)])
    let deviation = try evaluator.state.graph.apply(.squareRoot, [raised])
    let normal = try evaluator.state.graph.apply(.divide, [distance, deviation])
    let scaled = try evaluator.state.graph.apply(.multiply, [normal, gain])
    return .formula(try evaluator.state.graph.apply(.add, [scaled, bias]))
  }

  static let dropout = Builtin(
    name: "dropout",
    positional: [
      Parameter(name: "x", meaning: "an array"), Parameter(name: "rate", meaning: "the share that is dropped"),
    ],
    documentation:
      "In training each number becomes 0 with this probability, and the others 1/(1 − rate) times as large.",
    example: "dropout([1, 2], 0.5)"
  ) { evaluator, call throws in
    let x = try evaluator.formula(call.expression(0))
    let rate = try evaluator.number(call.expression(1))
    guard rate >= 0, rate < 1 else {
      throw Diagnostic("the rate of dropout is at least 0 and less than 1", at: call.expression(1).span)
    }
    // Until its name is known it is told from others of its statement by their number.
    let attribute = Dropout(rate: rate, stream: "", occurrence: evaluator.layers.count)
    let node = try evaluator.state.graph.apply(.dropout, [x], .dropout(attribute))
    evaluator.layers.append(Layer(dropout: node))
    return .formula(node)
  }

  static let sample = Builtin(
    name: "sample",
    positional: [
      Parameter(name: "a", meaning: "a formula with dropout in it"), Parameter(name: "n", meaning: "how many draws"),
    ],
    documentation: "The values that a formula has with dropout on, draw by draw, along a new first axis.",
    example: "sample(dropout([1, 2], 0.5), 3)"
  ) { evaluator, call throws in
    let node = try evaluator.formula(call.expression(0))
    let count = try evaluator.integer(call.expression(1), atLeast: 1)
    guard Double(count) * Double(evaluator.state.graph[node].shape.count) <= 10_000_000 else {
      throw Diagnostic("\(call.source) would have more than 10 million numbers", at: call.span)
    }
    let drawn = try evaluator.state.graph.sample(
      node, count: count, parameters: evaluator.state.parameterValues, seed: evaluator.state.seed)
    guard let rows = drawn.rows else { return .formula(evaluator.state.graph.constant(drawn.tensor)) }
    return .formula(evaluator.state.graph.frozen(drawn.tensor, rows: rows))
  }
}
