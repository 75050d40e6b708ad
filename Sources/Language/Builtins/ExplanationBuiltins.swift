import Engine
import Source

extension Builtin {
  static let explaining: [Builtin] = [explain, formula]

  private static let explain = Builtin(
    name: "explain", positional: [Parameter(name: "derivative", meaning: "a derivative, such as ∂E/∂w on or[2]")],
    named: updateParameters,
    documentation: "Where a derivative comes from, step by step: every path of a gradient with its numbers, the rules "
      + "behind f' or f'(3), and with update: the next steps of an optimizer in numbers.",
    example: "explain(∂E/∂w2 on or[2])"
  ) { evaluator, call throws in
    let expression = call.expression(0)
    if let update = try evaluator.updateExplanation(call) { return .shown(.explanation(update)) }
    if let rules = try evaluator.ruleExplanation(of: expression) { return .shown(.explanation(rules)) }
    let node = try evaluator.formula(expression)
    guard evaluator.state.graph.isDerivative(node) else {
      throw Diagnostic(
        "explain takes a derivative, but \(expression.source) is none", at: expression.span,
        hint: "for example explain(∂E/∂w on or[2])")
    }
    let explanation = try GradientExplanation.explain(
      node, place: Evaluator.place(of: expression), parameters: evaluator.state.parameterValues,
      in: evaluator.state.graph)
    return .shown(.explanation(explanation))
  }

  private static let formula = Builtin(
    name: "formula", positional: [Parameter(name: "y", meaning: "a formula or a function")],
    documentation: "The formula, typeset.", example: "formula(y)"
  ) { evaluator, call throws in
    let expression = call.expression(0)
    let value = try evaluator.evaluate(expression)
    if case .function = value { return .list(try evaluator.show(value, of: expression).map(Value.shown)) }
    let node = try evaluator.formula(value, of: expression)
    let names = evaluator.state.names.values.compactMap { value -> NodeID? in
      if case .formula(let named) = value, named != node { named } else { nil }
    }
    let printer = FormulaPrinter(graph: evaluator.state.graph, namesOf: names.sorted())
    let math = Math.row([evaluator.label(of: node, expression), .sign("="), printer.print(node)])
    return .shown(.formula(FormulaOutput(math: math, text: expression.source)))
  }
}

extension Evaluator {
  /// What stands behind `on` and `at`: the place that an explanation is of.
  fileprivate static func place(of expression: Expression) -> String? {
    switch expression.kind {
    case .on(let body, let place): [self.place(of: body), place.source].compactMap { $0 }.joined(separator: ", ")
    case .at(let body, let replacements):
      ([self.place(of: body)].compactMap { $0 } + replacements.map { "\($0.target.source) = \($0.value.source)" })
        .joined(separator: ", ")
    case .atState(let body, let state): [self.place(of: body), state.source].compactMap { $0 }.joined(separator: ", ")
    case .parenthesized(let inner): place(of: inner)
    default: nil
    }
  }
}
