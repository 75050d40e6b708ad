extension RuleExplanation {
  /// The derivative at the point, as the engine computes it.
  func value(at point: Point) throws(EngineError) -> Tensor {
    let value = try graph.evaluate(point.derivative, parameters: parameters)
    guard value.rows == nil else {
      throw EngineError(
        "explain shows one derivative, but this has one per row", hint: "take one row, as in … on or[2]")
    }
    return value.tensor
  }

  /// `At x = 3: f′(3) = 2·3 = 6`, and the values of the chain rule's inner parts when it is opened.
  mutating func numbers(_ derivation: Derivation, order: Int, _ value: Tensor, at point: Point) throws(EngineError)
    -> Explanation.Step
  {
    let values = try values(in: derivation, at: point)
    let printer = FormulaPrinter(graph: graph, numbers: values)
    let numbers = printer.print(derivation.derivative)
    let result = Math.value(value)
    let middle = numbers == result || numbers.isExactly(value) ? [] : [numbers, .sign("=")]
    var parts: [Explanation.Part] = []
    for inner in derivation.steps.steps.compactMap(\.inner) {
      let filled = printer.print(inner.formula)
      let bound = try graph.bind(inner.formula, targets: function.variables, values: point.arguments)
      let found = try graph.evaluate(bound, parameters: parameters)
      guard found.rows == nil else { continue }
      let equation = Math.row([
        print(inner.letter), .sign("="), print(inner.formula), .sign("="), filled, .sign("="), .value(found.tensor),
      ])
      if !parts.contains(.equation(equation)) { parts.append(.equation(equation)) }
    }
    return Explanation.Step(
      "At \(place(of: point)): \(.row([name(at: point, order: order), .sign("=")] + middle + [result]))", parts)
  }

  /// `f′(3)`
  func name(at point: Point, order: Int) -> Math { function.math(order: order, written(point), in: graph) }

  func written(_ point: Point) -> [Math] {
    point.written
      ?? point.arguments.map { argument in
        guard let value = try? graph.evaluate(argument, parameters: parameters), value.rows == nil else {
          return .sign("…")
        }
        return .value(value.tensor)
      }
  }

  /// `x = 1, y = 2`
  func place(of point: Point) -> Math {
    let parts = zip(function.variables, point.arguments).map { variable, argument in
      let name = print(variable)
      guard let value = try? graph.evaluate(argument, parameters: parameters), value.rows == nil else { return name }
      return Math.row([name, .sign("="), .value(value.tensor)])
    }
    return .row(Array(parts.map { [$0] }.joined(separator: [.sign(",")])))
  }

  /// The values of the variables, and of all that is held fixed.
  private mutating func values(in derivation: Derivation, at point: Point) throws(EngineError) -> [NodeID: Tensor] {
    var values: [NodeID: Tensor] = [:]
    for (variable, argument) in zip(function.variables, point.arguments) {
      let value = try graph.evaluate(argument, parameters: parameters)
      if value.rows == nil { values[variable] = value.tensor }
    }
    for leaf in graph.namedLeaves(of: derivation.formula) where graph[leaf].rows == nil && values[leaf] == nil {
      values[leaf] = try graph.evaluate(leaf, parameters: parameters).tensor
    }
    return values
  }

  // MARK: Remarks

  /// The same by a finite difference; at a kink, what is on its two sides.
  mutating func remarks(_ derivation: Derivation, order: Int, _ value: Tensor, at point: Point) throws(EngineError)
    -> [Explanation.Remark]
  {
    guard graph[derivation.variable].shape.isNumber, graph[derivation.formula].shape.isNumber,
      graph[derivation.formula].rows == nil, let value = value.number
    else { return [] }
    let (target, center) = try moving(derivation.variable, of: derivation.formula, at: point)
    let sides = try Kink(of: target, by: derivation.variable, at: center, parameters: parameters, in: graph)
    if sides.kind != .none, try switches(derivation, at: point) {
      return [kinkRemark(sides, order: order, value, at: point)]
    }
    let (variable, program) = (derivation.variable, try graph.compile([target]))
    let difference = FiniteDifference(at: center.elements[0]) { x in
      program.values(parameters: parameters, variables: [variable: Tensor(x)])[0].tensor.elements[0]
    }
    return [difference.remark(beside: value)]
  }

  /// The formula with all but one variable set, and that variable's value.
  private mutating func moving(_ variable: NodeID, of formula: NodeID, at point: Point) throws(EngineError) -> (
    target: NodeID, center: Tensor
  ) {
    var targets: [NodeID] = []
    var values: [NodeID] = []
    var center = Tensor(0)
    for (other, argument) in zip(function.variables, point.arguments) {
      if other == variable {
        center = try graph.evaluate(argument, parameters: parameters).tensor
      } else {
        targets.append(other)
        values.append(argument)
      }
    }
    return (try graph.bind(formula, targets: targets, values: values), center)
  }

  private func kinkRemark(_ kink: Kink, order: Int, _ value: Double, at point: Point) -> Explanation.Remark {
    let name = function.math(order: order - 1, function.arguments(in: graph), in: graph)
    let place = place(of: point)
    guard kink.kind == .kink else {
      return .init(
        .note, "\(name) jumps at \(place), so it has no slope there; its derivative counts as \(.number(value))")
    }
    return .init(
      .note,
      "\(name) has a kink at \(place): to the left its slope is \(.number(kink.left)), to the right \(.number(kink.right)). The derivative there counts as \(.number(value))"
    )
  }

  /// Whether a comparison, a step or a sign in the function or its derivative is just at its switch.
  private mutating func switches(_ derivation: Derivation, at point: Point) throws(EngineError) -> Bool {
    for id in graph.reachable(from: [derivation.formula, derivation.derivative]) {
      guard case .operation(let operation, _) = graph[id].kind, case .zero = operation.derivative,
        graph[id].rows == nil
      else { continue }
      var sides: [[Double]] = []
      for input in graph[id].inputs.prefix(2) {
        let bound = try graph.bind(input, targets: function.variables, values: point.arguments)
        let value = try graph.evaluate(bound, parameters: parameters)
        sides.append(value.tensor.elements)
      }
      guard sides.count > 0 else { continue }
      // Where these switch is not said by an equation of their inputs.
      if operation == .round || operation == .argmax { return true }
      let others = sides.count > 1 ? sides[1] : [0]
      if sides[0].contains(where: { others.contains($0) }) { return true }
    }
    return false
  }
}

extension Math {
  /// Whether it is the number as it was written.
  fileprivate func isExactly(_ value: Tensor) -> Bool {
    guard case .exact(let number) = self else { return false }
    return value.number == number
  }
}
