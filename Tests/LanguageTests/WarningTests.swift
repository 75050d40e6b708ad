import Foundation
import Source
import Testing

@testable import Language

/// Blocks by their source, and what their notebook is warned of; blocks are separated by an empty line, and what starts
/// with $ is an expression of the prose.
@Suite("Warnings")
struct WarningTests {
  static func warnings(_ source: String, isUsed: Bool = false) -> String {
    var line = 0
    let parts = source.components(separatedBy: "\n\n").map { block -> NotebookOutline.Part in
      let isProse = block.hasPrefix("$")
      let text = isProse ? String(block.dropFirst()) : block
      let code = text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
        line += 1
        return CodeLine(String(row), at: Position(line: line, column: 1))
      }
      return isProse ? .expression(code) : .block(code, fails: block.hasPrefix("# fails"))
    }
    let warnings = NotebookOutline(parts, tables: [Run.tables[0]]).warnings { isUsed }
    return warnings.map { "\($0.span?.start.line ?? 0): \($0.message)" }.joined(separator: "\n")
  }

  static let cases: [(String, String)] = [
    // Names that nothing uses
    ("or\na = 2", "2: a is never used"),
    ("or\nf(x) = x^2", "2: the function f is never used"),
    ("or\nparam w = 2", "2: no formula uses the parameter w"),
    ("or\na, b = split(or, 0.5)", "2: a is never used\n2: b is never used"),
    ("or\na, b = split(or, 0.5)\na", ""),
    ("or\na = 2\na", ""),
    ("or\na = 2\nb = a\nb", ""),
    ("or\na = 2\ncheck a == 2", ""),
    ("or\na = 2\n\n$a", ""),
    ("or\na = 2\nf(a) = a^2\nf(3)", "2: a is never used"),
    ("or\n_a = 2", ""),
    ("or\nparam w = 1\nE = w^2\nrun = train(E, optimizer: gd(rate: 0.1), epochs: 3)", ""),
    ("or\nx = 2\nplot(x^2, x: -3..3)", ""),
    ("or\nx = 2\n\n# fails\nx + nothing", ""),
    ("or\n\n# fails\na = 2\nnothing", ""),
    ("or\nh = dense(x, 3)\nh.W", ""),
    // Definitions that hide others
    ("or\na = 1\na = 2\na", "3: a is defined anew, before anything used what it was"),
    ("or\na = 1\na = a + 1\na", ""),
    ("or\na = 1\na\na = 2\na", ""),
    ("or\nparam w = 1\nparam w = 2\nw", "3: w is defined anew, before anything used what it was"),
    // Parameters that no training reaches
    (
      "or\nparam w = 1, v = 2\nE = w^2\ntrain(E, optimizer: gd(rate: 0.1), epochs: 3)\nv + 1",
      "2: no loss that is trained is built from the parameter v"
    ),
    (
      "or\nparam w = 1, v = 2\nu = w*v\nE = u^2\ntrain(E, optimizer: gd(rate: 0.1), epochs: 3)\nv + 1", ""
    ),
    (
      "or\nparam w = 1, v = 2\nE = w^2\ntrain(E, optimizer: gd(rate: 0.1), epochs: 3)\nF = v^2\n∂F/∂v", ""
    ),
    ("or\nparam w = 1, v = 2\nw + v", ""),
    // Claims that hold whatever is computed
    ("or\ncheck 1 == 1", "2: the claim 1 == 1 is always true: both sides are the same"),
    ("or\ncheck 0.86 ≈ 0.9", "2: the claim 0.86 ≈ 0.9 is always true: both sides are numbers as they are written"),
    ("or\ncheck 1 == 2", ""),
    ("or\ncheck 2 + 2 == 4", ""),
    ("or\ncheck exp(1) ≈ 2.718", ""),
    ("or\nx = 1\ncheck x + 1 == (x+1)", "3: the claim x + 1 == (x+1) is always true: both sides are the same"),
    ("or\nx = 1\ncheck x != x", ""),
    ("or\nx = 1\ncheck abs(x) >= 0", "3: the claim abs(x) >= 0 is always true: abs(x) is never negative"),
    ("or\nx = 1\ncheck abs(x) > 0", ""),
    ("or\nx = 1\ncheck x^3 >= 0", ""),
    ("or\nx = 1\ncheck -1 < x^2", "3: the claim -1 < x^2 is always true: x^2 is never negative"),
    (
      "or\nx = 1\ncheck sum([x, 2]^2) >= 0",
      "3: the claim sum([x, 2]^2) >= 0 is always true: sum([x, 2]^2) is never negative"
    ),
    ("or\nabs(x) = x\ncheck abs(-2) >= 0", ""),
    ("or\ncheck true", "2: the claim true is always true: true is true"),
    ("or\n\n# fails\ncheck 1 == 1\nnothing", ""),
    // Tables
    ("1 + 1", "0: nothing uses the table or"),
    ("1 + 1\n\n$count(or)", ""),
  ]

  @Test(arguments: cases)
  func warns(source: String, expected: String) {
    #expect(Self.warnings(source) == expected)
  }

  @Test("What others may use is not called unused")
  func used() {
    #expect(Self.warnings("a = 2\nf(x) = x\nparam w = 1", isUsed: true).isEmpty)
    #expect(!Self.warnings("a = 2\na = 3", isUsed: true).isEmpty)
  }

  @Test("Coloured messages say what plain ones say")
  func colours() {
    let text = SourceText(name: "n.md", text: "a = 2\nb = wieght\n")
    let message = Diagnostic(
      "wieght is not defined", at: Span(line: 2, column: 5, length: 6), hint: "did you mean weight?",
      notes: [.init("a was defined here", at: Span(line: 1, column: 1))], details: ["1  2"])
    let coloured = message.rendered(in: text, style: .coloured)
    #expect(coloured.hasPrefix("\u{1B}[1mn.md:2:5:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m "))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == message.rendered(in: text))
  }
}
