import Engine
import Numerals
import Source

/// What is shown is named by mathematics: the author's expression as a formula.
extension Evaluator {
  /// What is written in numbers needs no name; a number that came out of something has the author's words.
  func label(ofShown node: NodeID, _ expression: Expression) -> Math? {
    guard case .constant = state.graph[node].kind else { return label(of: node, expression) }
    switch expression.unwrapped.kind {
    case .member, .index, .call, .name: return .text(expression.source)
    default: return nil
    }
  }

  /// An expression as mathematics: its name where it has one, else its formula as it was written.
  func label(of node: NodeID, _ expression: Expression) -> Math {
    let printer = FormulaPrinter(graph: state.graph)
    switch expression.kind {
    case .partial(let target, let variables): return Self.partial(target, variables)
    case .binary(let sign, _, _) where sign.isComparison:
      // The comparison's own sign would read as one with the = behind it.
      return .brackets(sign == .approximately ? .text(expression.source) : printer.name(of: node))
    case .on(let body, let place):
      return .row([inner(body), .text(" on "), .text(place.source)])
    case .at(let body, let replacements):
      let changes = replacements.map { "\($0.target.source) = \(Numerals.typographic($0.value.source))" }
      return .row([inner(body), .text(" at "), .text(changes.joined(separator: ", "))])
    case .atState(let body, let state): return .row([inner(body), .text(" at "), .text(state.source)])
    case .call(let callee, let arguments) where !isOperation(callee):
      let values = arguments.map { Self.argument($0.value) }
      if case .partial(let target, let variables) = callee.kind {
        return Self.applied(Self.partial(target, variables), values)
      }
      if case .gradient(let target) = callee.kind {
        return Self.applied(.nabla(Self.symbol(target.source)), values)
      }
      return .call(function: callee.source.replacing("'", with: "′"), values)
    default: return printer.name(of: node)
    }
  }

  /// An argument as it was written: a number, a name, or the author's text.
  static func argument(_ expression: Expression) -> Math {
    switch expression.kind {
    case .number(let number, _): return .exact(number)
    case .unary(.minus, let inner):
      if case .number(let number, _) = inner.kind { return .exact(-number) }
    default: break
    }
    let symbol = symbol(expression.source)
    if case .text(let source) = symbol { return .text(Numerals.typographic(source)) }
    return symbol
  }

  private func isOperation(_ callee: Expression) -> Bool {
    if case .name(let name) = callee.kind, case .function(let function)? = names[name] ?? Vocabulary.callable(name),
      case .operation = function.kind
    {
      return true
    }
    return false
  }

  private func inner(_ body: Expression) -> Math {
    switch body.kind {
    case .name(let name): return .name(name)
    case .partial(let target, let variables): return Self.partial(target, variables)
    default: return .text(body.source)
    }
  }

  /// ∂E/∂w; of a derivative, the higher one.
  private static func partial(_ target: Expression, _ variables: [Expression]) -> Math {
    if case .partial(let inner, let first) = target.unwrapped.kind { return partial(inner, first + variables) }
    return .partial(order: variables.count, of: symbol(target.source), by: variables.map { symbol($0.source) })
  }

  /// A function that is no single name, with its arguments.
  private static func applied(_ function: Math, _ arguments: [Math]) -> Math {
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
