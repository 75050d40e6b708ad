extension RuleExplanation {
  /// What is differentiated, what is held fixed, the rules, and what they come to together.
  mutating func steps(_ derivation: Derivation, order: Int) throws(EngineError) -> [Explanation.Step] {
    let writer = RulePrinter(variable: derivation.variable, isPartial: function.variables.count > 1)
    // A higher derivative starts from the one that was just found.
    var shown = order == 1 ? [Explanation.Step(Phrase(start(derivation)))] : []
    if let fixed = heldFixed(derivation) { shown.append(Explanation.Step(fixed)) }
    var titles: Set<Phrase> = []
    for step in derivation.steps.steps {
      let title = title(step, writer)
      guard titles.insert(title).inserted else { continue }
      shown.append(Explanation.Step(title, try parts(of: step, derivation, writer)))
    }
    if derivation.steps.isCut { shown.append(Explanation.Step("… and so on, part by part")) }
    let isWhole = derivation.steps.steps.first.map { writer.right($0, in: graph) } == print(derivation.derivative)
    if !isWhole {
      shown.append(Explanation.Step("\(strong: "Together"): \(result(derivation, order: order))"))
    }
    return shown
  }

  /// `f(x) = x³ sin x`
  private func start(_ derivation: Derivation) -> Math {
    let name = function.math(order: 0, function.arguments(in: graph), in: graph)
    let formula = print(derivation.formula)
    return name == formula ? name : .row([name, .sign("="), formula])
  }

  func print(_ formula: NodeID) -> Math { FormulaPrinter(graph: graph).print(formula) }

  /// That all but the variable counts as constant: the other variables, parameters and columns.
  private func heldFixed(_ derivation: Derivation) -> Phrase? {
    let others = function.variables.filter { $0 != derivation.variable }
    let leaves = graph.namedLeaves(of: derivation.formula).filter { $0 != derivation.variable && !others.contains($0) }
    let printer = FormulaPrinter(graph: graph)
    let names = (others + leaves).map { Phrase(printer.name(of: $0)) }
    guard let last = names.last else { return nil }
    guard names.count > 1 else { return "\(last) is held fixed, so it counts as a constant" }
    let list = names.dropFirst().dropLast().reduce(names[0]) { "\($0), \($1)" }
    return "\(list) and \(last) are held fixed, so they count as constants"
  }

  /// **Power rule**: d/dx x³ = 3x²
  private func title(_ step: RuleStep, _ writer: RulePrinter) -> Phrase {
    let equation = writer.equation(step, in: graph)
    guard let inner = step.inner else { return "\(strong: step.rule.title): \(equation)" }
    let meaning = Math.row([print(inner.letter), .sign("="), print(inner.formula)])
    return "\(strong: step.rule.title) with \(meaning): \(equation)"
  }

  // MARK: What shows when a step is opened

  /// The rule in letters, the derivative of a chain rule's inner part, and the parts' derivatives put in.
  private mutating func parts(of step: RuleStep, _ derivation: Derivation, _ writer: RulePrinter) throws(EngineError)
    -> [Explanation.Part]
  {
    var parts = try general(step, derivation, writer).map(Explanation.Part.equation)
    guard !step.parts.isEmpty else { return parts }
    if let inner = step.inner {
      let name = writer.fraction(print(inner.letter), by: step.variable, in: graph)
      let derivative = displayed(try derivation.parts.derivative(of: inner.formula, in: &graph))
      parts.append(.equation(.row([name, .sign("="), print(derivative)])))
    }
    let filled = try filled(step, derivation)
    let whole = displayed(try derivation.parts.derivative(of: step.origin, in: &graph))
    let result = print(whole)
    let middle = filled == result ? [] : [filled, .sign("=")]
    parts.append(.equation(.row([writer.left(step, in: graph), .sign("=")] + middle + [result])))
    return parts
  }

  /// The right side of a step with the derivatives of its parts put in.
  private mutating func filled(_ step: RuleStep, _ derivation: Derivation) throws(EngineError) -> Math {
    var derivatives: [NodeID: NodeID] = [:]
    for part in step.parts {
      derivatives[part.placeholder] = displayed(try derivation.parts.derivative(of: part.formula, in: &graph))
    }
    let formula = try graph.rebuilt(step.right, putting: derivatives)
    return print(formula)
  }

  /// A rule in letters, where that says more than its use does: of a product, a quotient and a power.
  private mutating func general(_ step: RuleStep, _ derivation: Derivation, _ writer: RulePrinter) throws(EngineError)
    -> [Math]
  {
    guard case .operation(let operation, _) = graph[step.formula].kind, graph[step.formula].shape.isNumber else {
      return []
    }
    switch step.rule {
    case .product where operation == .multiply, .quotient where operation == .divide && step.parts.count > 0:
      return try pair(step, operation, derivation, writer)
    case .power: return try power(step, derivation, writer)
    default: return []
    }
  }

  /// `d/dx (u v) = (du/dx) v + u (dv/dx)`, and what u and v are.
  private mutating func pair(
    _ step: RuleStep, _ operation: Operation, _ derivation: Derivation, _ writer: RulePrinter
  ) throws(EngineError) -> [Math] {
    let inputs = graph[step.formula].inputs
    guard inputs[0] != inputs[1] else { return [] }
    let known = derivation.steps.steps.compactMap(\.inner?.letter)
    var letters = RuleLetters(for: [derivation.formula] + known, names: [:], in: graph)
    let pair = inputs.map { letters.letter(for: $0, in: &graph) }
    let placeholders = pair.map { graph.placeholder(for: $0) }
    let whole = try graph.apply(operation, pair)
    let right = try graph.derivative(of: whole, whereInputsHave: placeholders)
    var symbols: [NodeID: Math] = [:]
    for (letter, placeholder) in zip(pair, placeholders) {
      symbols[placeholder] = writer.fraction(print(letter), by: step.variable, in: graph)
    }
    let rule = Math.row([
      writer.derivative(of: whole, by: step.variable, in: graph), .sign("="),
      FormulaPrinter(graph: graph, symbols: symbols).print(right),
    ])
    let meanings = zip(pair, inputs).map { Math.row([print($0), .sign("="), print($1)]) }
    return [rule, .row([meanings[0], .sign(","), meanings[1]])]
  }

  /// `d/dx xⁿ = n xⁿ⁻¹`, and what n is.
  private mutating func power(_ step: RuleStep, _ derivation: Derivation, _ writer: RulePrinter) throws(EngineError)
    -> [Math]
  {
    let exponent = graph[step.formula].inputs[1]
    guard case .constant = graph[exponent].kind else { return [] }
    let letter = graph.variable("n")
    let whole = try graph.apply(.power, [step.variable, letter])
    let right = try graph.derivative(of: whole, whereInputsHave: [graph.constant(1), nil])
    let rule = Math.row([writer.derivative(of: whole, by: step.variable, in: graph), .sign("="), print(right)])
    return [.row([rule, .sign(","), print(letter), .sign("="), print(exponent)])]
  }
}

extension Graph {
  /// The named formulas, parameters and columns that a formula mentions itself, in the order of the arena.
  func namedLeaves(of formula: NodeID) -> [NodeID] {
    var seen: Set<NodeID> = [formula]
    var pending = [formula]
    var found: [NodeID] = []
    while let next = pending.popLast() {
      if next != formula || parameterID(next) != nil, isNamedLeaf(next) {
        found.append(next)
      } else {
        for input in self[next].inputs where seen.insert(input).inserted { pending.append(input) }
      }
    }
    return found.sorted()
  }
}
