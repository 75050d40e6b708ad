import Source
import Testing

@testable import Language

@Suite("Statements stand one a line")
struct SyntaxStatementTests {
  static let forms: [(String, String)] = [
    ("y = σ(w*x + b)", "(= y (call σ (+ (* w x) b)))"),
    ("f(x, y) = x^2 + 3*y", "(= (f x y) (+ (^ x 2) (* 3 y)))"),
    ("param w = 0.5, b = 0", "(param (= w 0.5) (= b 0))"),
    ("param W = [[1, 0], [0, 1]]", "(param (= W [[1 0] [0 1]]))"),
    ("param W[8, 64] ~ xavier", "(param (~ W[8 64] xavier))"),
    ("param w ~ normal(0, 1), b[8] = 0", "(param (~ w (call normal 0 1)) (= b[8] 0))"),
    ("use or", "(use or)"),
    ("use csv(\"digits.csv\")", "(use (call csv \"digits.csv\"))"),
    ("training, test = split(digits, 0.8)", "(= (training test) (call split digits 0.8))"),
    ("check E ≈ 0.86", "(check (≈ E 0.86))"),
    ("check a ≈ b within 0.01", "(check (≈ a b) 0.01)"),
    ("check accuracy(p, label) > 0.9", "(check (> (call accuracy p label) 0.9))"),
    ("y", "y"),
    ("-y", "(- y)"),
  ]

  @Test("Forms", arguments: forms)
  func form(source: String, inBrackets: String) {
    #expect(SyntaxSource.read(source) == inBrackets + "\n")
  }

  static let lines: [(String, String)] = [
    ("y = (a\n  + b)", "(= y (() (+ a b)))\n"),
    ("y = [\n  1,\n\n  2 # two\n]", "(= y [1 2])\n"),
    ("y = a +\n  b", "(= y (+ a b))\n"),
    ("y = a *  # the factor\n  # is b\n\n  b", "(= y (* a b))\n"),
    ("y =\n  a + b", "(= y (+ a b))\n"),
    ("param a = 1,\n  b = 2", "(param (= a 1) (= b 2))\n"),
    ("y at\n  x = 3", "(at y (= x 3))\n"),
    ("y at (x1 = 0,\n  x2 = 1)", "(at y (= x1 0) (= x2 1))\n"),
    ("train(E,\n  use: a,\n  check: b)", "(call train E use:a check:b)\n"),
    ("a\nb", "a\nb\n"),
    ("a # a comment\n# another\n\n   b", "a\nb\n"),
    ("", ""),
    ("# nothing\n\n", ""),
  ]

  @Test("A line goes on while a bracket is open, and after an operator or a comma", arguments: lines)
  func continuation(source: String, statements: String) {
    #expect(SyntaxSource.read(source) == statements)
  }

  @Test("The source of a statement is the author's text, without comments, in one line")
  func source() {
    let block = Parser.block(SyntaxSource.lines("  y  =  (a + # first\n      b)  # all\n∂E/∂w at x = \"ü\""))
    #expect(block.statements.map(\.source) == ["y  =  (a + b)", "∂E/∂w at x = \"ü\""])
    #expect(
      block.statements.map(\.span) == [
        Span(Position(line: 1, column: 3), Position(line: 2, column: 9)), Span(line: 3, column: 1, length: 16),
      ])
    guard case .definition(_, let formula) = block.statements[0].kind, case .parenthesized(let sum) = formula.kind,
      case .at(let derivative, _) = block.statements[1].expressionKind
    else {
      Issue.record("the statements are read otherwise")
      return
    }
    #expect([formula.source, sum.source, derivative.source] == ["(a + b)", "a + b", "∂E/∂w"])
    #expect(derivative.span == Span(line: 3, column: 1, length: 5))
  }

  @Test("Places are those of the file, wherever the code stands in it")
  func places() {
    let code = [
      CodeLine("y = a +", at: Position(line: 12, column: 5)), CodeLine("  b c", at: Position(line: 13, column: 3)),
    ]
    #expect(Parser.block(code).diagnostics.map(\.span) == [Span(line: 13, column: 5, length: 3)])
  }

  @Test("Statements around a wrong one are read")
  func recovery() {
    let block = Parser.block(SyntaxSource.lines("a = 1\nb = 2x\nc = )\nd = 4\ne = (f\ng = 7"))
    #expect(block.statements.map(\.source) == ["a = 1", "d = 4", "g = 7"])
    #expect(block.diagnostics.compactMap(\.span?.start.line) == [2, 3, 5])
  }

  @Test("A code span holds one expression, whatever its lines")
  func codeSpan() throws {
    let sum = try Parser.expression(SyntaxSource.lines("-a\n+ b")).get()
    #expect(SyntaxPrinter.text(sum) == "(+ (- a) b)")
    #expect(sum.source == "-a + b")
    #expect(messageOfExpression("y = 3") == "a value is wanted here, not a definition")
    #expect(messageOfExpression("check y ≈ 3") == "a value is wanted here, but check starts a statement")
    #expect(messageOfExpression("a b") == "a b is not read as a product")
    #expect(messageOfExpression(" # nothing") == "an expression is missing here")
    #expect(messageOfExpression("(a") == "the bracket ( is not closed")
  }

  private func messageOfExpression(_ source: String) -> String? {
    if case .failure(let diagnostic) = Parser.expression(SyntaxSource.lines(source)) { diagnostic.message } else { nil }
  }

  @Test("Replacements alone in brackets are an argument's")
  func replacements() {
    guard
      case .call(_, let arguments) = Parser.block(SyntaxSource.lines("f(from: (w = 1), x: (w))")).statements[0]
        .expressionKind
    else {
      Issue.record("the call is read otherwise")
      return
    }
    #expect(arguments.map { $0.value.replacements?.map(\.target.source) } == [["w"], nil])
    #expect(arguments.map(\.value.source) == ["(w = 1)", "(w)"])
  }
}

extension Statement {
  fileprivate var expressionKind: Expression.Kind {
    if case .expression(let expression) = kind { expression.kind } else { .text("no expression") }
  }
}
