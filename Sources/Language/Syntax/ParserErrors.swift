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
