import Testing

@testable import Render

@Suite("Values at the start of a line of Markdown")
struct LineStartTests {
  static let cases: [(shown: String, before: String, after: String, expected: String)] = [
    // Numbers that a point or a bracket behind them would make entries of a list
    ("3", "", ". So it is", "3\\"), ("3", "", ") So it is", "3\\"), ("3", "", ".", "3\\"), ("3", "> - ", ". a", "3\\"),
    ("3. a", "", "", "3\\. a"), ("3", "1", ". a", "3\\"), (". a", "3", "", "\\. a"), ("3", "[^1]: ", ". a", "3\\"),
    ("3", "", "4. a", "&#51;"), ("3", "", ".5", "3"), ("3", "", ", a", "3"), ("3", "so ", ". a", "3"),
    ("1234567890", "", ". a", "1234567890"), ("3", "", "<!-- nabla: a -->. a", "3"), ("2.5", "", ". a", "2.5"),
    // Bullets, rules and the lines below headings
    ("- a", "", "", "\\- a"), ("+ a", "", "", "\\+ a"), ("-", "", " a", "\\-"), ("-a", "", "", "-a"),
    ("---", "", "", "\\---"), ("--", "-", "", "\\--"), ("=", "", "", "\\="), ("==", "", " ", "\\=="),
    ("= a", "", "", "= a"),
    ("+5", "", "", "+5"), ("- a", "a ", "", "- a"),
    // An indent
    ("    a", "", "", "&#32;   a"), ("", "", ". a", ""),
  ]

  @Test("What would start a block is escaped, and nothing else", arguments: cases)
  func escaped(one: (shown: String, before: String, after: String, expected: String)) {
    #expect(LineStart.escaped(one.shown, before: one.before, after: one.after) == one.expected)
  }
}
