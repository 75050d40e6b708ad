import Engine
import Source

extension Evaluator {
  mutating func call(_ callee: Expression, _ arguments: [Argument], _ whole: Expression) throws(Diagnostic) -> Value {
    try look(at: whole.span)
    switch try self.callee(callee) {
    case .function(let function): return try call(function, arguments, whole)
    case .builtin(let builtin):
      let call = try builtin.call(arguments, span: whole.span, source: whole.source)
      do {
        return try builtin.apply(&self, call)
      } catch let diagnostic as Diagnostic {
        throw diagnostic
      } catch let error as EngineError {
        throw Diagnostic(error.message, at: whole.span, hint: error.hint)
      } catch {
        throw Diagnostic("\(error)", at: whole.span)
      }
    case .formula where !arguments.isEmpty:
      throw Diagnostic(
        "\(callee.source) is a formula, not a function, so it cannot be called", at: callee.span,
        hint: Habits.product(whole))
    case let value:
      throw Diagnostic("\(callee.source) is \(value.kindName), so it cannot be called", at: callee.span)
    }
  }

  /// Before `(` a name that is no function here means the builtin.
  private mutating func callee(_ expression: Expression) throws(Diagnostic) -> Value {
    guard case .name(let name) = expression.kind, let own = names[name] else { return try evaluate(expression) }
    if case .function = own { return own }
    return Vocabulary.callable(name) ?? own
  }

  private mutating func call(_ function: Function, _ arguments: [Argument], _ whole: Expression) throws(Diagnostic)
    -> Value
  {
    var given = Array(repeating: Expression?.none, count: function.parameters.count)
    var next = 0
    for argument in arguments {
      let value = argument.value
      switch argument.label {
      case nil:
        while next < given.count, given[next] != nil { next += 1 }
        guard next < given.count else { throw count(function, arguments.count, at: value.span) }
        given[next] = value
      case .name(let label):
        guard let position = function.parameters.firstIndex(of: label.name) else {
          throw Diagnostic(
            "\(function.title) has no argument \(label.name)", at: label.span,
            hint: "it takes \(function.parameters.joined(separator: ", "))")
        }
        given[position] = value
      case .text(_, let span): throw Diagnostic("a function's arguments have no text", at: span)
      }
    }
    var nodes: [NodeID] = []
    let defaults = if case .operation(let operation) = function.kind { operation.defaults } else { [Double]() }
    for (position, argument) in given.enumerated() {
      if let argument {
        nodes.append(try formula(argument))
      } else if position >= given.count - defaults.count {
        nodes.append(state.graph.constant(defaults[position - given.count + defaults.count]))
      } else {
        throw count(function, arguments.count, at: whole.span)
      }
    }
    return .formula(try apply(function, to: nodes, at: whole.span))
  }

  private func count(_ function: Function, _ found: Int, at span: Span) -> Diagnostic {
    let wanted = function.parameters.count
    return Diagnostic(
      "\(function.title) takes \(wanted) \(wanted == 1 ? "argument" : "arguments") "
        + "(\(function.parameters.joined(separator: ", "))), but has \(found)", at: span)
  }

  /// The formula that a function gives for formulas.
  mutating func apply(_ function: Function, to arguments: [NodeID], at span: Span) throws(Diagnostic) -> NodeID {
    switch function.kind {
    case .operation(let operation):
      return try engine(span) { graph throws(EngineError) in try graph.apply(operation, arguments) }
    case .authored(let body, let known):
      guard callDepth < Self.deepestCall else {
        throw Diagnostic("functions call one another more than \(Self.deepestCall) deep", at: span)
      }
      callCount += 1
      guard callCount <= Self.mostCalls else {
        throw Diagnostic(
          "functions are called more than \(Self.mostCalls) times in one statement", at: span,
          hint: "give parts of the formula names of their own")
      }
      let outer = names
      names = known
      for (parameter, argument) in zip(function.parameters, arguments) { names[parameter] = .formula(argument) }
      callDepth += 1
      defer {
        names = outer
        callDepth -= 1
      }
      guard let origin = function.origin else { return try formula(body) }
      let known = warnings.count
      defer {
        for index in known..<warnings.count {
          warnings[index] = Self.moved(warnings[index], from: origin, function, to: span)
        }
      }
      do {
        return try formula(body)
      } catch {
        throw Self.moved(error, from: origin, function, to: span)
      }
    case .derivative(let base, let positions):
      let variables = self.variables(of: base, like: arguments)
      let value = try apply(base, to: variables, at: span)
      let isElementwise = base.parameters.count == 1 && !state.graph[value].shape.isNumber
      return try engine(span) { graph throws(EngineError) in
        var formula = value
        for position in positions {
          formula =
            isElementwise
            ? try graph.elementwiseDerivative(of: formula, by: variables[position])
            : try graph.derivative(of: formula, by: variables[position])
        }
        return try graph.bind(formula, targets: variables, values: arguments)
      }
    case .gradient(let base):
      let variables = self.variables(of: base, like: arguments)
      let value = try apply(base, to: variables, at: span)
      return try engine(span) { graph throws(EngineError) in
        var parts: [NodeID] = []
        for variable in variables { parts.append(try graph.derivative(of: value, by: variable)) }
        let list = try graph.apply(.list, parts)
        return try graph.bind(list, targets: variables, values: arguments)
      }
    }
  }

  /// One variable for each parameter of a function, of the shape that its argument has.
  mutating func variables(of function: Function, like arguments: [NodeID]) -> [NodeID] {
    zip(function.parameters, arguments).map { state.graph.variable($0, shape: state.graph[$1].shape) }
  }
}
