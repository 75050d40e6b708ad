import Source

/// Operands: numbers, names, brackets, with calls, indices, members, primes and transposes behind them.
extension StatementParser {
  mutating func member() throws(Misreading) -> Expression {
    let first = index
    var whole = try operand()
    while true {
      switch kind {
      case .symbol(.openRound):
        try checkCallee(whole)
        let arguments = try arguments()
        whole = try node(.call(whole, arguments), from: first)
      case .symbol(.openSquare):
        try checkCallee(whole)
        let indices = try indices()
        whole = try node(.index(whole, indices), from: first)
      case .symbol(.dot):
        try checkCallee(whole)
        whole = try part(of: whole, from: first)
      case .primes(let order):
        try checkOrder(order, at: token.span)
        advance()
        whole = try node(.prime(whole, order: order), from: first)
      case .symbol(.transpose):
        advance()
        whole = try node(.transpose(whole), from: first)
      default: return whole
      }
    }
  }

  private mutating func part(of whole: Expression, from first: Int) throws(Misreading) -> Expression {
    advance()
    let span = token.span
    let name: String
    switch kind {
    case .name(let word): name = word
    case .keyword(let word): name = word.rawValue
    case .problem, .unknown: throw unexpected()
    default:
      throw Misreading(
        "after the dot a name is missing", at: text.tokens[index - 1].span, hint: "as in h.W, or run.loss")
    }
    advance()
    let kind: Expression.Kind =
      name == "T" ? .transpose(whole) : .member(whole, Identifier(name: name, span: span))
    return try node(kind, from: first)
  }

  /// A number before a bracket is a product of other notations.
  private func checkCallee(_ whole: Expression) throws(Misreading) {
    switch whole.kind {
    case .number where isAt(.dot):
      throw Misreading(
        "a number has one decimal point", at: whole.span.union(token.span), hint: "a range has two dots, as in 1..20")
    case .number: throw missingOperator(left: whole.span, text[(index - 1)...(index - 1)], isNumber: true)
    case .text, .boolean:
      throw Misreading("\(described(token)) cannot follow \(short(whole))", at: whole.span.union(token.span))
    default: return
    }
  }

  /// Higher derivatives are legal, but their size explodes.
  func checkOrder(_ order: Int, at span: Span) throws(Misreading) {
    guard order <= 9 else {
      throw Misreading("this is a derivative of order \(order), and 9 is the highest", at: span)
    }
  }

  private mutating func operand() throws(Misreading) -> Expression {
    let first = index
    switch kind {
    case .number(let value, let literal):
      advance()
      return try node(.number(value, literal: literal), from: first)
    case .text(let content):
      advance()
      return try node(.text(content), from: first)
    case .boolean(let value):
      advance()
      return try node(.boolean(value), from: first)
    case .name(let name):
      advance()
      return try node(.name(name), from: first)
    case .symbol(.openRound): return try roundBrackets()
    case .symbol(.openSquare): return try squareBrackets()
    case .symbol(.partial): return try partialDerivative()
    case .symbol(.nabla): return try gradient()
    default: throw missingOperand()
    }
  }

  /// A name that something new gets.
  mutating func newName(hint: String? = nil) throws(Misreading) -> Identifier {
    switch kind {
    case .name(let name):
      let identifier = Identifier(name: name, span: token.span)
      advance()
      return identifier
    case .keyword(let word): throw reserved(word.rawValue, token.span)
    case .boolean(let value): throw reserved("\(value)", token.span)
    case .problem, .unknown: throw unexpected()
    case .end:
      throw Misreading("a name is missing here", at: previous?.span ?? token.span, hint: hint)
    default: throw Misreading("a name is wanted here, not \(described(token))", at: token.span, hint: hint)
    }
  }
}
