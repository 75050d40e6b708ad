import Source

/// Two operands side by side: a product that is not written out, or a word of another language.
extension StatementParser {
  /// The word behind an operand is an operand again.
  func missingOperator() -> Misreading {
    guard let previous else { return Misreading("\(described(token)) does not fit here", at: token.span) }
    if let habit = wordHabit(before: previous) { return habit }
    let isNumber = if case .number = previous.kind { true } else { false }
    return missingOperator(left: previous.span, text[(index - 1)...(index - 1)], isNumber: isNumber)
  }

  /// `2x`, `2(x+1)`, `x1 x2`
  func missingOperator(left: Span, _ leftText: Substring, isNumber: Bool) -> Misreading {
    let span = left.union(rightOperand.span)
    let (leftShown, right) = (leftOperand(leftText), rightOperand.text)
    let pair = "\(leftShown)\(token.isAttached ? "" : " ")\(right)"
    if case .text = token.kind { return between(leftShown, right, span) }
    switch place {
    case .list where !token.isAttached:
      return Misreading(
        "between \(leftShown) and \(right) a comma or an operator is missing", at: span,
        hint: "write \(leftShown), \(right) for two entries, \(leftShown)*\(right) for their product")
    case .statement where nextIsDefined:
      return Misreading("two statements stand on this line", at: span, hint: "one statement stands on a line")
    case .declaration where nextIsDefined:
      return Misreading("between two parameters a comma is missing", at: span, hint: "write \(leftShown), \(right)")
    default: break
    }
    if case .number = token.kind, isNumber { return between(leftShown, right, span) }
    return Misreading(
      "\(pair) is not read as a product", at: span, hint: "write products out: \(leftShown)*\(right)")
  }

  private func between(_ left: String, _ right: String, _ span: Span) -> Misreading {
    Misreading("between \(left) and \(right) an operator or a comma is missing", at: span)
  }

  private var nextIsDefined: Bool {
    switch kind(ahead: 1) {
    case .symbol(.define), .symbol(.random): true
    default: false
    }
  }

  /// The last word, but for a closing bracket.
  private func leftOperand(_ word: Substring) -> String {
    word == ")" || word == "]" ? "\(word == ")" ? "(…)" : "[…]")" : short(word)
  }

  /// The word here, with its brackets where they are short.
  var rightOperand: (text: String, span: Span) {
    guard case .symbol(let symbol) = kind, symbol.closing != nil else {
      return (short(text[index...index]), token.span)
    }
    var depth = 0
    for end in index..<min(index + 12, text.tokens.count) {
      guard case .symbol(let symbol) = text.tokens[end].kind else { continue }
      if symbol.closing != nil { depth += 1 }
      if symbol.isClosing { depth -= 1 }
      if depth == 0 { return (short(text[index...end]), text.span(index...end)) }
    }
    return (symbol == .openRound ? "(…)" : "[…]", token.span)
  }

  /// `let y = 3`, `a and b`, `sin x`
  private func wordHabit(before previous: Token) -> Misreading? {
    if case .name(let word) = token.kind, let hint = Habits.infixWords[word] {
      return Misreading("\(word) is no operator here", at: token.span, hint: hint)
    }
    guard case .name(let word) = previous.kind else { return nil }
    if let hint = Habits.leadingWords[word] {
      return Misreading("\(word) is not used like this", at: previous.span, hint: hint)
    }
    if Habits.functions.contains(word) {
      return Misreading(
        "the argument of \(word) stands in brackets", at: previous.span.union(token.span),
        hint: "write \(word)(\(rightOperand.text))")
    }
    return nil
  }
}
