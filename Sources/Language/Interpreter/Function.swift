import Engine

/// A function: the author's own, an operation of the engine, or a derivative of either.
struct Function: Sendable {
  indirect enum Kind: Sendable {
    /// The expression, and the names that were known where the function was defined.
    case authored(Expression, names: [String: Value])
    case operation(Operation)
    /// The derivative by the parameters at these positions, one after the other.
    case derivative(Function, by: [Int])
    /// All partial derivatives, as a vector.
    case gradient(Function)
  }

  let name: String
  let parameters: [String]
  var kind: Kind
  /// The notebook that it is from, where that is another one.
  var origin: String?

  /// The function as an author would write it: `f`, `f''`, `∂f/∂x`, `∇f`.
  var title: String {
    switch kind {
    case .authored, .operation: return name
    case .gradient(let function): return "∇\(function.title)"
    case .derivative(let function, let positions):
      if function.parameters.count == 1 { return function.title + String(repeating: "′", count: positions.count) }
      let order = positions.count == 1 ? "" : positions.count == 2 ? "²" : "^\(positions.count)"
      return "∂\(order)\(function.title)/" + positions.map { "∂\(function.parameters[$0])" }.joined()
    }
  }

  /// Whether its formula was made by differentiating, and not by the author.
  var isDerivative: Bool {
    switch kind {
    case .derivative, .gradient: true
    case .authored, .operation: false
    }
  }

  init(name: String, parameters: [String], kind: Kind) {
    self.name = name
    self.parameters = parameters
    self.kind = kind
  }

  init(_ operation: Operation) {
    self.init(name: operation.name, parameters: operation.inputNames, kind: .operation(operation))
  }

  /// The derivative of a function of one argument.
  func derivative(order: Int) -> Function {
    if case .derivative(let base, let positions) = kind, parameters.count == 1 {
      return base.derivative(order: positions.count + order)
    }
    return Function(
      name: name, parameters: parameters, kind: .derivative(self, by: Array(repeating: 0, count: order)))
  }
}
