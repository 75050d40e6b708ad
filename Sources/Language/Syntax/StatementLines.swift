import Source

/// The words of one statement, which may take several lines, without comments.
struct StatementLines {
  /// A line of code with its words.
  struct Line {
    let code: CodeLine
    let tokens: [Token]
  }

  let lines: [Line]
  /// A bracket that is not closed, or closes nothing.
  var bracketProblem: Diagnostic?
  /// Whether another statement stands above, so that this one may be the rest of it.
  var followsStatement = false

  /// All words of the statements that stand here, each line by itself.
  static func lexed(_ code: [CodeLine]) -> [Line] {
    code.map { line in Line(code: line, tokens: Lexer.tokens(of: line).filter { $0.kind != .comment }) }
      .filter { !$0.tokens.isEmpty }
  }

  /// Cuts a block into statements: a line goes on while a bracket is open, or after an operator or a comma.
  static func split(_ code: [CodeLine]) -> [StatementLines] {
    let lines = lexed(code)
    var statements: [StatementLines] = []
    var next = 0
    // A bracket that nothing closes takes all lines below. The first few are taken up again behind it; more would make
    // the time grow with the square of the lines.
    var retries = 10
    while next < lines.count {
      let first = next
      var brackets = Brackets()
      repeat {
        brackets.read(lines[next].tokens)
        next += 1
      } while next < lines.count && goesOn(lines[next - 1], in: brackets, to: lines[next])
      if brackets.isOpen, next == lines.count, retries > 0 {
        retries -= 1
        next =
          lines[(first + 1)...].indices.first { isFresh(lines[$0], after: lines[$0 - 1], since: lines[first]) } ?? next
      }
      statements.append(
        StatementLines(
          lines: Array(lines[first..<next]), bracketProblem: brackets.problem, followsStatement: first > 0))
    }
    return statements
  }

  private static func goesOn(_ line: Line, in brackets: Brackets, to next: Line) -> Bool {
    guard let last = line.tokens.last, !line.endsInOpenText else { return false }
    if next.startsWithStatementWord { return false }
    if brackets.isOpen {
      let mayBeReplacement = last.kind == .symbol(.comma) || last.kind == .symbol(.openRound)
      return mayBeReplacement || !next.startsDefinition
    }
    switch last.kind {
    case .symbol(.comma), .keyword(.at): return true
    case .symbol(.define), .symbol(.random), .keyword(.on), .keyword(.within), .symbol(.partial), .symbol(.nabla):
      return !next.startsDefinition
    case .symbol(let symbol): return symbol.isInfix && !next.startsDefinition
    default: return false
    }
  }

  /// Whether a line below an unclosed bracket looks like a statement of its own.
  private static func isFresh(_ line: Line, after previous: Line, since first: Line) -> Bool {
    guard line.code.indentation <= first.code.indentation, let last = previous.tokens.last else { return false }
    switch last.kind {
    case .symbol(let symbol) where !symbol.isClosing: return false
    default: break
    }
    guard case .name = line.tokens[0].kind else { return false }
    return line.tokens.count < 2 || line.tokens[1].kind != .symbol(.colon)
  }
}

extension StatementLines.Line {
  /// `param`, `use` or `check`, unless it is an argument's name.
  fileprivate var startsWithStatementWord: Bool {
    guard case .keyword(let word) = tokens[0].kind, word.startsStatement else { return false }
    return tokens.count < 2 || tokens[1].kind != .symbol(.colon)
  }

  /// `y =` or `f(x) =`
  fileprivate var startsDefinition: Bool {
    guard case .name = tokens[0].kind, tokens.count > 1 else { return false }
    if tokens[1].kind == .symbol(.define) { return true }
    guard tokens[1].kind == .symbol(.openRound) else { return false }
    var depth = 0
    for (index, token) in tokens.enumerated() {
      if token.kind == .symbol(.openRound) { depth += 1 }
      if token.kind == .symbol(.closeRound) { depth -= 1 }
      if depth == 0, index > 1 { return index + 1 < tokens.count && tokens[index + 1].kind == .symbol(.define) }
    }
    return false
  }

  /// Whether a text swallowed the rest of the line, and with it perhaps a closing bracket.
  fileprivate var endsInOpenText: Bool {
    guard let last = tokens.last, last.tokenClass == .string, case .problem = last.kind else { return false }
    return true
  }
}

extension CodeLine {
  fileprivate var indentation: Int {
    text.unicodeScalars.prefix { $0.isSpace }.count
  }
}
