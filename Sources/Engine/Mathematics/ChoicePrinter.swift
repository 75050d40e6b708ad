/// Comparisons and choices: cases where a choice stands alone, an indicator inside a formula.
extension FormulaPrinter {
  /// a > b; inside another formula the number that it is, [a > b].
  func comparison(_ id: NodeID, depth: Int) -> Printed {
    let relation = relation(id, depth: depth) ?? .dots
    return depth == 0 ? relation : .atom(.indicator(relation.math))
  }

  /// The cases of a choice one under the other; a choice in the last case is part of it. Inside a formula one that is 0
  /// in one case is the other case times an indicator.
  func choice(_ id: NodeID, depth: Int) -> Printed {
    if let quotient = shareOfZero(id) { return part(quotient, depth: depth) }
    if depth > 0, let product = timesIndicator(id, depth: depth) { return product }
    var lines: [[Math]] = []
    var node = id
    while case .operation(.choose, _) = graph[node].kind, node == id || !isSymbol(node), lines.count < 8 {
      let inputs = graph[node].inputs
      lines.append([
        part(inputs[1], depth: depth).math, .row([.text("if "), condition(inputs[0], depth: depth).math]),
      ])
      node = inputs[2]
    }
    lines.append([part(node, depth: depth).math, .text("otherwise")])
    return Printed(math: .cases(lines), strength: .relation)
  }

  /// t/y in a choice that is 0 where t is: the derivative of t log y, which is 0 there. Textbooks write t/y.
  private func shareOfZero(_ id: NodeID) -> NodeID? {
    let inputs = graph[id].inputs
    guard let sides = graph.inputs(of: inputs[0], as: .equal), isZero(sides[1]),
      isZero(inputs[1]), let quotient = graph.inputs(of: inputs[2], as: .divide)
    else { return nil }
    let (share, _) = graph.unspread(quotient[0])
    let (zero, _) = graph.unspread(sides[0])
    return graph.isSame(share, zero) ? inputs[2] : nil
  }

  private func timesIndicator(_ id: NodeID, depth: Int) -> Printed? {
    let inputs = graph[id].inputs
    let isNegated = isZero(inputs[1])
    guard isNegated || isZero(inputs[2]),
      let condition = isNegated ? negation(inputs[0], depth: depth) : condition(inputs[0], depth: depth)
    else { return nil }
    let indicator = Printed.atom(.indicator(condition.math))
    let value = inputs[isNegated ? 2 : 1]
    let printed = part(value, depth: depth)
    if printed.math == .exact(1) { return indicator }
    guard elementLetters.isEmpty, !graph[value].shape.isNumber, !graph[inputs[0]].shape.isNumber else {
      return product([indicator, printed])
    }
    return Printed(
      math: .row([indicator.math, .sign("⊙"), printed.bracketed(from: .negative)]), strength: .dotted)
  }

  private func isZero(_ id: NodeID) -> Bool { !isSymbol(id) && isNumber(id, 0) || graph.scalarConstant(id) == 0 }

  private func isNumber(_ id: NodeID, _ number: Double) -> Bool {
    let (spread, _) = graph.unspread(id)
    return graph.scalarConstant(spread) == number
  }

  // MARK: Conditions

  private func condition(_ id: NodeID, depth: Int) -> Printed {
    if let relation = relation(id, depth: depth) { return relation }
    return Printed(
      math: .row([part(id, depth: depth).bracketed(from: .sum), .sign("≠"), .exact(0)]), strength: .relation)
  }

  /// What holds where a condition does not, for numbers.
  private func negation(_ id: NodeID, depth: Int) -> Printed? {
    if let relation = relation(id, Self.opposites, depth: depth) { return relation }
    guard self.relation(id, depth: depth) == nil else { return nil }
    return Printed(
      math: .row([part(id, depth: depth).bracketed(from: .sum), .sign("="), .exact(0)]), strength: .relation)
  }

  private static let opposites = ["<": "≥", "≥": "<", ">": "≤", "≤": ">", "=": "≠", "≠": "="]

  /// a > b, if it is a comparison, with another sign where `signs` has one.
  private func relation(_ id: NodeID, _ signs: [String: String] = [:], depth: Int) -> Printed? {
    guard !isSymbol(id), case .operation(let operation, _) = graph[id].kind,
      case .relation(let sign) = operation.notation
    else { return nil }
    let sides = graph[id].inputs.map { part($0, depth: depth).bracketed(from: .sum) }
    return Printed(math: .row([sides[0], .sign(signs[sign] ?? sign), sides[1]]), strength: .relation)
  }
}
