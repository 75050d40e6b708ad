import Engine
import Source

extension Builtin {
  /// Values and derivatives by name.
  static let values: [Builtin] = [value, diff, grad]

  private static let value = Builtin(
    name: "value", positional: [Parameter(name: "a", meaning: "a formula")],
    documentation: "The formula's numbers as they are now: training no longer changes them, and their derivative is 0.",
    example: "value(w)"
  ) { evaluator, call throws in
    let node = try evaluator.formula(call.expression(0))
    let now = try evaluator.numbers(of: node, at: call.span)
    guard let rows = now.rows else { return .formula(evaluator.state.graph.constant(now.tensor)) }
    return .formula(evaluator.state.graph.frozen(now.tensor, rows: rows))
  }

  private static let diff = Builtin(
    name: "diff",
    positional: [
      Parameter(name: "E", meaning: "a formula"), Parameter(name: "w", meaning: "what to differentiate by"),
    ], isRepeated: true,
    documentation: "∂E/∂w, the derivative of a formula; by several names, one after the other.", example: "diff(w^2, w)"
  ) { evaluator, call throws in
    let variables = call.positional.dropFirst().map(\.value)
    guard !variables.isEmpty else { throw Diagnostic("diff needs a name to differentiate by", at: call.span) }
    let whole = Expression(kind: .boolean(true), span: call.span, source: call.source)
    return try evaluator.partial(call.expression(0), variables, whole)
  }

  private static let grad = Builtin(
    name: "grad", positional: [Parameter(name: "E", meaning: "a formula or a function")],
    documentation: "∇E, the derivative by every parameter.", example: "grad(E)"
  ) { evaluator, call throws in
    let whole = Expression(kind: .boolean(true), span: call.span, source: call.source)
    return try evaluator.gradient(call.expression(0), whole)
  }
}
