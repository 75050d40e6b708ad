import Engine
import Numerals
import Source

/// What is shown is named by mathematics: the author's expression as a formula.
extension Evaluator {
  /// What is written in numbers needs no name; a number that came out of something has the author's words.
  func label(ofShown node: NodeID, _ expression: Expression) -> Math? {
    // A formula for each entry of a list would hide the values behind it.
    if case .comprehension = expression.unwrapped.kind { return nil }
    guard case .constant = state.graph[node].kind else { return label(of: node, expression) }
    switch expression.unwrapped.kind {
    case .member, .index, .call, .name: return Self.written(expression)
    default: return nil
    }
  }

  /// An expression as mathematics: its name where it has one, else its formula as it was written.
  func label(of node: NodeID, _ expression: Expression) -> Math {
    let printer = FormulaPrinter(graph: state.graph)
    switch expression.kind {
    case .partial: return printer.derivativeName(node) ?? Self.written(expression)
    case .binary(let sign, _, _) where sign.isComparison:
      // The comparison's own sign would read as one with the = behind it.
      return sign == .approximately ? .indicator(Self.written(expression)) : printer.name(of: node)
    case .on, .at, .atState: return Self.written(expression)
    case .call(let callee, _) where !isOperation(callee): return Self.written(expression)
    default: return state.graph.hasUnwrittenNumbers(node) ? Self.written(expression) : printer.name(of: node)
    }
  }

  private func isOperation(_ callee: Expression) -> Bool {
    if case .name(let name) = callee.kind, case .function(let function)? = names[name] ?? Vocabulary.callable(name),
      case .operation = function.kind
    {
      return true
    }
    return false
  }

  /// A function that is no single name, with its arguments.
  static func applied(_ function: Math, _ arguments: [Math]) -> Math {
    let list = arguments.enumerated().flatMap { $0 == 0 ? [$1] : [.sign(","), $1] }
    return .row([function, .brackets(.row(list))])
  }

  static func symbol(_ source: String) -> Math {
    source.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } ? .name(source) : .text(source)
  }

  /// f(x), f′(x), ∂f/∂x (x, y), ∇f(x, y)
  static func call(_ function: Function) -> Math {
    let arguments = function.parameters.map { Math.name($0) }
    switch function.kind {
    case .derivative(let base, let positions) where base.parameters.count > 1:
      let by = positions.map { Math.name(base.parameters[$0]) }
      return applied(.partial(order: positions.count, of: .name(base.name), by: by), arguments)
    case .gradient(let base): return applied(.nabla(.name(base.name)), arguments)
    case .authored, .operation, .derivative: return .call(function: function.title, arguments)
    }
  }
}

extension Graph {
  /// Whether a formula has numbers in it that nobody would write down, such as those of a series: an array of many, or of
  /// long ones.
  fileprivate func hasUnwrittenNumbers(_ formula: NodeID) -> Bool {
    formulaNodes(of: formula).contains { node in
      guard case .constant(let tensor) = self[node].kind, !tensor.shape.isNumber else { return false }
      return tensor.elements.count > 16 || tensor.elements.contains { Numerals.shortest($0).count > 8 }
    }
  }
}
