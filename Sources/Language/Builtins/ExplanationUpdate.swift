import Engine
import Source

extension Builtin {
  /// The arguments of `explain` for updates.
  static let updateParameters = [
    Parameter(
      name: "update", meaning: "an optimizer whose next step on E is shown, such as gd(rate: 0.5)", isOptional: true),
    Parameter(name: "steps", meaning: "how many steps in a row are shown; 1 without", isOptional: true),
  ]
}

extension Evaluator {
  /// The next steps of an optimizer in numbers; nothing where `update:` is not given.
  mutating func updateExplanation(_ call: Builtin.Call) throws(Diagnostic) -> Explanation? {
    guard let update = call.named["update"]?.value else {
      if let steps = call.named["steps"]?.value {
        throw Diagnostic("steps: needs update:", at: steps.span, hint: "for example update: gd(rate: 0.5), steps: 3")
      }
      return nil
    }
    let expression = call.expression(0)
    let loss = try formula(expression)
    guard case .optimizer(let optimizer) = try evaluate(update) else {
      throw Diagnostic(
        "update: must be an optimizer, but \(update.source) is none", at: update.span,
        hint: "for example update: gd(rate: 0.5)")
    }
    let steps = try updateSteps(call)
    let (values, seed) = (state.parameterValues, state.seed)
    let (name, title) = (lossName(expression), label(of: loss, expression))
    return try engine(expression.span) { graph throws(EngineError) in
      try UpdateExplanation.explain(
        loss, name: name, title: title, by: optimizer, steps: steps, values: values, seed: seed, in: graph)
    }
  }

  private mutating func updateSteps(_ call: Builtin.Call) throws(Diagnostic) -> Int {
    guard let expression = call.named["steps"]?.value else { return 1 }
    let number = try number(expression)
    guard let steps = Int(exactly: number), (1...UpdateExplanation.mostSteps).contains(steps) else {
      throw Diagnostic(
        "steps: must be a whole number from 1 to \(UpdateExplanation.mostSteps), but it is \(expression.source)",
        at: expression.span)
    }
    return steps
  }

  /// The name of the loss; one without a name is called E.
  private func lossName(_ expression: Expression) -> Math {
    switch expression.kind {
    case .name(let name): .name(name)
    case .on(let body, _), .at(let body, _), .atState(let body, _), .parenthesized(let body): lossName(body)
    default: .name("E")
    }
  }
}
