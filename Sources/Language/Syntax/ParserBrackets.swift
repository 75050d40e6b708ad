import Source

/// Brackets that are operands of their own.
extension StatementParser {
  /// `(a)`, and `(n = v)` where an argument may have it.
  mutating func roundBrackets() throws(Misreading) -> Expression {
    let first = index
    if replacementBracket == first, startsReplacement {
      let bracket = text.span(first...first)
      let replacements = try bracketedReplacements()
      // There is no formula to replace in: empty brackets stand for it.
      let nothing = Expression(kind: .brackets([]), span: bracket, text: text[first...first])
      return try node(.at(nothing, replacements), from: first)
    }
    return try nested(.brackets) { (parser) throws(Misreading) in
      parser.advance()
      if parser.isAt(.closeRound) {
        throw Misreading("there is nothing between these brackets", at: parser.text.span(first...(first + 1)))
      }
      let inner = try parser.expression()
      try parser.close(.closeRound, in: .brackets)
      return try parser.node(.parenthesized(inner), from: first)
    }
  }

  /// `[a, b]` or `[a for s in 1..20]`
  mutating func squareBrackets() throws(Misreading) -> Expression {
    let first = index
    return try nested(.list) { (parser) throws(Misreading) in
      parser.advance()
      var entries: [Expression] = []
      while !parser.isAt(.closeSquare) {
        entries.append(try parser.expression())
        if parser.kind == .keyword(.for) {
          guard entries.count == 1 else {
            throw Misreading(
              "before for stands one expression", at: parser.token.span, hint: "write [[a, b] for s in 1..20]")
          }
          return try parser.comprehension(entries[0], from: first)
        }
        guard parser.take(.comma) else { break }
      }
      try parser.close(.closeSquare, in: .list)
      return try parser.node(.brackets(entries), from: first)
    }
  }

  private mutating func comprehension(_ body: Expression, from first: Int) throws(Misreading) -> Expression {
    advance()
    let variable = try newName(hint: "as in [… for s in 1..20]")
    guard kind == .keyword(.in) else {
      throw Misreading(
        "after for \(variable.name), the word in is missing", at: kind == .end ? variable.span : token.span,
        hint: "write for \(variable.name) in 1..20")
    }
    advance()
    let over = try expression()
    if case .name("if") = kind {
      throw Misreading(
        "a condition cannot stand in a list", at: token.span, hint: "if(c, a, b) chooses between two values")
    }
    if kind == .keyword(.for) {
      throw Misreading(
        "one for stands in a list", at: token.span, hint: "write [[… for a in 1..2] for b in 1..3] for two")
    }
    try close(.closeSquare, in: .list)
    return try node(.comprehension(body, variable: variable, over: over), from: first)
  }
}
