import Engine
import Source

extension Builtin {
  /// Distributions and classes.
  static let probability: [Builtin] = [entropy, divergence, oneHot, accuracy]

  private static let entropy = Builtin(
    name: "entropy", positional: [Parameter(name: "p", meaning: "probabilities with the sum 1")],
    documentation: "−Σ pᵢ log pᵢ with the natural logarithm.", example: "entropy([0.5, 0.5])"
  ) { evaluator, call throws in
    let p = try evaluator.vector(call.expression(0))
    let terms = try evaluator.state.graph.apply(.timesLog, [p, p])
    return .formula(try evaluator.state.graph.apply(.negate, [evaluator.summed(terms)]))
  }

  private static let divergence = Builtin(
    name: "kl",
    positional: [
      Parameter(name: "p", meaning: "probabilities with the sum 1"), Parameter(name: "q", meaning: "others"),
    ],
    documentation: "The Kullback–Leibler divergence Σ pᵢ log(pᵢ/qᵢ).", example: "kl([0.5, 0.5], [0.25, 0.75])"
  ) { evaluator, call throws in
    let p = try evaluator.vector(call.expression(0))
    let q = try evaluator.vector(call.expression(1))
    let shapes = (evaluator.state.graph[p].shape, evaluator.state.graph[q].shape)
    guard shapes.0 == shapes.1 else {
      throw Diagnostic("kl compares \(shapes.0.phrase) with \(shapes.1.phrase)", at: call.span)
    }
    let own = try evaluator.state.graph.apply(.timesLog, [p, p])
    let other = try evaluator.state.graph.apply(.timesLog, [p, q])
    return .formula(try evaluator.summed(evaluator.state.graph.apply(.subtract, [own, other])))
  }

  private static let oneHot = Builtin(
    name: "one_hot",
    positional: [
      Parameter(name: "label", meaning: "a column, or an index from 1"),
      Parameter(name: "n", meaning: "how many classes, where it is no column", isOptional: true),
    ],
    documentation: "A vector with 1 at the place of the class and 0 elsewhere.", example: "one_hot(2, 3)"
  ) { evaluator, call throws in
    if let count = call.optional(1) {
      return .formula(try evaluator.oneHot(call.expression(0), count: evaluator.integer(count, atLeast: 1)))
    }
    let node = try evaluator.formula(call.expression(0))
    guard let classes = evaluator.classes(of: node) else {
      throw Diagnostic(
        "\(call.expression(0).source) is no column, so one_hot needs the number of classes", at: call.span,
        hint: "for example one_hot(2, 3)")
    }
    return .formula(try evaluator.oneHot(node, classes: classes, call.expression(0)))
  }

  private static let accuracy = Builtin(
    name: "accuracy",
    positional: [
      Parameter(name: "p", meaning: "a number a class, or one number between 0 and 1"),
      Parameter(name: "label", meaning: "the class, by its column or its index from 1"),
    ],
    documentation:
      "The share of rows whose largest entry is at the place of the class; of one number, y > 0.5 against t.",
    example: "accuracy([0.1, 0.7, 0.2], 2)"
  ) { evaluator, call throws in
    let p = try evaluator.formula(call.expression(0))
    let label = call.expression(1)
    let hit: NodeID
    if evaluator.state.graph[p].shape.isNumber {
      let t = try evaluator.formula(label)
      guard evaluator.state.graph.classes(of: evaluator.state.graph.unbound(t)) == nil else {
        throw Diagnostic(
          "\(label.source) is text, so \(call.expression(0).source) needs a number a class", at: call.span,
          hint: "write softmax(dense(x, 2)), or use a column of 0 and 1")
      }
      let guess = try evaluator.state.graph.apply(.greater, [p, evaluator.state.graph.constant(0.5)])
      hit = try evaluator.state.graph.apply(.equal, [guess, t])
    } else {
      let t = try evaluator.target(label, for: p, call.expression(0))
      hit = try evaluator.state.graph.apply(
        .equal, [evaluator.state.graph.apply(.argmax, [p]), evaluator.state.graph.apply(.argmax, [t])])
    }
    guard let rows = evaluator.state.graph[hit].rows else { return .formula(hit) }
    return .formula(try evaluator.state.graph.apply(.meanRows, [hit], .rows(rows)))
  }
}
