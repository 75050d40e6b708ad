extension GradientExplanation {
  /// Through layers: what each receives, from the loss backwards, as vectors and matrices with their shapes; an element
  /// is followed down to numbers.
  mutating func layerExplanation(_ value: Tensor) throws(EngineError) -> Explanation {
    let back = try backpropagation(to: [base])
    let elements = try neededElements(back)
    var steps = try namedFormulas(Graph.GradientPaths(from: target, to: [base], through: aliases, in: scope.graph))
    for (stage, wanted) in zip(back.units, elements) {
      steps.append(try stageStep(stage, back, elements: wanted, isOpen: false))
    }
    if let end = back.ends.first, let wanted = elements.last {
      steps.append(try stageStep(end, back, elements: wanted, isOpen: true))
    }
    return Explanation(
      answer: .row([derivativeName(target, variable), .sign("="), .compactValue(value)]),
      diagram: try diagram(through: unitNames.union(aliases), nil), steps: steps)
  }

  /// The names of layers' sums where the activation has a name too: a drawing shows one of the two.
  private var unitNames: Set<NodeID> {
    Set(graph.activations(in: target).compactMap { graph.preActivation(of: $0) }.filter { $0 != base })
  }

  /// Backwards to `variables`; activations belong to the formulas around them, so that a layer is one step.
  mutating func backpropagation(to variables: [NodeID]) throws(EngineError) -> Backpropagation {
    let activations = scope.graph.activations(in: target)
    let sums = Set(activations.compactMap { scope.graph.preActivation(of: $0) })
      .union(names.filter { scope.graph.isSumOfLayer($0) })
    let transparent = skippedNames(to: variables).union(activations).subtracting(variables)
    let paths = Graph.GradientPaths(from: target, to: variables, through: transparent, in: scope.graph)
    let printer = printer()
    let (graph, target) = (graph, name(target))
    let symbol = { (node: NodeID) -> Math in
      sums.contains(node) && !variables.contains(node)
        ? graph.delta(of: node, printer) : .partial(order: 1, of: target, by: [printer.name(of: node)])
    }
    return try Backpropagation(paths, symbol: symbol, in: &scope)
  }

  // MARK: Stages

  /// `δ⁽ʰ⁾ = (W⁽ʸ⁾)ᵀ δ⁽ʸ⁾ ⊙ h ⊙ (1 − h)`; opened, its numbers, and its elements one by one.
  mutating func stageStep(
    _ stage: Backpropagation.Stage, _ back: Backpropagation, elements: [Int], isOpen: Bool
  ) throws(EngineError) -> Explanation.Step {
    let formula = try presentable(stage, back)
    let shape = graph[stage.node].shape
    let derivative = derivativeName(target, stage.node)
    var title = stage.symbol == derivative ? [stage.symbol] : [stage.symbol, .sign("="), derivative]
    title += [.sign("="), printer(symbols: back.symbols).brief(formula)]
    if let rows = stage.value.rows {
      let words =
        shape.isNumber ? "One number for each of the \(rows) rows" : "For each of the \(rows) rows \(shape.phrase)"
      return Explanation.Step(Phrase(.row(title)), [.phrase(Phrase(stringLiteral: words))], isOpen: isOpen)
    }
    let result = Math.compactValue(stage.value.tensor)
    var parts: [Explanation.Part] = []
    if let leaves = try leaves(formula, back), leaves.values.allSatisfy(\.fitsIntoLine) {
      let numbers = printer(numbers: leaves).name(of: formula)
      if numbers != result, numbers.weight <= 30 {
        parts.append(.equation(.row([stage.symbol, .sign("="), numbers, .sign("="), result])))
      }
    }
    // An open step has no value in its title.
    if parts.isEmpty, isOpen { parts.append(.equation(.row([stage.symbol, .sign("="), result]))) }
    var steps: [Explanation.Step] = []
    if !shape.isNumber, !elements.isEmpty {
      let table = try elementTable(stage, back, elements)
      let isWanted = element != nil
      if isWanted {
        parts.append(table)
      } else {
        steps.append(Explanation.Step("Element by element", [table], isAside: true))
      }
    }
    if !isOpen { title += [.sign("="), result] }
    return Explanation.Step(Phrase(.row(title)), parts, steps: steps, isOpen: isOpen)
  }

  /// A stage's formula as it is shown.
  mutating func presentable(_ stage: Backpropagation.Stage, _ back: Backpropagation) throws(EngineError) -> NodeID {
    try scope.presentableNumber(stage.formula, named: names + back.stages.map(\.variable))
  }

  /// The numbers that stand in a stage's formula; nothing where they differ from row to row.
  mutating func leaves(_ formula: NodeID, _ back: Backpropagation) throws(EngineError) -> [NodeID: Tensor]? {
    let received = Dictionary(uniqueKeysWithValues: back.stages.map { ($0.variable, $0.value) })
    return try scope.leafValues(of: [formula], named: names, known: received)
  }
}

extension Graph {
  /// Whether a name is h.z, the sum of a layer before its activation, if it has one.
  fileprivate func isSumOfLayer(_ node: NodeID) -> Bool {
    if case .definition(let name) = self[node].kind { name.hasSuffix(".z") } else { false }
  }

  /// δ with the name of the layer above it, or of the formula below it: δ⁽ʰ⁾ for h.z, δ with the index z for z.
  fileprivate func delta(of node: NodeID, _ printer: FormulaPrinter) -> Math {
    guard case .definition(let name) = self[node].kind, let dot = name.lastIndex(of: "."), name[dot...] == ".z" else {
      return .index(.name("δ"), [printer.name(of: node)])
    }
    return printer.name("\(name[..<dot]).δ", node)
  }
}
