import Engine
import Source

extension Builtin {
  /// Losses, a number per row.
  static let losses: [Builtin] = [
    distance("squared_error", "(y − t)², summed over the elements.") { graph, difference throws(EngineError) in
      try graph.apply(.power, [difference, graph.constant(2)])
    },
    distance("half_squared_error", "½(y − t)², summed over the elements.") { graph, difference throws(EngineError) in
      let square = try graph.apply(.power, [difference, graph.constant(2)])
      return try graph.apply(.divide, [square, graph.constant(2)])
    },
    distance("absolute_error", "|y − t|, summed over the elements.") { graph, difference throws(EngineError) in
      try graph.apply(.absolute, [difference])
    },
    binaryCrossEntropy, crossEntropy, softmaxCrossEntropy,
  ]

  private static let target = Parameter(name: "t", meaning: "the target")

  /// A loss of t − y, element by element.
  private static func distance(
    _ name: String, _ documentation: String,
    _ loss: @escaping @Sendable (inout Graph, NodeID) throws(EngineError) -> NodeID
  ) -> Builtin {
    Builtin(
      name: name, positional: [Parameter(name: "y", meaning: "the prediction"), target], documentation: documentation,
      example: "\(name)([1, 2], [0, 4])"
    ) { evaluator, call throws in
      let y = try evaluator.formula(call.expression(0))
      let t = try evaluator.formula(call.expression(1))
      try evaluator.checkSameShape(y, t, call)
      let difference = try evaluator.state.graph.apply(.subtract, [t, y])
      return .formula(try evaluator.summed(loss(&evaluator.state.graph, difference)))
    }
  }

  private static let binaryCrossEntropy = Builtin(
    name: "binary_cross_entropy",
    positional: [Parameter(name: "y", meaning: "a probability between 0 and 1"), target],
    documentation: "−(t log y + (1 − t) log(1 − y)), summed over the elements; of a sigmoid without loss of digits.",
    example: "binary_cross_entropy(0.5, 1)"
  ) { evaluator, call throws in
    let y = try evaluator.formula(call.expression(0))
    let t = try evaluator.formula(call.expression(1))
    try evaluator.checkSameShape(y, t, call)
    let one = evaluator.state.graph.constant(1)
    let hit = try evaluator.state.graph.apply(.timesLog, [t, y])
    let otherTarget = try evaluator.state.graph.apply(.subtract, [one, t])
    let other = try evaluator.state.graph.apply(.subtract, [one, y])
    let miss = try evaluator.state.graph.apply(.timesLog, [otherTarget, other])
    let sum = try evaluator.summed(evaluator.state.graph.apply(.add, [hit, miss]))
    return .formula(try evaluator.state.graph.apply(.negate, [sum]))
  }

  private static let label = Parameter(
    name: "t", meaning: "a class, by its column or its index from 1; or a distribution")

  private static let crossEntropy = Builtin(
    name: "cross_entropy",
    positional: [Parameter(name: "p", meaning: "probabilities with the sum 1"), label],
    documentation: "−Σ tᵢ log pᵢ; of a softmax without loss of digits.", example: "cross_entropy([0.25, 0.75], 2)"
  ) { evaluator, call throws in
    let p = try evaluator.distribution(call.expression(0))
    let t = try evaluator.target(call.expression(1), for: p, call.expression(0))
    let terms = try evaluator.state.graph.apply(.timesLog, [t, p])
    return .formula(try evaluator.state.graph.apply(.negate, [evaluator.summed(terms)]))
  }

  private static let softmaxCrossEntropy = Builtin(
    name: "softmax_cross_entropy", positional: [Parameter(name: "z", meaning: "logits, a number a class"), label],
    documentation: "The cross-entropy of softmax(z), log Σ e^zᵢ − Σ tᵢ zᵢ.", example: "softmax_cross_entropy([0, 0], 1)"
  ) { evaluator, call throws in
    let z = try evaluator.distribution(call.expression(0))
    let t = try evaluator.target(call.expression(1), for: z, call.expression(0))
    let total = try evaluator.state.graph.apply(.logSumExp, [z])
    let hit = try evaluator.summed(evaluator.state.graph.apply(.multiply, [t, z]))
    return .formula(try evaluator.state.graph.apply(.subtract, [total, hit]))
  }
}

extension Evaluator {
  /// The sum over the elements; a number is its own.
  mutating func summed(_ node: NodeID) throws(EngineError) -> NodeID {
    state.graph[node].shape.isNumber ? node : try state.graph.apply(.sumElements, [node])
  }

  /// A prediction and its target have one shape: a loss that spreads one of them is a slip.
  fileprivate func checkSameShape(_ y: NodeID, _ t: NodeID, _ call: Builtin.Call) throws(Diagnostic) {
    let (first, second) = (state.graph[y].shape, state.graph[t].shape)
    guard first != second else { return }
    throw Diagnostic(
      "\(call.expression(0).source) is \(first.phrase), but \(call.expression(1).source) is \(second.phrase)",
      at: call.span, hint: "a prediction and its target have the same shape")
  }

  /// A vector with a number a class.
  fileprivate mutating func distribution(_ expression: Expression) throws(Diagnostic) -> NodeID {
    let node = try formula(expression)
    let shape = state.graph[node].shape
    guard shape.rank == 1 else {
      throw Diagnostic(
        "a vector with a number a class is wanted, but \(expression.source) is \(shape.phrase)", at: expression.span,
        hint: shape.isNumber ? "for two classes, use binary_cross_entropy" : nil)
    }
    return node
  }
}
