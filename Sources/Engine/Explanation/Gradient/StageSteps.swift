/// A step backwards: what a layer receives.
extension GradientExplanation {
  /// `δ⁽ʰ⁾ = (W⁽ʸ⁾)ᵀ δ⁽ʸ⁾ ⊙ h ⊙ (1 − h)`; opened, its numbers, and its elements one by one.
  mutating func stageStep(
    _ stage: Backpropagation.Stage, _ back: Backpropagation, elements: [Int], isOpen: Bool
  ) throws(EngineError) -> Explanation.Step {
    let formula = try presentable(stage, back)
    let shape = graph[stage.node].shape
    let derivative = derivativeName(target, stage.node)
    let words = words(stage, formula)
    var title = stage.symbol == derivative ? [stage.symbol] : [stage.symbol, .sign("="), derivative]
    let element = try formulaOfEveryElement(formula, stage, back)
    if let element {
      title = [everyElement(of: stage), .sign("="), element]
    } else if words.isEmpty {
      title += [.sign("="), printer(symbols: back.symbols).brief(formula)]
    }
    if let rows = stage.value.rows {
      let count =
        shape.isNumber ? "One number for each of the \(rows) rows" : "For each of the \(rows) rows \(shape.phrase)"
      let parts = [Phrase(stringLiteral: count)] + words.sentences
      return Explanation.Step(Phrase(.row(title)), parts.map { .phrase($0) }, isOpen: isOpen)
    }
    let tensor = stage.value.tensor
    let result = Math.compactValue(tensor)
    let isKnown = graph.scalarConstant(formula) != nil && shape.isNumber
    var parts: [Explanation.Part] = words.sentences.map { .phrase($0) }
    if words.isEmpty, !isKnown, shape.rank < 3, let numbers = try inNumbers(formula, back), numbers != result,
      element == nil
    {
      parts.append(.equation(.row([stage.symbol, .sign("="), numbers, .sign("="), result])))
    }
    parts += tensor.slices(of: stage.symbol).map { .equation($0) }
    let isInTitle = !isOpen && !isKnown && shape.rank < 3
    // An open step has no value in its title.
    if isOpen, shape.rank < 3, !parts.contains(where: \.isEquation) {
      parts.append(.equation(.row([stage.symbol, .sign("="), result])))
    }
    var steps: [Explanation.Step] = []
    if !shape.isNumber, !elements.isEmpty {
      let table = try elementTable(stage, back, elements)
      if self.element != nil {
        parts.append(table)
      } else {
        steps.append(Explanation.Step("Element by element", [table], isAside: true))
      }
    }
    var phrase: Phrase
    if element != nil {
      phrase = "\(Math.row(title)) for every element"
      if isInTitle { phrase.pieces += ("; \(Math.row([stage.symbol, .sign("="), result]))" as Phrase).pieces }
    } else {
      phrase = Phrase(.row(isInTitle ? title + [.sign("="), result] : title))
    }
    if !tensor.fitsIntoLine { phrase.pieces.append(.text(", \(shape.phrase)")) }
    return Explanation.Step(phrase, parts, steps: steps, isOpen: isOpen)
  }

  /// The most names and numbers of a formula that is shown with its numbers put in.
  private static let heaviestLine = 24

  /// A stage's formula with the numbers put in, where they fit.
  mutating func inNumbers(_ formula: NodeID, _ back: Backpropagation) throws(EngineError) -> Math? {
    guard let leaves = try leaves(formula, back), leaves.values.allSatisfy(\.fitsIntoLine) else { return nil }
    let numbers = printer(numbers: leaves).name(of: formula)
    return numbers.weight <= Self.heaviestLine ? numbers : nil
  }

  // MARK: Elements

  /// Where every element of an array receives the same number, as from a sum, the formula of that number.
  mutating func formulaOfEveryElement(
    _ formula: NodeID, _ stage: Backpropagation.Stage, _ back: Backpropagation
  ) throws(EngineError) -> Math? {
    guard graph[stage.node].shape.count > 1 else { return nil }
    let isSpread = graph.formulaNodes(of: formula).allSatisfy { node in
      if graph[node].shape.isNumber { return true }
      switch graph[node].kind {
      case .constant(let tensor): return tensor.elements.allSatisfy { $0 == tensor.elements[0] }
      case .operation(let operation, _):
        if case .elementwise = operation.kernel { return true }
        return operation == .spreadElements || operation == .reshape
      default: return false
      }
    }
    guard isSpread else { return nil }
    let element = try scope.graph.elementFormula(
      0, of: formula, stoppingAt: Set(names).union(back.stages.map(\.variable)))
    let simplified = scope.graph.simplify(element, names: names)
    return printer(symbols: back.symbols).name(of: simplified)
  }

  /// An element of what a stage receives.
  func element(of stage: Backpropagation.Stage, _ indices: [Math]) -> Math {
    stage.symbol == derivativeName(target, stage.node)
      ? .partial(order: 1, of: name(target), by: [.index(name(stage.node).ofOneElement, indices)])
      : .index(stage.symbol.ofOneElement, indices)
  }

  /// Any element of what a stage receives.
  func everyElement(of stage: Backpropagation.Stage) -> Math {
    element(of: stage, ["i", "j", "k", "l", "m", "n"].prefix(graph[stage.node].shape.rank).map { .name($0) })
  }
}

extension Explanation.Part {
  fileprivate var isEquation: Bool { if case .equation = self { true } else { false } }
}
