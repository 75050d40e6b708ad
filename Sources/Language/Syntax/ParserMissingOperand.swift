import Source

/// What is said where a value must stand and something else does.
extension StatementParser {
  func missingOperand() -> Misreading {
    switch kind {
    case .problem(let problem): return .found(problem)
    case .unknown(let sign): return .found(Habits.unknown(sign, at: token.span, isOperand: true))
    case .end: return missingAtEnd()
    case .keyword(let word): return missing(before: word)
    case .superscript:
      return Misreading("a raised number stands behind what it is the power of", at: token.span, hint: "as in x²")
    case .symbol(let symbol): return missing(before: symbol)
    default: return Misreading("a value is missing before \(described(token))", at: token.span)
    }
  }

  private func missingAtEnd() -> Misreading {
    guard let previous else { return Misreading("an expression is missing here", at: token.span) }
    return Misreading(
      "after \(described(previous)) a value is missing", at: previous.span)
  }

  private func missing(before word: Keyword) -> Misreading {
    if let previous, case .symbol = previous.kind { return reserved(word.rawValue, token.span) }
    return Misreading("before \(word.rawValue) a value is missing", at: token.span)
  }

  private func missing(before symbol: Symbol) -> Misreading {
    let sign = symbol.rawValue
    guard let previous else { return Misreading("before \(sign) a value is missing", at: token.span) }
    switch (previous.kind, symbol) {
    case (.symbol(.times), .times):
      return Misreading("* * is no operator", at: previous.span.union(token.span), hint: "a power is written ^")
    case (.symbol(.range), .closeSquare):
      return Misreading(
        "this range has no end", at: previous.span, hint: "write v[2..5]; count(d) is the number of rows of a dataset")
    case (_, .range):
      return Misreading("this range has no start", at: token.span, hint: "write 1..5: indices start at 1")
    case (_, .colon) where place == .indices: return slice
    case (.symbol(.comma), _), (_, .comma):
      return Misreading(
        "between \(described(previous)) and \(sign) a value is missing", at: token.span)
    default: break
    }
    return Misreading(
      "between \(described(previous)) and \(sign) a value is missing", at: previous.span.union(token.span))
  }
}
