import Source

/// `∂E/∂w`, `∂²E/∂w∂v`, `∇E`. What follows them applies to the whole: `∂E/∂w^2` is (∂E/∂w)².
extension StatementParser {
  mutating func partialDerivative() throws(Misreading) -> Expression {
    let first = index
    advance()
    let sign = text.span(first...first)
    let order = try raised() ?? 1
    try checkOrder(order, at: text.span(first...(index - 1)))
    if isAt(.divide) {
      throw Misreading(
        "what is differentiated stands right behind ∂", at: text.span(first...index), hint: "write ∂E/∂w, or ∂(x^2)/∂x")
    }
    let function = try differentiated()
    guard isAt(.divide), kind(ahead: 1) == .symbol(.partial) else {
      let target = short(function)
      if isAt(.divide), case .name(let name) = kind(ahead: 1) {
        let after = text.tokens[index + 1].span
        throw Misreading("below the line a ∂ is missing", at: after, hint: "write ∂\(target)/∂\(name)")
      }
      throw Misreading(
        "∂\(target) does not say by what it is differentiated", at: sign.union(function.span),
        hint: "write ∂\(target)/∂w, or ∇\(target) for all parameters")
    }
    advance()
    let variables = try self.variables(order)
    if variables.count != order { throw wrongOrder(order, variables.count, function, from: first) }
    return try node(.partial(of: function, by: variables), from: first)
  }

  /// A name, a call, or brackets.
  private mutating func differentiated() throws(Misreading) -> Expression {
    switch kind {
    case .name, .symbol(.openRound): return try nested(place) { (parser) throws(Misreading) in try parser.member() }
    case .end: throw missingOperand()
    case .problem, .unknown: throw unexpected()
    default:
      throw Misreading(
        "after ∂ stands a name, a call or brackets, not \(described(token))", at: token.span, hint: "as in ∂E/∂w")
    }
  }

  /// `∂w∂v`, `∂w²`: each variable as often as it is differentiated by. Only a higher order takes a raised number: in
  /// `∂E/∂w²` the power is the whole's.
  private mutating func variables(_ order: Int) throws(Misreading) -> [Expression] {
    var variables: [Expression] = []
    while take(.partial) {
      let variable = try self.variable()
      let times = order > 1 ? try raised() ?? 1 : 1
      try checkOrder(variables.count + times, at: text.tokens[index - 1].span)
      variables += Array(repeating: variable, count: times)
    }
    return variables
  }

  /// A name with members and indices.
  private mutating func variable() throws(Misreading) -> Expression {
    let first = index
    guard case .name(let name) = kind else {
      switch kind {
      case .problem, .unknown: throw unexpected()
      case .keyword(let word): throw reserved(word.rawValue, token.span)
      default:
        throw Misreading(
          "after the lower ∂ the name of a variable is missing",
          at: kind == .end ? text.tokens[index - 1].span : token.span,
          hint: "as in ∂E/∂w")
      }
    }
    advance()
    var variable = try node(.name(name), from: first)
    while true {
      if isAt(.openSquare) {
        let indices = try indices()
        variable = try node(.index(variable, indices), from: first)
      } else if isAt(.dot), case .name(let part) = kind(ahead: 1), part != "T" {
        advance()
        let member = Identifier(name: part, span: token.span)
        advance()
        variable = try node(.member(variable, member), from: first)
      } else {
        return variable
      }
    }
  }

  /// `²`, or `^2`
  private mutating func raised() throws(Misreading) -> Int? {
    let digits: String
    if case .superscript(let word) = kind {
      digits = word
    } else if isAt(.power), case .number(_, let literal) = kind(ahead: 1) {
      advance()
      digits = literal
    } else {
      return nil
    }
    guard let order = Int(digits), order > 0 else {
      throw Misreading("the order of a derivative is a whole number from 1 on", at: token.span)
    }
    advance()
    return min(order, 1000)
  }

  private func wrongOrder(_ order: Int, _ below: Int, _ function: Expression, from first: Int) -> Misreading {
    let target = short(function)
    let span = text.span(first...(index - 1))
    return Misreading(
      order == 1
        ? "∂ stands once above the line, but \(below) times below"
        : "the derivative is of order \(order) above the line, but \(below) below", at: span,
      hint: order == 1
        ? "a second derivative is written ∂²\(target)/∂w∂v or ∂²\(target)/∂w²"
        : "write ∂²\(target)/∂w² or ∂²\(target)/∂w∂v for a second derivative, ∂\(target)/∂w for a first")
  }

  /// `∇E`: of a name or brackets; `∇f(1, 2)` calls the gradient.
  mutating func gradient() throws(Misreading) -> Expression {
    let first = index
    advance()
    if case .superscript = kind {
      throw Misreading("∇ has no power", at: token.span, hint: "a second derivative is written ∂²E/∂w²")
    }
    let target: Expression
    switch kind {
    case .name(let name):
      let start = index
      advance()
      target = try node(.name(name), from: start)
    case .symbol(.openRound): target = try roundBrackets()
    case .problem, .unknown: throw unexpected()
    case .end: throw missingOperand()
    default:
      throw Misreading("after ∇ stands a name or brackets, not \(described(token))", at: token.span, hint: "as in ∇E")
    }
    return try node(.gradient(of: target), from: first)
  }
}
