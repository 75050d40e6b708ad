extension GradientExplanation {
  /// The named formulas on the paths, a step each: `y = σ(z) = 0.5749`, and the numbers put in when it is opened.
  mutating func namedFormulas(_ paths: Graph.GradientPaths) throws(EngineError) -> [Explanation.Step] {
    var steps: [Explanation.Step] = []
    for node in paths.links.keys.sorted(by: >) where node != base {
      guard case .definition = graph[node].kind else { continue }
      steps.append(try namedFormula(node))
    }
    return steps
  }

  private mutating func namedFormula(_ node: NodeID) throws(EngineError) -> Explanation.Step {
    let others = names.filter { $0 != node }
    let body = try scope.presentable(graph.bodyOfDefinition(node))
    func printed(_ numbers: [NodeID: Tensor]) -> Math {
      FormulaPrinter(graph: graph, namesOf: others, numbers: numbers, isOneRow: scope.isOneRow).print(body)
    }
    let formula = printed([:])
    let value = try scope.value(of: node)
    let title = [name(node), .sign("="), formula]
    guard value.rows == nil else { return Explanation.Step(Phrase(.row(title))) }
    let result = Math.compactValue(value.tensor)
    let leaves = try scope.leafValues(of: [body], named: others)
    guard let leaves, leaves.values.allSatisfy(\.fitsIntoLine), case let numbers = printed(leaves), numbers != formula,
      numbers != result
    else {
      return Explanation.Step(Phrase(.row(title + [.sign("="), result])))
    }
    return Explanation.Step(
      Phrase(.row(title + [.sign("="), result])),
      [.equation(.row([name(node), .sign("="), numbers, .sign("="), result]))])
  }
}
