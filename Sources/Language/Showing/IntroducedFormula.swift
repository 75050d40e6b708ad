import Engine
import Source

/// A formula of names that ranges bring in: compiled once, then run at as many places as a figure needs.
struct IntroducedFormula {
  /// What the author wrote.
  let expression: Expression
  /// The formula with `variables` in place of the names.
  let node: NodeID
  /// One variable for each name.
  let variables: [NodeID]
  let shape: Shape
  private let program: Program
  private let parameters: [Tensor]

  init(_ expression: Expression, node: NodeID, variables: [NodeID], in state: State) throws(EngineError) {
    self.expression = expression
    self.node = node
    self.variables = variables
    shape = state.graph[node].shape
    program = try state.graph.compile([node])
    parameters = state.parameterValues
  }

  /// The elements of the formula at each place; a place has a number for each name.
  func elements(at places: [[Double]]) -> [[Double]] {
    program.elements(at: places, of: variables, parameters: parameters)
  }

  /// The one number of the formula at each place.
  func numbers(at places: [[Double]]) -> [Double] { elements(at: places).map { $0[0] } }
}

extension Evaluator {
  /// A function of as many arguments as there are names, or a formula, with the names left open.
  ///
  /// A function's arguments go by name where it has these names, else by position.
  ///
  /// - Parameter mustMention: a formula without one of the names is an error.
  mutating func introducedFormula(_ expression: Expression, of introduced: [IntroducedName], mustMention: Bool = true)
    throws(Diagnostic) -> IntroducedFormula
  {
    let body = try introducedNode(expression, of: introduced, mustMention: mustMention).node
    return try introducedFormula(expression, body, of: introduced)
  }

  /// The formula of an expression, with the nodes of the names in it, and whether it was a function.
  mutating func introducedNode(_ expression: Expression, of introduced: [IntroducedName], mustMention: Bool)
    throws(Diagnostic) -> (node: NodeID, isFunction: Bool)
  {
    let outer = names
    defer { names = outer }
    for name in introduced where !name.isKnown { names[name.name] = .formula(name.node) }
    let value = try evaluate(expression)
    if case .function(let function) = value {
      let inputs = try arguments(of: function, introduced, expression)
      return (try apply(function, to: inputs, at: expression.span), true)
    }
    let node = try formula(value, of: expression)
    if mustMention { try checkMentions(introduced, in: node, expression, known: outer) }
    return (node, false)
  }

  /// A formula with variables in place of the names, ready to run.
  mutating func introducedFormula(_ expression: Expression, _ body: NodeID, of introduced: [IntroducedName])
    throws(Diagnostic) -> IntroducedFormula
  {
    let variables = introduced.map { state.graph.variable($0.name) }
    let node = try engine(expression.span) { graph throws(EngineError) in
      try graph.bind(body, targets: introduced.map(\.node), values: variables)
    }
    guard state.graph[node].rows == nil else {
      let list = introduced.map(\.name).joined(separator: " and ")
      throw Diagnostic(
        "\(expression.source) has a value per row, not one for each \(list)", at: expression.span,
        hint:
          "sum it over the rows, take one row, or give its other columns values, as in \(expression.source) at (n = 0)")
    }
    return try compiled(expression, node, variables)
  }

  /// The partial derivatives of a formula of one number, by its variables in order.
  mutating func derivatives(of formula: IntroducedFormula) throws(Diagnostic) -> [IntroducedFormula] {
    var parts: [IntroducedFormula] = []
    for variable in formula.variables {
      let derivative = try engine(formula.expression.span) { graph throws(EngineError) in
        try graph.derivative(of: formula.node, by: variable)
      }
      parts.append(try compiled(formula.expression, derivative, formula.variables))
    }
    return parts
  }

  private mutating func compiled(_ expression: Expression, _ node: NodeID, _ variables: [NodeID]) throws(Diagnostic)
    -> IntroducedFormula
  {
    do {
      return try IntroducedFormula(expression, node: node, variables: variables, in: state)
    } catch {
      throw Diagnostic(error.message, at: expression.span, hint: error.hint)
    }
  }

  private func arguments(of function: Function, _ introduced: [IntroducedName], _ expression: Expression)
    throws(Diagnostic) -> [NodeID]
  {
    guard function.parameters.count == introduced.count else {
      let count = function.parameters.count
      let given = introduced.map(\.name).joined(separator: " and ")
      throw Diagnostic(
        "\(expression.source) is a function of \(function.parameters.joined(separator: ", ")), "
          + "but the range\(introduced.count == 1 ? " is of" : "s are of") \(given)", at: expression.span,
        hint: count > introduced.count
          ? "give the other arguments numbers, as in \(function.title)(\(Self.exampleCall(function, introduced)))" : nil
      )
    }
    let named = function.parameters.compactMap { name in introduced.first { $0.name == name }?.node }
    return named.count == introduced.count ? named : introduced.map(\.node)
  }

  private static func exampleCall(_ function: Function, _ introduced: [IntroducedName]) -> String {
    let own = introduced.map(\.name)
    return function.parameters.indices.map { $0 < own.count ? own[$0] : "0" }.joined(separator: ", ")
  }

  /// A name that nothing in the formula has is a slip of the pen.
  private func checkMentions(
    _ introduced: [IntroducedName], in node: NodeID, _ expression: Expression, known: [String: Value]
  ) throws(Diagnostic) {
    let parts = Set(state.graph.reachable(from: [node]))
    for name in introduced {
      let place = Expression(kind: .name(name.name), span: name.span, source: name.name)
      if name.isKnown { try checkColumn(name.node, place, in: node, of: expression) }
      guard !parts.contains(name.node) else { continue }
      let owned = known.filter { if case .formula(let node) = $0.value { parts.contains(node) } else { false } }
      throw Diagnostic(
        "\(expression.source) is not built from \(name.name)", at: name.span,
        hint: Suggestion.nearest(to: name.name, among: owned.keys.sorted()).map { "did you mean \($0)?" })
    }
  }
}
