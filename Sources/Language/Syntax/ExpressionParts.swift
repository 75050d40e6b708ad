extension Expression {
  /// The replacements of an argument such as `from: (w1 = 2, b = 0)`, which stand alone in brackets.
  public var replacements: [Replacement]? {
    guard case .at(let whole, let replacements) = kind, case .brackets(let entries) = whole.kind, entries.isEmpty,
      span.start == whole.span.start
    else { return nil }
    return replacements
  }
}

extension Expression.Kind {
  /// The height of the highest expression directly inside.
  var deepestPart: Int {
    switch self {
    case .number, .text, .boolean, .name: 0
    case .brackets(let entries): entries.map(\.height).max() ?? 0
    case .parenthesized(let inner), .member(let inner, _), .prime(let inner, _), .transpose(let inner),
      .unary(_, let inner), .gradient(let inner):
      inner.height
    case .binary(_, let left, let right), .range(let left, let right), .on(let left, let right),
      .atState(let left, let right), .comprehension(let left, _, let right):
      max(left.height, right.height)
    case .call(let callee, let arguments): arguments.map(\.value.height).reduce(callee.height, max)
    case .index(let whole, let indices): indices.map(\.height).reduce(whole.height, max)
    case .at(let whole, let replacements):
      replacements.map { max($0.target.height, $0.value.height) }.reduce(whole.height, max)
    case .partial(let whole, let variables): variables.map(\.height).reduce(whole.height, max)
    }
  }
}
