import Source

/// What is said where something does not fit.
extension StatementParser {
  /// A piece of the author's text as a message shows it.
  func short(_ expression: Expression) -> String { short(expression.source[...]) }

  func short(_ piece: Substring) -> String {
    piece.utf8.count <= 60 ? String(piece) : String(piece.prefix(20)) + "…"
  }

  /// A word in a sentence.
  func described(_ token: Token) -> String {
    switch token.kind {
    case .name(let name): short(name[...])
    case .number(_, let literal): "the number \(short(literal[...]))"
    case .text(let content): "the text \"\(short(content[...]))\""
    case .boolean(let value): "\(value)"
    case .keyword(let word): "the word \(word.rawValue)"
    case .symbol(let symbol): symbol.rawValue
    case .primes(let count): String(repeating: "'", count: min(count, 3))
    case .superscript: "a raised number"
    case .unknown(let sign): sign
    case .comment, .problem: "something unknown"
    case .end: "the end of the line"
    }
  }

  // MARK: An operand is missing

  /// Where a value must stand and something else does.
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

  // MARK: Something else was to come

  /// Where an expression is over and something stands that cannot follow it.
  func unexpected() -> Misreading {
    switch kind {
    case .problem(let problem): return .found(problem)
    case .unknown(let sign): return .found(Habits.unknown(sign, at: token.span, isOperand: false))
    case .name, .number, .text, .boolean: return missingOperator()
    case .symbol(.openRound), .symbol(.openSquare), .symbol(.partial), .symbol(.nabla): return missingOperator()
    case .symbol(.define): return unexpectedDefine()
    case .symbol(.colon): return unexpectedColon()
    case .symbol(.comma): return unexpectedComma()
    case .symbol(.random):
      return Misreading(
        "~ stands only after param", at: token.span, hint: "write param w ~ normal(0, 1), or ≈ (~=) for nearly equal")
    case .keyword(let word): return unexpected(word)
    case .symbol(let symbol) where symbol.isInfix && Precedence(kind) == .comparison: return chainedComparison
    case .end: return Misreading("the line ends too early", at: previous?.span ?? token.span)
    default: return Misreading("\(described(token)) does not fit here", at: token.span)
    }
  }

  private func unexpected(_ word: Keyword) -> Misreading {
    switch word {
    case .within:
      Misreading("within belongs to a claim", at: token.span, hint: "write check a ≈ b within 0.01")
    case .for:
      Misreading("for stands in a list", at: token.span, hint: "write [… for s in 1..20]")
    case .in: Misreading("in stands after for", at: token.span, hint: "write [… for s in 1..20]")
    case .param, .use, .check:
      Misreading("\(word.rawValue) starts a statement, on a line of its own", at: token.span)
    case .on, .at: Misreading("\(word.rawValue) does not fit here", at: token.span)
    }
  }

  private func unexpectedDefine() -> Misreading {
    switch place {
    case .claim:
      return Misreading(
        "= defines a name, and does not compare", at: token.span,
        hint: "write ≈ (~=) to compare to the decimals written, or == for exactly")
    case .arguments:
      var hint = "compare with ==, or ≈"
      if case .name(let name)? = previous?.kind { hint = "write \(name): … to name an argument, ≈ or == to compare" }
      return Misreading("in a call, = has no meaning", at: token.span, hint: hint)
    case .declaration:
      return Misreading("one = belongs to a parameter", at: token.span, hint: "separate parameters with commas")
    case .replacements, .brackets, .list, .indices, .statement:
      return Misreading(
        "= defines a name, and cannot stand inside an expression", at: token.span,
        hint: "compare with ==; what is replaced stands after at, as in y at x = 3")
    }
  }

  private func unexpectedColon() -> Misreading {
    switch place {
    case .indices: slice
    case .arguments:
      Misreading("before the colon stands a name or a text", at: token.span, hint: "as in plot(f, x: -3..3)")
    default:
      Misreading("a colon stands in the brackets of a call", at: token.span, hint: "as in plot(f, x: -3..3)")
    }
  }

  /// A comma between digits, which some countries write for the decimal point.
  var isDecimalComma: Bool {
    guard index > 0, isAt(.comma), token.isAttached, text.tokens[index + 1].isAttached,
      case .number = text.tokens[index - 1].kind, case .number = text.tokens[index + 1].kind
    else { return false }
    return true
  }

  private func unexpectedComma() -> Misreading {
    if isDecimalComma { return decimalComma }
    return switch place {
    case .brackets:
      Misreading(
        "round brackets hold one expression", at: token.span,
        hint: text.tokens[0].kind == .symbol(.openRound) && hasDefine
          ? "several names stand without brackets: a, b = split(d, 0.8)" : "a vector is written [a, b]")
    case .statement, .claim:
      Misreading(
        "a comma cannot stand here", at: token.span,
        hint: text.tokens[..<index].contains { $0.kind == .keyword(.at) }
          ? "several replacements stand in brackets: at (n = 1, m = 2)"
          : "one statement stands on a line; table(a, b) shows several values side by side")
    default: Misreading("a comma cannot stand here", at: token.span)
    }
  }
}
