extension Math {
  /// The most terms of a sum that are written; a longer one keeps its first ones and its last.
  private static let mostTerms = 8
  private static let firstTerms = 4

  /// The formula with its long sums cut short: a₁ + a₂ + a₃ + a₄ + … + aₙ.
  func withShortSums() -> Math {
    switch self {
    case .row(let parts): shortened(Self.flattened(parts).map { $0.withShortSums() })
    case .juxtaposed(let parts): .juxtaposed(parts.map { $0.withShortSums() })
    case .fraction(let above, let below): .fraction(above.withShortSums(), below.withShortSums())
    case .power(let base, let exponent): .power(base.withShortSums(), exponent)
    case .root(let inner): .root(inner.withShortSums())
    case .absolute(let inner): .absolute(inner.withShortSums())
    case .brackets(let inner): .brackets(inner.withShortSums())
    case .call(let function, let arguments): .call(function: function, arguments.map { $0.withShortSums() })
    case .sum(let below, let above, let inner): .sum(below: below, above: above, inner.withShortSums())
    case .marked(let mark, let inner): .marked(mark, inner.withShortSums())
    default: self
    }
  }

  private func shortened(_ parts: [Math]) -> Math {
    let signs = parts.indices.filter { $0 > 0 && (parts[$0] == .sign("+") || parts[$0] == .sign("−")) }
    guard signs.count >= Self.mostTerms, let last = signs.last else { return .row(parts) }
    return .row(Array(parts[..<signs[Self.firstTerms - 1]]) + [.sign("+"), .sign("…")] + Array(parts[last...]))
  }

  /// A sum of sums is one row.
  private static func flattened(_ parts: [Math]) -> [Math] {
    var result: [Math] = []
    var pending = Array(parts.reversed())
    while let part = pending.popLast() {
      if case .row(let inner) = part { pending.append(contentsOf: inner.reversed()) } else { result.append(part) }
    }
    return result
  }
}
