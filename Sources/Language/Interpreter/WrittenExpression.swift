import Engine
import Numerals
import Source

/// An author's expression as mathematics, as it was written. What has no notation of its own stays the author's text.
extension Evaluator {
  static func written(_ expression: Expression) -> Math {
    switch expression.kind {
    case .number(let number, _): return .exact(number)
    case .boolean, .text, .comprehension, .range: return .text(expression.source)
    case .name(let name): return .name(name)
    case .brackets(let entries): return array(entries)
    case .parenthesized(let inner): return .brackets(written(inner))
    case .call(let callee, let arguments): return call(callee, arguments.map { written($0.value) })
    case .index(let whole, let indices): return .index(written(whole), indices.map(written))
    case .member: return symbol(expression.source)
    case .prime: return .name(expression.source.replacing("'", with: "′"))
    case .transpose(let inner): return .transpose(written(inner))
    case .unary(let sign, let inner): return signed(sign, inner)
    case .binary(let sign, let left, let right): return binary(sign, left, right)
    case .on(let body, let place): return .row([written(body), .text(" on "), .text(place.source)])
    case .at(let body, let replacements):
      var parts = [written(body)]
      for (position, replacement) in replacements.enumerated() {
        parts += [position == 0 ? .text(" at ") : .sign(",")]
        parts += [written(replacement.target), .sign("="), written(replacement.value)]
      }
      return .row(parts)
    case .atState(let body, let state): return .row([written(body), .text(" at "), .text(state.source)])
    case .partial(let target, let variables): return partial(target, variables)
    case .gradient(let target): return .nabla(written(target))
    }
  }

  /// ∂E/∂w; of a derivative, the higher one.
  private static func partial(_ target: Expression, _ variables: [Expression]) -> Math {
    if case .partial(let inner, let first) = target.unwrapped.kind { return partial(inner, first + variables) }
    return .partial(order: variables.count, of: written(target), by: variables.map(written))
  }

  private static func call(_ callee: Expression, _ arguments: [Math]) -> Math {
    switch callee.kind {
    case .partial, .gradient: applied(written(callee), arguments)
    default: .call(function: callee.source.replacing("'", with: "′"), arguments)
    }
  }

  /// Brackets of brackets with as many entries each are a matrix.
  private static func array(_ entries: [Expression]) -> Math {
    let rows = entries.compactMap { entry -> [Math]? in
      if case .brackets(let inner) = entry.kind { inner.map(written) } else { nil }
    }
    guard let width = rows.first?.count, width > 0, rows.count == entries.count,
      rows.allSatisfy({ $0.count == width })
    else { return .vector(entries.map(written)) }
    return .matrix(rows)
  }

  private static func signed(_ sign: UnaryOperator, _ inner: Expression) -> Math {
    if case .number(let number, _) = inner.kind { return .exact(sign == .minus ? -number : number) }
    return .row([.sign(sign == .minus ? "−" : "+"), written(inner)])
  }

  private static func binary(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> Math {
    let (a, b) = (written(left), written(right))
    switch sign {
    case .divide: return .fraction(unbracketed(a), unbracketed(b))
    case .power: return .power(a, unbracketed(b))
    case .product: return .juxtaposed([a, b])
    case .multiply: return b.startsWithNumber ? .row([a, .sign("·"), b]) : .juxtaposed([a, b])
    case .add: return .row([a, .sign("+"), b])
    case .subtract: return .row([a, .sign("−"), b])
    case .approximately, .less, .greater: return .row([a, .sign(sign.rawValue), b])
    case .equal: return .row([a, .sign("="), b])
    case .notEqual: return .row([a, .sign("≠"), b])
    case .lessOrEqual: return .row([a, .sign("≤"), b])
    case .greaterOrEqual: return .row([a, .sign("≥"), b])
    }
  }

  private static func unbracketed(_ math: Math) -> Math { if case .brackets(let inner) = math { inner } else { math } }
}
