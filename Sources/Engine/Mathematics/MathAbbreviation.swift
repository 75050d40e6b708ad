extension Math {
  /// A formula of more names and numbers fills pages and is not read.
  private static let mostLeaves = 150
  private static let deepest = 8
  private static let mostFactors = 12
  private static let firstFactors = 6

  /// The formula, or, where it is too long to be read, its outer part, with … for what lies deep in it and for the middle
  /// of long sums and products.
  package func abbreviated() -> Math { leaves <= Self.mostLeaves ? self : pruned(Self.deepest).withShortSums() }

  private func pruned(_ depth: Int) -> Math {
    guard depth > 0 || leaves <= 2 else { return .sign("…") }
    func inner(_ math: Math) -> Math { math.pruned(depth - 1) }
    return switch self {
    // Relations, sums and products are no deeper than what they are made of.
    case .row(let parts): .row(parts.map { $0.pruned(depth) })
    case .juxtaposed(let parts): Self.cut(parts.map { $0.pruned(depth) })
    case .marked(let mark, let math): .marked(mark, math.pruned(depth))
    case .fraction(let above, let below): .fraction(inner(above), inner(below))
    case .power(let base, let exponent): .power(inner(base), inner(exponent))
    case .root(let math): .root(inner(math))
    case .absolute(let math): .absolute(inner(math))
    case .norm(let math): .norm(inner(math))
    case .brackets(let math): .brackets(inner(math))
    case .transpose(let math): .transpose(inner(math))
    case .indicator(let math): .indicator(inner(math))
    case .call(let function, let arguments): .call(function: function, arguments.map(inner))
    case .sum(let below, let above, let math): .sum(below: below, above: above, inner(math))
    case .number, .exact, .name, .array, .text, .sign, .index, .vector, .matrix, .cases, .partial, .nabla, .aligned:
      self
    }
  }

  private static func cut(_ factors: [Math]) -> Math {
    guard factors.count > mostFactors else { return .juxtaposed(factors) }
    return .juxtaposed(factors.prefix(firstFactors) + [.sign("…")] + factors.suffix(1))
  }
}
