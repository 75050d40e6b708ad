extension GradientExplanation {
  /// Explains ∇E: what each unit receives, from the target backwards, and with it the derivative by every parameter.
  /// `derivatives` are those of one formula by several parameters, under the same `on` and `at`. Throws where one has a
  /// value per row.
  public static func explain(
    gradient derivatives: [NodeID], place: Phrase?, parameters: [Tensor], in graph: Graph
  ) throws(EngineError) -> Explanation {
    guard let first = derivatives.first else { throw EngineError("there is no parameter to explain") }
    var variables: [NodeID] = []
    for derivative in derivatives {
      let inner = ExplanationScope(around: derivative, parameters: parameters, in: graph).inner
      guard case .derivative(_, let variable) = graph[inner].kind else { throw EngineError("this is not a derivative") }
      variables.append(variable)
    }
    var explanation = try GradientExplanation(of: first, parameters: parameters, in: graph)
    guard !explanation.isMixed(variables) else {
      throw EngineError(
        "\(graph.describe(explanation.target)) has on or at inside, where names have other values, so its gradient is "
          + "not followed through them",
        hint: "explain one derivative, which is then shown as a whole")
    }
    var result = try explanation.wholeGradient(variables)
    result.place = place
    return result
  }

  private mutating func wholeGradient(_ variables: [NodeID]) throws(EngineError) -> Explanation {
    let links = Graph.GradientPaths(from: target, to: variables, in: scope.graph)
    var (steps, worked) = try namedFormulas(links)
    var inner = try withNamedParts(worked, to: variables)
    let back = try inner.backpropagation(to: variables)
    for stage in back.units { steps.append(try inner.stageStep(stage, back, elements: [], isOpen: false)) }
    steps.append(Explanation.Step("", [try inner.gradientTable(back)], isOpen: true))
    let values = back.ends.map(\.value.tensor)
    let areNumbers = values.allSatisfy(\.shape.isNumber)
    let all = Tensor(vector: values.flatMap(\.elements))
    let gradient = Math.nabla(name(target))
    let remarks = try withFlatness([try largestDistance(Array(zip(variables, values)))], to: variables)
    return Explanation(
      answer: areNumbers && all.elements.count <= 8 ? .row([gradient, .sign("="), .value(all)]) : gradient,
      value: areNumbers ? all : nil, steps: steps, remarks: remarks)
  }
}
