/// Where a function has no value it has no derivative either, whatever the derivative's formula gives there.
extension RuleExplanation {
  /// The function, or the derivative of lower order, that does not exist at a point.
  struct Gap {
    let order: Int
    /// With the numbers put in: log(−3).
    let numbers: Math
  }

  static var missing: Math { .text(" does not exist") }

  /// The first of the function and its derivatives before the last that has no value at the point.
  mutating func gap(at point: Point, _ derivations: [Derivation]) throws(EngineError) -> Gap? {
    for (order, derivation) in derivations.enumerated() {
      let formula = derivation.formula
      guard graph[formula].shape.isNumber else { return nil }
      let bound = try graph.bind(formula, targets: function.variables, values: point.arguments)
      let value = try graph.evaluate(bound, parameters: parameters)
      guard value.rows == nil, let number = value.tensor.number else { return nil }
      let hasPole = try hasPole(formula, at: point)
      guard number.isNaN || number.isInfinite && hasPole else { continue }
      let numbers = FormulaPrinter(graph: graph, numbers: try values(in: derivation, at: point)).print(formula)
      return Gap(order: order, numbers: numbers)
    }
    return nil
  }

  /// Whether a value that is infinite comes from a quotient, a logarithm or a power of 0, and not from a number that is
  /// too large to be computed.
  private mutating func hasPole(_ formula: NodeID, at point: Point) throws(EngineError) -> Bool {
    for id in graph.reachable(from: [formula]) where graph[id].rows == nil && graph[id].shape.isNumber {
      guard case .operation(let operation, _) = graph[id].kind else { continue }
      let inputs = graph[id].inputs
      let argument: NodeID
      switch operation {
      case .divide: argument = inputs[1]
      case .log, .log2, .log10, .power: argument = inputs[0]
      default: continue
      }
      let (divisor, value) = (try number(argument, at: point), try number(id, at: point))
      if divisor == 0, let value, !value.isFinite { return true }
    }
    return false
  }

  private mutating func number(_ node: NodeID, at point: Point) throws(EngineError) -> Double? {
    let bound = try graph.bind(node, targets: function.variables, values: point.arguments)
    return try graph.evaluate(bound, parameters: parameters).tensor.number
  }

  /// `At x = 3 there is no derivative: f(3) = log(−3) does not exist`
  func missing(_ gap: Gap, order: Int, at point: Point) -> Explanation.Step {
    let before = Math.row([name(at: point, order: gap.order), .sign("="), gap.numbers])
    return Explanation.Step(
      "At \(place(of: point)): \(before) does not exist, so neither does \(name(at: point, order: order))")
  }
}
