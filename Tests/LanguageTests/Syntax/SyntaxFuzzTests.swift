import Source
import Testing

@testable import Language

@Suite("Any input is read in time, and every place lies in it")
struct SyntaxFuzzTests {
  /// SplitMix64 (Steele, Lea, Flood 2014), so that the inputs are the same in every run.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  }

  static let words = [
    "a", "b", "w1", "ŷ", "σ", "f", "E", "run", "or", "T", "if", "let", "1", "2.5", ".5", "1e-3", "\"text\"", "true",
    "on", "at", "within", "param", "use", "check", "for", "in", "+", "-", "−", "*", "·", "/", "@", "^", "²", "ᵀ", "'",
    "′", "≈", "==", "<", "≤", "..", "=", "~", ",", ":", ".", "(", ")", "[", "]", "(", ")", "[", "]", "∂", "∇", "∂E/∂w",
    "\n", "\n", "\n  ", " ", " ", " ", "# c", "\"", "“", "”", "{", ";", "|", "**", "+=", "😀", "\u{200B}", "\u{A0}",
    "\u{301}",
    "ｘ", "y = ", "f(x) = ", "x: ",
  ]

  @Test("Rows of words", arguments: 0..<20)
  func words(seed: Int) {
    var numbers = Numbers(state: UInt64(seed))
    for _ in 0..<150 {
      let count = numbers.below(40)
      check((0..<count).map { _ in Self.words[numbers.below(Self.words.count)] }.joined())
    }
  }

  @Test("Random bytes", arguments: 0..<10)
  func bytes(seed: Int) {
    var numbers = Numbers(state: UInt64(1000 + seed))
    for _ in 0..<150 {
      let bytes = (0..<numbers.below(60)).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("Random characters", arguments: 0..<10)
  func characters(seed: Int) {
    var numbers = Numbers(state: UInt64(2000 + seed))
    for _ in 0..<150 {
      let scalars = (0..<numbers.below(40)).compactMap { _ in Unicode.Scalar(UInt32(numbers.below(0x3000))) }
      check(String(String.UnicodeScalarView(scalars)))
    }
  }

  /// Words in order without overlap, statements and messages in order, everything inside the source.
  private func check(_ source: String) {
    let lines = SyntaxSource.lines(source)
    let lengths = lines.map(\.text.unicodeScalars.count)
    let contains = { (span: Span) -> Bool in
      [span.start, span.end].allSatisfy { place in
        lengths.indices.contains(place.line - 1) && (1...(lengths[place.line - 1] + 1)).contains(place.column)
      } && span.start <= span.end
    }
    let tokens = Parser.tokens(lines)
    let block = Parser.block(lines)
    let spans = block.diagnostics.compactMap(\.span)
    #expect(tokens.allSatisfy { contains($0.span) }, "\(source)")
    #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.span.end <= $1.span.start }, "\(source)")
    #expect(spans.count == block.diagnostics.count && spans.allSatisfy(contains), "\(source)")
    #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.start <= $1.start }, "\(source)")
    #expect(block.statements.allSatisfy { contains($0.span) }, "\(source)")
    #expect(
      zip(block.statements, block.statements.dropFirst()).allSatisfy { $0.span.end <= $1.span.start }, "\(source)")
    if case .failure(let problem) = Parser.expression(lines), let span = problem.span {
      #expect(contains(span) || source.isEmpty, "\(source)")
    }
    for case .expression(let expression) in block.statements.map(\.kind) {
      #expect(Self.isNested(expression), "\(source)")
      // What was read is read again from its own text as the same.
      let again = Parser.expression([CodeLine(expression.source, at: Position(line: 1, column: 1))])
      if case .success(let second) = again {
        #expect(SyntaxPrinter.text(second) == SyntaxPrinter.text(expression), "\(source)")
      } else {
        Issue.record("\(expression.source) is not read again")
      }
    }
  }

  /// Whether the operands of operations lie inside them, in order.
  private static func isNested(_ expression: Expression) -> Bool {
    let parts: [Expression] =
      switch expression.kind {
      case .binary(_, let left, let right), .range(let left, let right), .on(let left, let right): [left, right]
      case .parenthesized(let inner), .unary(_, let inner), .prime(let inner, _), .transpose(let inner): [inner]
      case .brackets(let entries): entries
      case .call(let callee, let arguments): [callee] + arguments.map(\.value)
      case .index(let whole, let indices): [whole] + indices
      default: []
      }
    return zip(parts, parts.dropFirst()).allSatisfy { $0.span.end <= $1.span.start }
      && parts.allSatisfy {
        expression.span.start <= $0.span.start && $0.span.end <= expression.span.end && isNested($0)
      }
  }
}
