/// How formulas look to a reader.
extension Math {
  /// The numbers of an array; an image of one channel as a matrix.
  static func shown(_ tensor: Tensor) -> Math { .value(tensor.withoutChannel) }

  /// Whether two formulas are written alike, but for what is bold and how many digits are shown.
  func readsLike(_ other: Math) -> Bool { plain == other.plain }

  private var plain: Math {
    switch self {
    case .array(let name), .text(let name): .name(name)
    case .exact(let number): .number(number)
    case .number, .name, .sign: self
    case .row(let parts): .row(parts.map(\.plain))
    case .juxtaposed(let parts): .juxtaposed(parts.map(\.plain))
    case .vector(let parts): .vector(parts.map(\.plain))
    case .matrix(let rows): .matrix(rows.map { $0.map(\.plain) })
    case .aligned(let lines): .aligned(lines.map { $0.map(\.plain) })
    case .cases(let lines): .cases(lines.map { $0.map(\.plain) })
    case .fraction(let above, let below): .fraction(above.plain, below.plain)
    case .power(let base, let exponent): .power(base.plain, exponent.plain)
    case .index(let base, let indices): .index(base.plain, indices.map(\.plain))
    case .root(let inner): .root(inner.plain)
    case .absolute(let inner): .absolute(inner.plain)
    case .norm(let inner): .norm(inner.plain)
    case .brackets(let inner): .brackets(inner.plain)
    case .transpose(let inner): .transpose(inner.plain)
    case .nabla(let inner): .nabla(inner.plain)
    case .indicator(let inner): .indicator(inner.plain)
    case .marked(_, let inner): inner.plain
    case .call(let function, let arguments): .call(function: function, arguments.map(\.plain))
    case .sum(let below, let above, let inner): .sum(below: below?.plain, above: above?.plain, inner.plain)
    case .partial(let order, let of, let by): .partial(order: order, of: of.plain, by: by.map(\.plain))
    }
  }

  /// How many names and numbers are side by side.
  var weight: Int {
    switch self {
    case .number, .exact, .name, .array, .text: 1
    case .sign: 0
    case .row(let parts), .juxtaposed(let parts), .vector(let parts): parts.reduce(0) { $0 + $1.weight }
    case .fraction(let a, let b): max(a.weight, b.weight)
    case .power(let base, let exponent): base.weight + (exponent.weight > 1 ? exponent.weight : 0)
    case .index(let base, _): base.weight
    case .root(let inner), .absolute(let inner), .norm(let inner), .brackets(let inner), .transpose(let inner),
      .nabla(let inner), .indicator(let inner):
      inner.weight
    case .marked(_, let inner): inner.weight
    case .call(_, let arguments): 1 + arguments.reduce(0) { $0 + $1.weight }
    case .sum(_, _, let inner): 1 + inner.weight
    case .matrix(let rows), .aligned(let rows), .cases(let rows):
      rows.map { $0.reduce(0) { $0 + $1.weight } }.max() ?? 0
    case .partial(_, let of, _): of.weight
    }
  }
}
