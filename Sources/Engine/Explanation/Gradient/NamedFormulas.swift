extension GradientExplanation {
  /// The named formulas on the paths and unnamed parts of them, a step each, outermost first: `y = σ(z) = 0.5749`, and
  /// the numbers put in when it is opened. With what the parts are called.
  mutating func namedFormulas(_ paths: Graph.GradientPaths)
    throws(EngineError) -> (steps: [Explanation.Step], formulas: WorkedFormulas)
  {
    let named = paths.links.keys.sorted().filter { node in
      if case .definition = graph[node].kind { node != base } else { false }
    }
    var formulas = WorkedFormulas(target, in: scope)
    var steps: [Explanation.Step] = []
    for node in formulas.withSteps(named).reversed() { steps.append(try formulas.step(formulas.worked(node))) }
    // The formulas that the steps were computed with are in its graph now.
    scope.graph = formulas.graph
    return (steps, formulas)
  }
}
