import Engine
import Source

/// Arguments that layers share.
extension Evaluator {
  /// The activation of a layer, a function of one argument, applied to its sums.
  mutating func activated(_ sums: NodeID, _ activation: Expression?) throws(Diagnostic) -> NodeID {
    guard let activation else { return sums }
    let value: Value
    if case .name(let name) = activation.kind, let callable = Vocabulary.callable(name), !isFunction(named: name) {
      value = callable
    } else {
      value = try evaluate(activation)
    }
    guard case .function(let function) = value, function.parameters.count == 1 else {
      throw Diagnostic(
        "an activation is a function of one argument, but \(activation.source) is none", at: activation.span,
        hint: "for example sigmoid, tanh or relu")
    }
    return try apply(function, to: [sums], at: activation.span)
  }

  private func isFunction(named name: String) -> Bool {
    if case .function? = names[name] { true } else { false }
  }

  /// Where first values are drawn from: `init:`, or Xavier's normal distribution.
  mutating func initialisation(_ call: Builtin.Call) throws(Diagnostic) -> Distribution {
    guard let expression = call.named["init"]?.value else { return .xavier }
    guard case .distribution(let distribution) = try evaluate(expression) else {
      throw Diagnostic(
        "\(expression.source) is not a distribution", at: expression.span,
        hint: "init: takes xavier, he, normal(0, 1) or uniform(-1, 1)")
    }
    return distribution
  }

  /// A vector; a number counts as a vector of one.
  mutating func vector(_ expression: Expression) throws(Diagnostic) -> NodeID {
    let node = try formula(expression)
    let shape = state.graph[node].shape
    guard shape.rank <= 1 else {
      throw Diagnostic(
        "a vector is wanted, but \(expression.source) is \(shape.phrase)", at: expression.span,
        hint: "write flatten(\(expression.source))")
    }
    guard shape.isNumber else { return node }
    return try engine(expression.span) { graph throws(EngineError) in try graph.apply(.reshape, [node], .shape([1])) }
  }

  /// Whole numbers from 1 in brackets.
  mutating func sizes(_ expression: Expression) throws(Diagnostic) -> [Int] {
    guard case .brackets(let entries) = expression.unwrapped.kind else { return [try integer(expression, atLeast: 1)] }
    var sizes: [Int] = []
    for entry in entries { sizes.append(try integer(entry, atLeast: 1)) }
    return sizes
  }
}
