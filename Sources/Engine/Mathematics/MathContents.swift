extension Math {
  /// What it is made of.
  var contents: [Math] {
    switch self {
    case .number, .exact, .name, .array, .text, .sign: []
    case .row(let parts), .juxtaposed(let parts), .vector(let parts), .call(_, let parts): parts
    case .fraction(let a, let b), .power(let a, let b): [a, b]
    case .index(let base, let indices): [base] + indices
    case .root(let inner), .absolute(let inner), .norm(let inner), .brackets(let inner), .transpose(let inner),
      .nabla(let inner), .indicator(let inner), .marked(_, let inner):
      [inner]
    case .sum(let below, let above, let inner): [below, above, inner].compactMap { $0 }
    case .matrix(let rows), .cases(let rows), .aligned(let rows): rows.flatMap { $0 }
    case .partial(_, let of, let by): [of] + by
    }
  }
}
