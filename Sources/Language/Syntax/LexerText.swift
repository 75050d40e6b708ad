import Source

/// Texts in quotes, and the marks that look like quotes.
extension Lexer {
  /// `"text"`, with `\"`, `\\`, `\n` and `\t`.
  mutating func text() {
    let (first, firstByte) = (index, byte)
    let couldBePrimes = followsOperand
    var content = String.UnicodeScalarView()
    var problem: Diagnostic?
    advance()
    while let scalar = peek(), scalar != "\"" {
      let start = index
      advance()
      guard scalar == "\\", let escaped = peek() else {
        content.append(scalar)
        continue
      }
      advance()
      switch escaped {
      case "\"", "\\": content.append(escaped)
      case "n": content.append("\n")
      case "t": content.append("\t")
      default:
        problem =
          problem
          ?? Diagnostic(
            "\\\(escaped) is not known in a text", at: span(from: start),
            hint: "a backslash is written \\\\; \\\", \\n and \\t are known too")
      }
    }
    if peek() == nil {
      let opening = Span(position(first), position(first + 1))
      let hint = couldBePrimes ? "end the text with \" on this line, or write '' for a second derivative" : nil
      problem = Diagnostic(
        "this quote is not closed on its line", at: opening, hint: hint ?? "end the text with \" on this line")
    } else {
      advance()
    }
    emit(problem.map { .problem($0) } ?? .text(String(content)), .string, from: first, byte: firstByte)
  }

  /// Marks after a function are primes; elsewhere they are the single quotes of other languages.
  mutating func primes() {
    let (first, firstByte) = (index, byte)
    guard followsOperand, peek()?.primes != nil else { return singleQuotes() }
    var count = 0
    while let primes = peek()?.primes {
      count += primes
      advance()
    }
    emit(.primes(count), .operator, from: first, byte: firstByte)
  }

  private mutating func singleQuotes() {
    let (first, firstByte) = (index, byte)
    let closing =
      isBehindOperand ? nil : scalars[(first + 1)...].firstIndex { $0 == "'" || $0 == "\u{2018}" || $0 == "\u{2019}" }
    guard let closing else {
      advance()
      let problem = Diagnostic(
        "a prime stands right after a function, and here is none", at: span(from: first),
        hint: "write f' for a derivative and \"…\" for a text")
      return emit(.problem(problem), .unknown, from: first, byte: firstByte)
    }
    advance(closing + 1 - first)
    quoted(from: first, firstByte, "a text stands in double quotes")
  }

  /// `“text”`, up to its end where that is on the line.
  mutating func curlyQuotes() {
    let (first, firstByte) = (index, byte)
    let closing = scalars[(first + 1)...].firstIndex { Self.curly.contains($0) || $0 == "\"" }
    guard let closing else {
      advance()
      let problem = Diagnostic("a text stands in straight quotes", at: span(from: first), hint: "write \"")
      return emit(.problem(problem), .unknown, from: first, byte: firstByte)
    }
    advance(closing + 1 - first)
    quoted(from: first, firstByte, "a text stands in straight quotes")
  }

  static let curly: [Unicode.Scalar] = ["\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "«", "»"]

  private mutating func quoted(from first: Int, _ firstByte: Int, _ message: String) {
    let inner = String(String.UnicodeScalarView(scalars[(first + 1)..<(index - 1)]))
    let shown = inner.unicodeScalars.count <= 40 ? inner : "…"
    let problem = Diagnostic(message, at: span(from: first), hint: "write \"\(shown)\"")
    emit(.problem(problem), .string, from: first, byte: firstByte)
  }
}
