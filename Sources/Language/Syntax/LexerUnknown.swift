import Source

extension Lexer {
  /// A sign that is in no name, number or operator.
  mutating func unknown() {
    let (first, firstByte) = (index, byte)
    let scalar = scalars[index]
    if Self.curly.contains(scalar) { return curlyQuotes() }
    if scalar.isInvisible {
      advance()
      let problem = Diagnostic(
        "here is an invisible character, \(Self.code(scalar))", at: span(from: first),
        hint: "delete it; it often comes along when text is copied from a page")
      return emit(.problem(problem), .unknown, from: first, byte: firstByte)
    }
    advance()
    // An emoji may be made of several scalars: joined ones, skin tones, and selectors of its look.
    while let next = peek(), index - first < 12 {
      if next == "\u{200D}", peek(1) != nil {
        advance(2)
      } else if next.isVariationSelector || (0x1F3FB...0x1F3FF).contains(next.value)
        || next.properties.generalCategory == .enclosingMark
      {
        advance()
      } else {
        break
      }
    }
    emit(.unknown(string(from: first)), .unknown, from: first, byte: firstByte)
  }

  /// `U+200B`
  static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Names before a round bracket are functions; reserved words after a dot or before a colon are names.
  static func classified(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices {
      let next = index + 1 < tokens.count ? tokens[index + 1].kind : .end
      switch tokens[index].kind {
      case .name:
        let afterPrimes: Token.Kind =
          if case .primes = next, index + 2 < tokens.count { tokens[index + 2].kind } else { next }
        if afterPrimes == .symbol(.openRound) { tokens[index].tokenClass = .function }
      case .keyword:
        let isMember = index > 0 && tokens[index - 1].kind == .symbol(.dot)
        if isMember || next == .symbol(.colon) { tokens[index].tokenClass = .name }
      default: break
      }
    }
    if tokens.first?.kind == .keyword(.check) { classifyTrend(&tokens) }
    return tokens
  }

  /// `falls`, `rises` and `over` are names but behind an operand of a claim.
  private static func classifyTrend(_ tokens: inout [Token]) {
    var trend: Int?
    for index in tokens.indices.dropFirst(2) {
      guard case .name(let word) = tokens[index].kind else { continue }
      switch tokens[index - 1].kind {
      case .name, .number, .symbol(.closeRound), .symbol(.closeSquare), .symbol(.transpose), .primes: break
      default: continue
      }
      if trend == nil, Trend(rawValue: word) != nil {
        trend = index
        tokens[index].tokenClass = .keyword
      } else if trend == index - 1, word == "over" {
        tokens[index].tokenClass = .keyword
      }
    }
  }
}
