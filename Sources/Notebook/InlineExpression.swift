import Markdown
import Source

/// The code of a value in the prose: `{nn} E`, `{nn digits=2} E`.
struct InlineExpression {
  let code: [CodeLine]
  let digits: Int?
  let source: String

  /// Nothing for a code span that is none, or whose options are wrong, which is said.
  init?(_ span: CodeSpan, _ diagnostics: inout [Diagnostic]) {
    guard let first = span.lines.first, first.text.hasPrefix("{nn"), let brace = first.text.firstIndex(of: "}") else {
      return nil
    }
    let options = first.text[first.text.index(first.text.startIndex, offsetBy: 3)..<brace]
    guard options.isEmpty || options.first == " " else { return nil }
    var digits: Int?
    for option in options.split(separator: " ") {
      let parts = option.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0] == "digits", let number = Int(parts[1]), (1...17).contains(number) else {
        diagnostics.append(
          Diagnostic(
            "\(option) is no option of a value in the prose", at: span.range.span,
            hint: "write {nn digits=2}, with 1 to 17 digits"))
        return nil
      }
      digits = number
    }
    let head = first.text[...brace]
    let rest = first.text[first.text.index(after: brace)...]
    let start = Position(line: first.start.line, column: first.start.column + head.unicodeScalars.count)
    code = [CodeLine(String(rest), at: start)] + span.lines.dropFirst()
    self.digits = digits
    source = code.map(\.text).joined(separator: " ").trimmed
    guard !source.isEmpty else {
      diagnostics.append(
        Diagnostic("{nn} is followed by an expression", at: span.range.span, hint: "for example `{nn} E`"))
      return nil
    }
  }
}

extension String {
  /// Without spaces at both ends.
  fileprivate var trimmed: String {
    var view = self[...]
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
