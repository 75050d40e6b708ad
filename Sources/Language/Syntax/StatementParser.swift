import Source

/// Reads one statement by recursive descent.
struct StatementParser {
  let text: StatementText
  /// Whether the line above may be meant to go on here.
  let followsStatement: Bool
  /// The next word.
  var index = 0
  /// How many expressions are being read inside one another.
  var depth = 0
  /// What a sign that does not fit is told by.
  var place = Place.statement
  /// The bracket that may hold replacements, where the next argument starts with one.
  var replacementBracket: Int?

  /// What is being read.
  enum Place {
    case statement, claim, declaration, brackets, list, arguments, indices, replacements
  }

  /// So many brackets, signs and powers may stand inside one another; the stack is safe up to that.
  static let deepestNesting = 100
  /// So high may a tree be, which sums of many terms make too.
  static let greatestHeight = 250

  init(_ text: StatementText, followsStatement: Bool) {
    self.text = text
    self.followsStatement = followsStatement
  }

  // MARK: Words

  var token: Token { text.tokens[index] }
  var kind: Token.Kind { text.tokens[index].kind }
  var previous: Token? { index > 0 ? text.tokens[index - 1] : nil }

  /// The word so many further on, or the end.
  func kind(ahead distance: Int) -> Token.Kind {
    text.tokens[min(index + distance, text.tokens.count - 1)].kind
  }

  mutating func advance() {
    if index < text.tokens.count - 1 { index += 1 }
  }

  func isAt(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  /// The bracket that closes what is being read.
  mutating func close(_ symbol: Symbol, in place: Place) throws(Misreading) {
    guard take(symbol) else {
      self.place = place
      throw unexpected()
    }
  }

  // MARK: Nodes

  /// An expression from the word `first` up to the last one read.
  func node(_ kind: Expression.Kind, from first: Int) throws(Misreading) -> Expression {
    let words = first...max(first, index - 1)
    let expression = Expression(kind: kind, span: text.span(words), text: text[words])
    guard expression.height <= Self.greatestHeight else {
      throw Misreading(
        "this formula has more than \(Self.greatestHeight) operations inside one another", at: text.tokens[first].span,
        hint: "give parts of it names of their own")
    }
    return expression
  }

  /// Reads something that may hold itself, and keeps what was being read outside.
  mutating func nested<T>(
    _ place: Place, _ read: (inout StatementParser) throws(Misreading) -> T
  ) throws(Misreading) -> T {
    depth += 1
    guard depth <= Self.deepestNesting else {
      throw Misreading(
        "here things are nested more than \(Self.deepestNesting) deep", at: token.span,
        hint: "give parts of it names of their own")
    }
    let outer = self.place
    self.place = place
    let result = try read(&self)
    self.place = outer
    depth -= 1
    return result
  }

  // MARK: Whole

  /// An expression with nothing behind it.
  mutating func onlyExpression() throws(Misreading) -> Expression {
    if case .keyword(let word) = kind, word.startsStatement {
      throw Misreading("a value is wanted here, but \(word.rawValue) starts a statement", at: token.span)
    }
    let expression = try self.expression()
    if isAt(.define) {
      throw Misreading(
        "a value is wanted here, not a definition", at: token.span, hint: "define it in a block, and name it here")
    }
    try end()
    return expression
  }

  func end() throws(Misreading) {
    guard kind == .end else { throw unexpected() }
  }
}
