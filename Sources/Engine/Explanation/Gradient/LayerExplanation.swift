extension GradientExplanation {
  /// Through layers: what each receives, from the loss backwards, as vectors and matrices with their shapes; an element
  /// is followed down to numbers.
  mutating func layerExplanation(_ value: Tensor) throws(EngineError) -> Explanation {
    var (steps, worked) = try namedFormulas(
      Graph.GradientPaths(from: target, to: [base], through: aliases, in: scope.graph))
    var inner = try withNamedParts(worked, to: [base])
    let back = try inner.backpropagation(to: [base])
    let elements = try inner.neededElements(back)
    for (stage, wanted) in zip(back.units, elements) {
      steps.append(try inner.stageStep(stage, back, elements: wanted, isOpen: false))
    }
    if let end = back.ends.first, let wanted = elements.last {
      steps.append(try inner.stageStep(end, back, elements: wanted, isOpen: true))
    }
    if value.shape.isNumber, let step = try rowStep(value.elements[0]) { steps.append(step) }
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
    let ends = scope.graph.seenThroughWindows(names)
    let activations = scope.graph.activations(in: target).filter { node in
      guard parts[node] == nil, let sum = scope.graph.preActivation(of: node) else { return false }
      return parts[sum] == nil && !ends.contains(node)
    }
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

  /// A stage's formula as it is shown.
  mutating func presentable(_ stage: Backpropagation.Stage, _ back: Backpropagation) throws(EngineError) -> NodeID {
    try scope.presentableNumber(withoutDropout(stage.formula), named: names + back.stages.map(\.variable))
  }

  /// A dropout is on only while training, so that here it passes on what it is given.
  mutating func withoutDropout(_ formula: NodeID) throws(EngineError) -> NodeID {
    var made: [NodeID: NodeID] = [:]
    for node in scope.graph.formulaNodes(of: formula) {
      guard let input = scope.graph.inputs(of: node, as: .dropout)?.first else { continue }
      made[node] = try scope.graph.rebuilt(input, putting: made)
    }
    return made.isEmpty ? formula : try scope.graph.rebuilt(formula, putting: made)
  }

  /// The numbers that stand in a stage's formula; nothing where they differ from row to row.
  mutating func leaves(_ formula: NodeID, _ back: Backpropagation) throws(EngineError) -> [NodeID: Tensor]? {
    let received = Dictionary(uniqueKeysWithValues: back.stages.map { ($0.variable, $0.value) })
    return try scope.leafValues(of: [formula], named: names, known: received)
  }
}

extension Graph {
  /// The names that windows go over, as those of a convolution or pooling do.
  fileprivate func seenThroughWindows(_ names: [NodeID]) -> Set<NodeID> {
    var seen: Set<NodeID> = []
    for name in names {
      for node in formulaNodes(of: bodyOfDefinition(name)) {
        guard var source = inputs(of: node, as: .patches)?.first else { continue }
        while let input = inputs(of: source, as: .reshape)?.first ?? inputs(of: source, as: .dropout)?.first {
          source = input
        }
        seen.insert(source)
      }
    }
    return seen
  }

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
