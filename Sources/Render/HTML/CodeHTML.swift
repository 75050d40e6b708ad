import Language
import Source

/// Code with its words marked for colouring.
enum CodeHTML {
  /// The text of the lines, unchanged but for the marks.
  static func highlight(_ lines: [CodeLine]) -> String {
    let tokens = Dictionary(grouping: Parser.tokens(lines)) { $0.span.start.line }
    return lines.map { line in highlight(line, tokens[line.start.line] ?? []) }.joined(separator: "\n")
  }

  private static func highlight(_ line: CodeLine, _ tokens: [Token]) -> String {
    let scalars = Array(line.text.unicodeScalars)
    var html = ""
    var done = 0
    func text(_ range: Range<Int>) -> String {
      HTMLText.escape(String(String.UnicodeScalarView(scalars[range])))
    }
    for token in tokens {
      let first = token.span.start.column - line.start.column
      let last = token.span.end.column - line.start.column
      guard first >= done, last > first, last <= scalars.count else { continue }
      html += text(done..<first)
      let word = text(first..<last)
      html += name(token.tokenClass).map { "<span class=\"\($0)\">\(word)</span>" } ?? word
      done = last
    }
    return html + text(done..<scalars.count)
  }

  private static func name(_ tokenClass: Token.Class) -> String? {
    switch tokenClass {
    case .keyword: "kw"
    case .name: "nm"
    case .number: "num"
    case .string: "str"
    case .operator: "op"
    case .comment: "com"
    case .function: "fn"
    case .punctuation, .unknown: nil
    }
  }
}
