import Engine
import Source

extension Evaluator {
  /// `f'`, `f''`
  mutating func prime(_ expression: Expression, order: Int, _ whole: Expression) throws(Diagnostic) -> Value {
    let value: Value
    if case .name(let name) = expression.kind, let callable = Vocabulary.callable(name), !isFunction(names[name]) {
      value = callable
    } else {
      value = try evaluate(expression)
    }
    guard case .function(let function) = value else {
      throw Diagnostic(
        "\(expression.source) is \(value.kindName), and only a function has a derivative \(whole.source)",
        at: whole.span, hint: "write ∂\(expression.source)/∂w for the derivative by w")
    }
    guard function.parameters.count == 1 else {
      throw Diagnostic(
        "\(function.name) has \(function.parameters.count) arguments, so \(whole.source) does not say by which",
        at: whole.span, hint: "write ∂\(function.name)/∂\(function.parameters[0])")
    }
    return .function(function.derivative(order: order))
  }

  private func isFunction(_ value: Value?) -> Bool {
    if case .function = value { true } else { false }
  }

  /// `∂E/∂w`, `∂²E/∂w∂v`, `∂f/∂x`
  mutating func partial(_ target: Expression, _ variables: [Expression], _ whole: Expression) throws(Diagnostic)
    -> Value
  {
    if case .name = target.kind, case .function(let function) = try evaluate(target) {
      var positions: [Int] = []
      for variable in variables {
        guard case .name(let name) = variable.kind, let position = function.parameters.firstIndex(of: name) else {
          throw Diagnostic(
            "\(function.name) has no argument \(variable.source)", at: variable.span,
            hint: "its arguments are \(function.parameters.joined(separator: ", "))")
        }
        positions.append(position)
      }
      let derivative = Function(
        name: function.name, parameters: function.parameters, kind: .derivative(function, by: positions))
      return .function(derivative)
    }
    let outer = names
    defer { names = outer }
    for variable in variables {
      if case .name(let name) = variable.kind, names[name] == nil, state.lost[name] == nil {
        names[name] = .formula(state.graph.variable(name))
      }
    }
    var node = try formula(target)
    for variable in variables {
      let by = try self.variable(variable)
      try checkColumn(by, variable, in: node, of: target)
      node = try engine(whole.span) { graph throws(EngineError) in try graph.derivative(of: node, by: by) }
    }
    return .formula(node)
  }

  /// A column that the formula has only inside a vector of columns is not what the formula was built from.
  func checkColumn(_ by: NodeID, _ variable: Expression, in node: NodeID, of target: Expression)
    throws(Diagnostic)
  {
    let by = state.graph.unbound(by)
    guard case .column(let names, false) = state.graph[by].kind else { return }
    for part in state.graph.reachable(from: [node]) {
      guard case .column(let vector, true) = state.graph[part].kind, state.graph[part].rows == state.graph[by].rows,
        let place = vector.firstIndex(of: names[0])
      else { continue }
      throw Diagnostic(
        "\(target.source) has \(names[0]) as an entry of the vector \(vector[0])..\(vector[vector.count - 1])",
        at: variable.span, hint: "name the vector, v = …, and write v[\(place + 1)]")
    }
  }

  /// What a derivative can be taken by: a parameter, a column, a named formula, or an element of one.
  private mutating func variable(_ expression: Expression) throws(Diagnostic) -> NodeID {
    let node = try formula(expression)
    switch state.graph[node].kind {
    case .parameter, .column, .definition, .variable: return node
    case .operation(.part, _):
      let whole = state.graph[node].inputs[0]
      switch state.graph[whole].kind {
      case .parameter, .column, .definition, .variable: return node
      default: break
      }
    default: break
    }
    throw Diagnostic(
      "a derivative is taken by a param, a column or a named formula, but \(expression.source) is none of these",
      at: expression.span, hint: "give it a name in a line of its own, and use that name in the formula")
  }

  /// `∇E`, `∇f`
  mutating func gradient(_ target: Expression, _ whole: Expression) throws(Diagnostic) -> Value {
    let value = try evaluate(target)
    if case .function(let function) = value {
      return .function(Function(name: function.name, parameters: function.parameters, kind: .gradient(function)))
    }
    let node = try formula(value, of: target)
    guard state.graph[node].shape.isNumber else {
      throw Diagnostic(
        "∇ is taken of a number, but \(target.source) is \(state.graph[node].shape.phrase)", at: target.span,
        hint: "sum it, or take one element")
    }
    let parameters = state.graph.parameters(in: node)
    guard !parameters.isEmpty else {
      throw Diagnostic(
        "\(target.source) is built from no param, so ∇\(target.source) is empty", at: whole.span,
        hint: "write ∂\(target.source)/∂x for the derivative by a name")
    }
    return .gradient(
      try engine(whole.span) { graph throws(EngineError) in
        var parts: [(name: String, parameter: NodeID, derivative: NodeID)] = []
        for parameter in parameters {
          guard case .parameter(let id) = graph[parameter].kind else { continue }
          parts.append((graph[id].name, parameter, try graph.derivative(of: node, by: parameter)))
        }
        return Gradient(of: node, parts: parts)
      })
  }
}
