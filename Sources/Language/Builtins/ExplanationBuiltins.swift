import Engine
import Source

extension Builtin {
  static let explaining: [Builtin] = [explain, formula]

  private static let explain = Builtin(
    name: "explain",
    positional: [
      Parameter(
        name: "y",
        meaning: "a value, such as y on or[2], a derivative, such as ∂E/∂w on or[2], f' or ∇E, or a loss with update:")
    ], named: updateParameters,
    documentation:
      "Where a number comes from: of a value every formula that it is made of, with its numbers put in; of a derivative every path, factor by factor, or the rules; with update: the steps of an optimizer.",
    example: "explain([[1, 2], [3, 4]] @ [5, 6])"
  ) { evaluator, call throws in
    let expression = call.expression(0)
    return .shown(.explanation(try evaluator.explanation(of: expression, call).abbreviated().withSignLegend()))
  }

  private static let formula = Builtin(
    name: "formula", positional: [Parameter(name: "y", meaning: "a formula or a function")], seesAllNames: true,
    documentation: "The formula, typeset.", example: "formula(y)"
  ) { evaluator, call throws in
    let expression = call.expression(0)
    let value = try evaluator.evaluate(expression)
    if case .function = value { return .list(try evaluator.show(value, of: expression).map(Value.shown)) }
    let node = try evaluator.formula(value, of: expression)
    let names = evaluator.state.names.values.compactMap { value -> NodeID? in
      if case .formula(let named) = value, named != node { named } else { nil }
    }
    let isDerivative = evaluator.state.graph.isDerivative(node)
    let written = isDerivative ? evaluator.state.graph.simplify(node, names: names) : node
    let printer = FormulaPrinter(graph: evaluator.state.graph, namesOf: names.sorted())
    let math = printer.equation(evaluator.label(of: node, expression), written)
    return .shown(.formula(FormulaOutput(math: math, text: expression.source)))
  }
}

extension Evaluator {
  fileprivate mutating func explanation(of expression: Expression, _ call: Builtin.Call) throws -> Explanation {
    if let update = try updateExplanation(call) { return update }
    if let rules = try ruleExplanation(of: expression) { return rules }
    let value = try evaluate(expression)
    let place = Self.place(of: expression)
    let parameters = state.parameterValues
    if case .gradient(let gradient) = value {
      return try GradientExplanation.explain(
        gradient: gradient.parts.map(\.derivative), place: place, parameters: parameters, in: state.graph)
    }
    let node = try explained(value, expression)
    let graph = state.graph
    if graph.isDerivative(node) {
      return try GradientExplanation.explain(node, place: place, parameters: parameters, in: graph)
    }
    let name = label(of: graph.withoutBindings(node), Self.body(of: expression))
    return try ValueExplanation.explain(node, name: name, place: place, parameters: parameters, in: graph)
  }

  /// The formula that is to be explained, or an error that says how to write it.
  fileprivate mutating func explained(_ value: Value, _ expression: Expression) throws(Diagnostic) -> NodeID {
    let (found, hint): (String, String)
    switch value {
    case .function(let function):
      let arguments = function.parameters.map { _ in "2" }.joined(separator: ", ")
      (found, hint) = ("a function", "explain its value, as in explain(\(function.title)(\(arguments)))")
    case .dataset, .row:
      (found, hint) = ("a dataset", "explain a formula on one of its rows, as in explain(y on or[2])")
    case .run, .state:
      (found, hint) = ("a run", "explain a formula with its parameters, as in explain(E at run)")
    default: return try formula(value, of: expression)
    }
    throw Diagnostic(
      "explain takes a value or a derivative, but \(expression.source) is \(found)", at: expression.span, hint: hint)
  }

  /// The expression without `on` and `at`.
  fileprivate static func body(of expression: Expression) -> Expression {
    switch expression.kind {
    case .on(let body, _), .at(let body, _), .atState(let body, _), .parenthesized(let body): self.body(of: body)
    default: expression
    }
  }
}
