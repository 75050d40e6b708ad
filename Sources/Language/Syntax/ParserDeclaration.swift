import Source

/// Statements that start with a word: `param` and `use`.
extension StatementParser {
  /// `param w = 0.5, b[8] = 0, W[8, 64] ~ xavier`
  mutating func declarations() throws(Misreading) -> [ParameterDeclaration] {
    place = .declaration
    advance()
    var declarations: [ParameterDeclaration] = []
    var seen: [String: Identifier] = [:]
    repeat {
      let declaration = try self.declaration()
      try checkNew(declaration.name, among: &seen)
      declarations.append(declaration)
    } while !isDecimalComma && take(.comma)
    try end()
    return declarations
  }

  private mutating func declaration() throws(Misreading) -> ParameterDeclaration {
    let first = index
    let name = try newName(hint: "as in param w = 0.5")
    if isAt(.openSquare), kind(ahead: 1) == .symbol(.closeSquare) {
      throw Misreading(
        "\(name.name)[] has no shape", at: text.span(first...(index + 1)),
        hint: "write \(name.name)[8] for a vector of 8")
    }
    let shape = isAt(.openSquare) ? try indices() : nil
    let title = short(text[first...(index - 1)])
    switch kind {
    case .symbol(.define), .symbol(.random):
      let isRandom = isAt(.random)
      let sign = token.span
      advance()
      if kind == .end || isAt(.comma) {
        throw Misreading(
          "after \(title) \(isRandom ? "~" : "=") a value is missing", at: name.span.union(sign),
          hint: firstValues(title))
      }
      let value = try expression()
      return ParameterDeclaration(name: name, shape: shape, first: isRandom ? .random(value) : .value(value))
    case .end, .symbol(.comma):
      throw Misreading("\(title) has no first value", at: name.span, hint: firstValues(title))
    case .symbol(.equal), .symbol(.approximately), .symbol(.colon):
      throw Misreading("a first value is written with =", at: token.span, hint: firstValues(title))
    case .symbol(.dot):
      throw Misreading(
        "a parameter's name has no dot", at: token.span,
        hint: "the parameters of a layer come with it; dense(x, 3, W: …, b: …) sets their first values")
    case .symbol(.openRound), .primes:
      throw Misreading("a parameter is an array, not a function", at: token.span, hint: "its shape is written W[8, 64]")
    default: throw unexpected()
    }
  }

  private func firstValues(_ title: String) -> String {
    "write param \(title) = 0.5, or param \(title) ~ normal(0, 1) for random ones"
  }

  /// `use or`
  mutating func dataset() throws(Misreading) -> Expression {
    advance()
    if kind == .end {
      throw Misreading("after use, a dataset is missing", at: text.tokens[index - 1].span, hint: "as in use or")
    }
    let dataset = try expression()
    if isAt(.comma) {
      throw Misreading(
        "one dataset is used in a statement", at: token.span, hint: "write use … once more, on a line of its own")
    }
    try end()
    return dataset
  }
}
