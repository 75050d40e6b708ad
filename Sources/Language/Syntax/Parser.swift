import Source

/// The statements of a block that could be read, and what is wrong with the others.
public struct ParsedBlock: Sendable {
  /// In the order of the source.
  public let statements: [Statement]
  /// In the order of their places.
  public let diagnostics: [Diagnostic]
}

/// Reads the code of `nn` blocks.
public enum Parser {
  /// Reads every statement of a block. One that is wrong becomes a message, and reading goes on behind it.
  public static func block(_ code: [CodeLine]) -> ParsedBlock {
    var statements: [Statement] = []
    var diagnostics: [Diagnostic] = []
    for lines in StatementLines.split(code) {
      do throws(Misreading) {
        statements.append(try statement(lines))
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    // A bracket that nothing closes may be told of after what is found behind it, on lines above it.
    let ordered = diagnostics.enumerated().sorted { a, b in
      guard let first = a.element.span?.start, let second = b.element.span?.start, first != second else {
        return a.offset < b.offset
      }
      return first < second
    }
    return ParsedBlock(statements: statements, diagnostics: ordered.map(\.element))
  }

  private static func statement(_ lines: StatementLines) throws(Misreading) -> Statement {
    let text = StatementText(lines.lines)
    try checkBrackets(lines.bracketProblem, text)
    var parser = StatementParser(text, followsStatement: lines.followsStatement)
    let kind = try parser.statement()
    return Statement(kind: kind, span: text.span(0...(text.tokens.count - 2)), source: text.text)
  }

  /// Reads one expression, as a code span or a caption has it; its lines are one.
  public static func expression(_ code: [CodeLine]) -> Result<Expression, Diagnostic> {
    do throws(Misreading) {
      let lines = StatementLines.lexed(code)
      guard !lines.isEmpty else {
        let start = code.first?.start
        throw Misreading("an expression is missing here", at: start.map { Span($0, $0) })
      }
      var brackets = Brackets()
      for line in lines { brackets.read(line.tokens) }
      let text = StatementText(lines)
      try checkBrackets(brackets.problem, text)
      var parser = StatementParser(text, followsStatement: false)
      return .success(try parser.onlyExpression())
    } catch {
      return .failure(error.diagnostic)
    }
  }

  /// Every word of the code in order, comments among them, for colouring.
  public static func tokens(_ code: [CodeLine]) -> [Token] {
    code.flatMap { Lexer.tokens(of: $0) }
  }

  /// A bracket without a partner is told first, as what follows from it would only confuse; but a text without its
  /// closing quote may have swallowed the bracket.
  private static func checkBrackets(_ problem: Diagnostic?, _ text: StatementText) throws(Misreading) {
    guard let problem else { return }
    for token in text.tokens {
      if case .problem(let diagnostic) = token.kind, token.tokenClass == .string { throw .found(diagnostic) }
    }
    throw .found(problem)
  }
}
