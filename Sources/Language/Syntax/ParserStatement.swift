import Source

/// The forms of a statement, told apart by how they start.
extension StatementParser {
  mutating func statement() throws(Misreading) -> Statement.Kind {
    if case .keyword(let word) = kind {
      if kind(ahead: 1) == .symbol(.define) { throw reserved(word.rawValue, token.span) }
      switch word {
      case .param: return .parameters(try declarations())
      case .use: return .use(try dataset())
      case .check: return try claim()
      case .for: throw loop
      case .on, .at, .within, .in: throw operatorAtStart(word.rawValue)
      }
    }
    if case .boolean(let value) = kind, kind(ahead: 1) == .symbol(.define) { throw reserved("\(value)", token.span) }
    if case .symbol(let symbol) = kind, symbol.isInfix || symbol == .comma || symbol == .define || symbol == .random {
      let isSign = symbol == .plus || symbol == .minus
      if followsStatement || !isSign { throw operatorAtStart(symbol.rawValue) }
    }
    if case .name = kind {
      switch kind(ahead: 1) {
      case .symbol(.define): return try definition()
      case .symbol(.comma) where hasDefine: return try destructuring()
      case .symbol(.openRound) where definesFunction: return try function()
      default: break
      }
    }
    let expression = try self.expression()
    if isAt(.define) { throw cannotDefine(expression) }
    try end()
    return .expression(expression)
  }

  /// What is right of `=`, up to the end of the statement.
  private mutating func formula(of title: String) throws(Misreading) -> Expression {
    advance()
    if kind == .end {
      throw Misreading(
        "after \(title) = a formula is missing", at: text.span(0...(index - 1)),
        hint: "write it behind the =")
    }
    let formula = try expression()
    if isAt(.define) {
      throw Misreading(
        "one = stands in a statement", at: token.span, hint: "one definition a line; two values are compared with ==")
    }
    if isDecimalComma { throw decimalComma }
    if isAt(.comma) { throw listAfterDefinition(of: title) }
    try end()
    return formula
  }

  private mutating func definition() throws(Misreading) -> Statement.Kind {
    let name = try newName()
    return .definition(name, try formula(of: name.name))
  }

  private mutating func destructuring() throws(Misreading) -> Statement.Kind {
    var names: [Identifier] = []
    var seen: [String: Identifier] = [:]
    repeat {
      let name = try newName(hint: "as in a, b = split(d, 0.8)")
      try checkNew(name, among: &seen)
      names.append(name)
    } while take(.comma)
    guard isAt(.define) else { throw unexpected() }
    return .destructuring(names, try formula(of: names.map(\.name).joined(separator: ", ")))
  }

  private mutating func function() throws(Misreading) -> Statement.Kind {
    let name = try newName()
    let opening = token.span
    advance()
    if isAt(.closeRound) {
      throw Misreading(
        "a function needs an argument", at: opening.union(token.span), hint: "a formula is named by \(name.name) = …")
    }
    var parameters: [Identifier] = []
    var seen: [String: Identifier] = [:]
    repeat {
      let parameter = try newName(hint: "the arguments of a function are names: \(name.name)(x) = …")
      try checkNew(parameter, among: &seen)
      parameters.append(parameter)
    } while take(.comma)
    guard take(.closeRound) else {
      throw Misreading(
        "the arguments of a function are names alone, but here is \(described(token))", at: token.span,
        hint: "write \(name.name)(\(parameters.map(\.name).joined(separator: ", "))) = …")
    }
    let title = short("\(name.name)(\(parameters.map(\.name).joined(separator: ", ")))"[...])
    return .function(name, parameters: parameters, try formula(of: title))
  }

  func checkNew(_ name: Identifier, among seen: inout [String: Identifier]) throws(Misreading) {
    guard let earlier = seen.updateValue(name, forKey: name.name) else { return }
    throw Misreading(
      "\(name.name) stands here twice", at: name.span, notes: [.init("the first is here", at: earlier.span)])
  }

  // MARK: Looking ahead

  /// Whether `=` stands outside all brackets.
  var hasDefine: Bool {
    var depth = 0
    for token in text.tokens {
      guard case .symbol(let symbol) = token.kind else { continue }
      if symbol.closing != nil { depth += 1 }
      if symbol.isClosing { depth -= 1 }
      if symbol == .define, depth == 0 { return true }
    }
    return false
  }

  /// Whether `=` stands behind the bracket that closes the first.
  private var definesFunction: Bool {
    var depth = 0
    for (index, token) in text.tokens.enumerated() {
      guard case .symbol(let symbol) = token.kind else { continue }
      if symbol.closing != nil { depth += 1 }
      guard symbol.isClosing else { continue }
      depth -= 1
      if depth == 0 { return text.tokens[index + 1].kind == .symbol(.define) }
    }
    return false
  }
}
