import Source

/// `a on d` and `a at …`. To their right stands an operand without operators.
extension StatementParser {
  mutating func on(_ left: Expression, from first: Int) throws(Misreading) -> Expression {
    advance()
    let data = try member()
    let result = try node(.on(left, data), from: first)
    try endOfOperand("on", data, in: result)
    return result
  }

  mutating func at(_ left: Expression, from first: Int) throws(Misreading) -> Expression {
    advance()
    if isAt(.openRound), startsReplacement {
      let replacements = try bracketedReplacements()
      let result = try node(.at(left, replacements), from: first)
      try endOfOperand("at", nil, in: result)
      return result
    }
    let target = try member()
    if isAt(.define) {
      try checkTarget(target)
      advance()
      let value = try signed()
      let result = try node(.at(left, [Replacement(target: target, value: value)]), from: first)
      try endOfOperand("at", value, in: result)
      return result
    }
    try checkState(target)
    let result = try node(.atState(left, target), from: first)
    try endOfOperand("at", target, in: result)
    return result
  }

  /// `(n = v, m = u)`
  mutating func bracketedReplacements() throws(Misreading) -> [Replacement] {
    try nested(.replacements) { (parser) throws(Misreading) in
      parser.advance()
      var replacements: [Replacement] = []
      repeat {
        if parser.isAt(.closeRound), !replacements.isEmpty { break }
        replacements.append(try parser.replacement())
      } while parser.take(.comma)
      try parser.close(.closeRound, in: .replacements)
      return replacements
    }
  }

  private mutating func replacement() throws(Misreading) -> Replacement {
    let target = try member()
    try checkTarget(target)
    if isAt(.colon) {
      throw Misreading("a replacement is written with =", at: token.span, hint: "write \(short(target)) = …")
    }
    guard take(.define) else {
      throw Misreading("\(short(target)) gets no value here", at: target.span, hint: "write \(short(target)) = …")
    }
    return Replacement(target: target, value: try expression())
  }

  /// Whether the bracket starts with a name, its members and indices, and `=`.
  var startsReplacement: Bool {
    guard case .name = kind(ahead: 1) else { return false }
    var ahead = 2
    var brackets = 0
    while true {
      switch kind(ahead: ahead) {
      case .symbol(.openSquare): brackets += 1
      case .symbol(.closeSquare) where brackets > 0: brackets -= 1
      case .symbol(.define) where brackets == 0, .symbol(.colon) where brackets == 0: return true
      case .end: return false
      case .symbol(.dot), .name, .keyword, .primes: break
      default: if brackets == 0 { return false }
      }
      ahead += 1
    }
  }

  /// What is replaced is a name with members and indices.
  private func checkTarget(_ target: Expression) throws(Misreading) {
    guard !target.isPlace else { return }
    throw Misreading(
      "\(short(target)) cannot be replaced", at: target.span,
      hint: "what stands left of = is a name, or a part of one such as h.W[1, 2]")
  }

  private func checkState(_ state: Expression) throws(Misreading) {
    switch state.kind {
    case .number, .text, .boolean, .brackets, .comprehension:
      throw Misreading(
        "after at, the name of what is replaced is missing", at: state.span, hint: "write at x = \(short(state))")
    default: return
    }
  }

  /// An operator behind the operand could belong to it or to the whole.
  private func endOfOperand(_ word: String, _ operand: Expression?, in whole: Expression) throws(Misreading) {
    guard let precedence = Precedence(kind), precedence > .replacement, case .symbol(let symbol) = kind else { return }
    let sign = symbol == .range ? symbol.rawValue : " \(symbol.rawValue) "
    var hint = "write (\(short(whole)))\(sign)…"
    if let operand, short(whole) == whole.source {
      hint += ", or \(whole.source.dropLast(operand.source.count))(\(operand.source)\(sign)…)"
    }
    throw Misreading(
      "right of \(word) stands one operand, and \(symbol.rawValue) after it needs brackets", at: token.span, hint: hint)
  }
}

extension Expression {
  /// Whether it is a name, perhaps with members and indices.
  var isPlace: Bool {
    var part = self
    while true {
      switch part.kind {
      case .name: return true
      case .member(let whole, _), .index(let whole, _): part = whole
      default: return false
      }
    }
  }
}
