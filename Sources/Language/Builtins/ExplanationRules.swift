import Engine
import Source

extension Evaluator {
  /// The rules of differentiation behind a derivative of a function, `f'`, `∂f/∂x`, `∇f`, or behind its value, `f'(3)`;
  /// nothing where the expression is something else.
  mutating func ruleExplanation(of expression: Expression) throws(Diagnostic) -> Explanation? {
    if let function = try derivativeFunction(expression) {
      let variables = function.parameters.map { state.graph.variable($0) }
      return try explanation(of: function, variables, at: nil, expression)
    }
    guard case .call(let callee, let arguments) = expression.unwrapped.kind,
      let function = try derivativeFunction(callee)
    else {
      return nil
    }
    let node = try formula(expression)
    guard case .bound(let binding) = state.graph[node].kind else { return nil }
    let isInOrder = arguments.allSatisfy { $0.label == nil }
    let point = RuleExplanation.Point(
      arguments: Array(state.graph[node].inputs.dropFirst()), derivative: node,
      written: isInOrder ? arguments.map { Self.written($0.value) } : nil)
    return try explanation(of: function, binding.targets, at: point, expression)
  }

  /// The function, where an expression is a derivative or a gradient of one.
  private mutating func derivativeFunction(_ expression: Expression) throws(Diagnostic) -> Function? {
    switch expression.kind {
    case .parenthesized(let inner): return try derivativeFunction(inner)
    case .prime: break
    case .name(let name):
      guard case .function(let function)? = names[name] else { return nil }
      return function.isDerivative ? function : nil
    case .partial(let target, _), .gradient(let target):
      guard isFunction(target) else { return nil }
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind, name == "diff" || name == "grad", names[name] == nil,
        let first = arguments.first, isFunction(first.value)
      else { return nil }
    default: return nil
    }
    guard case .function(let function) = try evaluate(expression), function.isDerivative else { return nil }
    return function
  }

  private func isFunction(_ expression: Expression) -> Bool {
    guard case .name(let name) = expression.unwrapped.kind, case .function? = names[name] else { return false }
    return true
  }

  private mutating func explanation(
    of derivative: Function, _ variables: [NodeID], at point: RuleExplanation.Point?, _ expression: Expression
  ) throws(Diagnostic) -> Explanation {
    let (function, positions) = derivative.root
    let value = try apply(function, to: variables, at: expression.span)
    let parameters = state.parameterValues
    let differentiated = DifferentiatedFunction(
      name: function.writtenName, formula: value, variables: variables, by: positions,
      isGradient: derivative.isGradient)
    return try engine(expression.span) { graph throws(EngineError) in
      try RuleExplanation.explain(differentiated, at: point, parameters: parameters, in: graph)
    }
  }
}

extension Function {
  fileprivate var isGradient: Bool { if case .gradient = kind { true } else { false } }

  /// The function that is differentiated, and by which of its arguments, one after the other.
  fileprivate var root: (function: Function, positions: [Int]) {
    switch kind {
    case .authored, .operation: (self, [])
    case .gradient(let base): base.root
    case .derivative(let base, let positions): (base.root.function, base.root.positions + positions)
    }
  }

  /// The name in formulas: σ for sigmoid.
  fileprivate var writtenName: String {
    if case .operation(let operation) = kind, case .function(let name) = operation.notation { return name }
    return name
  }
}
