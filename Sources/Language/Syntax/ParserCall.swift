import Source

/// What stands in the brackets of a call or of an index.
extension StatementParser {
  /// `(a, x: b, "text": c)`
  mutating func arguments() throws(Misreading) -> [Argument] {
    try nested(.arguments) { (parser) throws(Misreading) in
      parser.advance()
      var arguments: [Argument] = []
      while !parser.isAt(.closeRound) {
        arguments.append(try parser.argument())
        guard parser.take(.comma) else { break }
      }
      try parser.close(.closeRound, in: .arguments)
      return arguments
    }
  }

  private mutating func argument() throws(Misreading) -> Argument {
    let label = try self.label()
    guard label != nil else { return Argument(label: nil, value: try expression()) }
    if isAt(.comma) || isAt(.closeRound) {
      let colon = index - 1
      throw Misreading(
        "after \(short(text[(colon - 1)...colon])) a value is missing", at: text.span((colon - 1)...colon))
    }
    replacementBracket = index
    return Argument(label: label, value: try expression())
  }

  /// A name, a reserved word or a text before a colon.
  private mutating func label() throws(Misreading) -> Argument.Label? {
    guard kind(ahead: 1) == .symbol(.colon) else { return nil }
    let span = token.span
    let label: Argument.Label
    switch kind {
    case .name(let name): label = .name(Identifier(name: name, span: span))
    case .keyword(let word): label = .name(Identifier(name: word.rawValue, span: span))
    case .text(let content): label = .text(content, span)
    default: return nil
    }
    advance()
    advance()
    return label
  }

  /// `[i, j]`
  mutating func indices() throws(Misreading) -> [Expression] {
    try nested(.indices) { (parser) throws(Misreading) in
      let first = parser.index
      parser.advance()
      if parser.isAt(.closeSquare) {
        throw Misreading(
          "there is no index between these brackets", at: parser.text.span(first...(first + 1)),
          hint: "indices start at 1, as in w[1] or W[2, 3]")
      }
      var indices: [Expression] = []
      repeat {
        if parser.isAt(.colon) { throw parser.slice }
        indices.append(try parser.expression())
      } while parser.take(.comma)
      try parser.close(.closeSquare, in: .indices)
      return indices
    }
  }

  /// `x[1:3]` of other languages.
  var slice: Misreading {
    Misreading(
      "a part of an array is written with two dots", at: token.span,
      hint: "write v[1..3] for a part, W[2] for a row; indices start at 1")
  }
}
