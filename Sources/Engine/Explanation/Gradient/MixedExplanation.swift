extension GradientExplanation {
  /// Where `on` or `at` stands inside the formula a name has one value inside and another outside, so that no factor
  /// belongs to it: the formula and its derivative are shown as wholes.
  mutating func mixedExplanation(_ value: Tensor) throws(EngineError) -> Explanation {
    let whole = try scope.value(of: target)
    let formula = FormulaPrinter(graph: graph, namesOf: names.filter { $0 != target }, isOneRow: scope.isOneRow)
      .print(graph.bodyOfDefinition(target))
    var steps = [Explanation.Step(Phrase(.row([name(target), .sign("="), formula, .sign("="), .value(whole.tensor)])))]
    var record: Explanation.Gradient?
    if graph[variable].shape.isNumber {
      let derivative = try scope.graph.unlabelledDerivative(of: scope.graph.bodyOfDefinition(target), by: variable)
      let presentable = try scope.presentableNumber(derivative, named: names)
      let written = printer().name(of: presentable)
      record = try self.record(written, value.elements[0])
      if !hasInnerName(presentable) {
        steps.append(Explanation.Step(Phrase(.row([derivativeName(target, variable), .sign("="), written]))))
      }
    }
    steps.append(
      Explanation.Step("Names have other values inside of on and at, so the formula is differentiated as a whole"))
    return Explanation(
      answer: .row([derivativeName(target, variable), .sign("="), .compactValue(value)]), steps: steps,
      gradient: record)
  }

  /// The numbers for other programs: the whole derivative is the one factor of one path.
  private mutating func record(_ formula: Math, _ value: Double) throws(EngineError) -> Explanation.Gradient {
    let difference = try finiteDifferences(of: base, elements: [element ?? 0])[0]
    let name = "∂\(graph.describe(target))/∂\(graph.describe(variable))"
    return Explanation.Gradient(
      derivative: derivativeName(target, variable),
      paths: [.init(factors: [.init(name: name, formula: formula, value: value)], product: value)], pathCount: 1,
      finiteDifference: Tensor(difference.value), difference: (value - difference.value).magnitude)
  }

  /// Whether a formula has a variable that the engine made to differentiate it.
  private func hasInnerName(_ formula: NodeID) -> Bool {
    graph.reachable(from: [formula]).contains { node in
      guard case .bound(let binding) = graph[node].kind else { return false }
      return binding.targets.contains { if case .variable = graph[$0].kind { true } else { false } }
    }
  }
}
