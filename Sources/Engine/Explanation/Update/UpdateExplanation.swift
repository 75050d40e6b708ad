/// Explains the steps of an optimiser in numbers: for each parameter its value, its gradient, what the optimiser
/// remembers, and its new value. Nothing is changed.
public struct UpdateExplanation {
  let trace: UpdateTrace
  let optimizer: Optimizer
  let graph: Graph
  /// What the loss is called in formulas, and in the answer, where more may stand around it.
  let loss: Math
  let title: Math

  /// The most steps, and the most parameters of a step, that are shown.
  public static let mostSteps = 20
  static let mostParameters = 20

  /// The explanation of the first `steps` updates that would make `loss` small, from the present values of the
  /// parameters. `name` is what the loss is called in formulas, `title` in the answer. Throws where the loss is not one number or has no parameter.
  public static func explain(
    _ loss: NodeID, name: Math, title: Math, by optimizer: Optimizer, steps: Int, values: [Tensor], seed: UInt64,
    in graph: Graph
  ) throws(EngineError) -> Explanation {
    let trace = try UpdateTrace(of: loss, by: optimizer, steps: steps, values: values, seed: seed, in: graph)
    return try UpdateExplanation(trace: trace, optimizer: optimizer, graph: graph, loss: name, title: title)
      .explanation()
  }

  private func explanation() throws(EngineError) -> Explanation {
    let first = trace.steps[0]
    let last = trace.steps[trace.steps.count - 1]
    var steps = [try formulas()]
    if trace.steps.count == 1 {
      steps += try content(of: first)
    } else {
      for step in trace.steps {
        steps.append(Explanation.Step(title(step), steps: try content(of: step)))
      }
    }
    return Explanation(
      answer: .row([title, losses(first.lossBefore, last.lossAfter)]), value: Tensor(last.lossAfter), steps: steps,
      remarks: remarks(first, last))
  }

  /// `: 1.014 → 0.98`, behind the loss
  private func losses(_ before: Double, _ after: Double) -> Math {
    .row([.text(": "), .number(before), .sign("→"), .number(after)])
  }

  private func title(_ step: UpdateTrace.Step) -> Phrase {
    let losses = Math.row([loss, losses(step.lossBefore, step.lossAfter)])
    guard optimizer.rate.isConstant else {
      return "\(strong: "Step \(step.number)") with \(.row([.name("α"), .sign("="), .number(step.rate)])): \(losses)"
    }
    return "\(strong: "Step \(step.number)"): \(losses)"
  }

  // MARK: The formulas

  /// The formulas with their symbols, and the values of the constants.
  private func formulas() throws(EngineError) -> Explanation.Step {
    let formulas = try UpdateFormulas(of: optimizer, shape: .number, parameter: .name("w"), loss: loss)
    var lines = formulas.lines.map(formulas.formula)
    if formulas.gradientName == .name("g") {
      let derivative = Math.partial(order: 1, of: loss, by: [.name("w")])
      lines.insert([.name("g"), .row([.sign("="), derivative])], at: 0)
    }
    var parts: [Explanation.Part] = [.equation(lines.count == 1 ? .row(lines[0]) : .aligned(lines))]
    var values: [Math] = []
    if optimizer.rate.isConstant || trace.steps.count == 1 {
      values.append(.row([.name("α"), .sign("="), .exact(trace.steps[0].rate)]))
    }
    values += formulas.constantValues
    if formulas.usesStep, trace.steps.count == 1 { values.append(.row([.name("t"), .sign("="), .exact(1)])) }
    if !values.isEmpty { parts.append(.equation(.row(Array(values.map { [$0] }.joined(separator: [.sign(",")]))))) }
    let memory = formulas.memory.map { FormulaPrinter(graph: formulas.graph).print($0) }
    if let first = memory.first {
      let names = memory.dropFirst().reduce(Phrase(first)) { "\($0) and \($1)" }
      parts.append(.phrase("At first \(names) \(memory.count == 1 ? "is" : "are") 0"))
    }
    return Explanation.Step("\(strong: optimizer.title), for each parameter \(.name("w"))", parts, isOpen: true)
  }

  // MARK: Remarks

  private func remarks(_ first: UpdateTrace.Step, _ last: UpdateTrace.Step) -> [Explanation.Remark] {
    var remarks: [Explanation.Remark] = []
    if !last.lossAfter.isFinite {
      remarks.append(.init(.warning, "\(loss) leaves the finite numbers here: try a smaller rate"))
    } else if last.lossAfter > first.lossBefore {
      remarks.append(
        .init(.note, "\(loss) grows here: \(trace.steps.count == 1 ? "the step is" : "the steps are") too long for it"))
    }
    if let (batch, rows) = trace.smallerBatch {
      remarks.append(
        .init(
          .note,
          "In a training a step takes a batch of \(batch == 1 ? "1 row" : "\(batch) rows"); here it takes all \(rows) rows"
        ))
    }
    if !optimizer.rate.isConstant {
      let alpha = Math.name("α")
      let count = trace.steps.count
      remarks.append(
        .init(
          .note,
          trace.nextRate.map { "\(alpha) follows a schedule, a step an epoch here: in the next it is \(.number($0))" }
            ?? "\(alpha) follows a schedule, here over a training of \(count == 1 ? "1 epoch" : "\(count) epochs")"))
    }
    return remarks
  }
}

extension Optimizer {
  /// What it is called.
  fileprivate var title: String {
    switch rule {
    case .gradientDescent(let momentum, let nesterov):
      momentum == 0
        ? "Gradient descent" : nesterov ? "Gradient descent with Nesterov's momentum" : "Gradient descent with momentum"
    case .rmsprop(_, _, let momentum): momentum == 0 ? "RMSprop" : "RMSprop with momentum"
    case .adam: isDecayDecoupled ? "AdamW" : "Adam"
    }
  }
}
