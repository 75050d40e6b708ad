/// The rules that lead to a derivative, in the order in which they are read: what a rule asks for comes after it.
struct RuleSteps {
  private(set) var steps: [RuleStep] = []
  /// Whether there are more than are kept.
  private(set) var isCut = false
  let variable: NodeID
  private let depends: [Bool]
  private var letters: RuleLetters

  /// The most steps that are shown.
  static let limit = 60

  /// `names` are the names of parts that have one.
  init(of formula: NodeID, by variable: NodeID, names: [NodeID: String], in graph: inout Graph) throws(EngineError) {
    self.variable = variable
    depends = graph.dependence(of: formula, on: variable)
    letters = RuleLetters(for: [formula], names: names, in: graph)
    var seen: Set<NodeID> = []
    var pending = [formula]
    while let next = pending.popLast() {
      let id = graph.visible(next)
      guard seen.insert(id).inserted else { continue }
      guard steps.count < Self.limit else {
        isCut = true
        return
      }
      pending.append(contentsOf: try add(id, in: &graph).reversed())
    }
  }

  private func isDependent(_ id: NodeID) -> Bool { id.index < depends.count && depends[id.index] }

  /// Adds the step of one formula, and gives the formulas whose derivatives it asks for.
  private mutating func add(_ id: NodeID, in graph: inout Graph) throws(EngineError) -> [NodeID] {
    guard id != variable else {
      steps.append(RuleStep(rule: .variable, origin: id, formula: id, variable: variable, right: graph.constant(1)))
      return []
    }
    guard isDependent(id), case .operation(let operation, _) = graph[id].kind else {
      steps.append(RuleStep(rule: .constant, origin: id, formula: id, variable: variable, right: graph.constant(0)))
      return []
    }
    let inputs = graph[id].inputs
    let dependents = inputs.indices.filter { isDependent(inputs[$0]) }
    let rule = DifferentiationRule(operation, dependents: dependents, shapes: inputs.map { graph[$0].shape })
    if operation == .add || operation == .subtract { return try addSum(id, rule, in: &graph) }
    if rule.isOfOuterFunction, dependents.count == 1, graph.visible(inputs[dependents[0]]) != variable {
      return try addChain(id, dependents[0], rule, in: &graph)
    }
    var parts: [RuleStep.Part] = []
    var derivatives: [NodeID?] = []
    for input in inputs { derivatives.append(derivative(of: input, &parts, in: &graph)) }
    let right = try graph.derivative(of: id, whereInputsHave: derivatives)
    let used = Set(graph.reachable(from: [right]))
    parts.removeAll { !used.contains($0.placeholder) }
    steps.append(RuleStep(rule: rule, origin: id, formula: id, variable: variable, right: right, parts: parts))
    return parts.map(\.formula)
  }

  /// The derivative of an input: nothing, 1, or a part's placeholder.
  private func derivative(of input: NodeID, _ parts: inout [RuleStep.Part], in graph: inout Graph) -> NodeID? {
    guard isDependent(input) else { return nil }
    guard graph.visible(input) != variable else { return graph.constant(1) }
    return placeholder(for: input, &parts, in: &graph)
  }

  private func placeholder(for formula: NodeID, _ parts: inout [RuleStep.Part], in graph: inout Graph) -> NodeID {
    if let known = parts.first(where: { $0.formula == formula }) { return known.placeholder }
    let part = RuleStep.Part(placeholder: graph.placeholder(for: formula), formula: formula)
    parts.append(part)
    return part.placeholder
  }

  // MARK: Sums

  /// A sum of any length is one step, whose terms are its parts.
  private mutating func addSum(_ id: NodeID, _ rule: DifferentiationRule, in graph: inout Graph) throws(EngineError)
    -> [NodeID]
  {
    var parts: [RuleStep.Part] = []
    let right = try sum(id, &parts, depth: 0, in: &graph)
    steps.append(RuleStep(rule: rule, origin: id, formula: id, variable: variable, right: right, parts: parts))
    return parts.map(\.formula)
  }

  /// Longer sums are taken apart so many terms at a time.
  private static let mostTerms = 40

  private func sum(_ id: NodeID, _ parts: inout [RuleStep.Part], depth: Int, in graph: inout Graph)
    throws(EngineError) -> NodeID
  {
    guard case .operation(let operation, let attribute) = graph[id].kind, operation.isOfTerms,
      depth < Self.mostTerms
    else { return placeholder(for: id, &parts, in: &graph) }
    var terms: [NodeID] = []
    for input in graph[id].inputs { terms.append(try sum(input, &parts, depth: depth + 1, in: &graph)) }
    return try graph.apply(operation, terms, attribute)
  }

  // MARK: The chain rule

  /// Two steps: the chain rule with a letter for the inner part, then the outer function's own.
  private mutating func addChain(_ id: NodeID, _ position: Int, _ rule: DifferentiationRule, in graph: inout Graph)
    throws(EngineError) -> [NodeID]
  {
    guard case .operation(let operation, let attribute) = graph[id].kind else { return [] }
    var inputs = graph[id].inputs
    let inner = inputs[position]
    let letter = letters.letter(for: inner, in: &graph)
    inputs[position] = letter
    let outer = try graph.apply(operation, inputs, attribute)
    let placeholder = graph.placeholder(for: inner)
    func right(_ derivative: NodeID, _ graph: inout Graph) throws(EngineError) -> NodeID {
      var derivatives = [NodeID?](repeating: nil, count: inputs.count)
      derivatives[position] = derivative
      return try graph.derivative(of: outer, whereInputsHave: derivatives)
    }
    let whole = try right(placeholder, &graph)
    let own = try right(graph.constant(1), &graph)
    steps.append(
      RuleStep(
        rule: .chain, origin: id, formula: outer, variable: variable, right: whole,
        parts: [.init(placeholder: placeholder, formula: inner)], inner: (letter, inner)))
    steps.append(RuleStep(rule: rule, origin: id, formula: outer, variable: letter, right: own))
    return [inner]
  }
}

extension Operation {
  /// Whether its inputs are the terms of a sum.
  fileprivate var isOfTerms: Bool { self == .add || self == .subtract || self == .negate }
}
