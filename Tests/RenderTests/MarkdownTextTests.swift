import Engine
import Testing

@testable import Render

@Suite("Pieces of Markdown")
struct MarkdownTextTests {
  @Test(
    "Text has no markup of its own",
    arguments: [
      ("plain", "plain"), ("a*b_c", "a\\*b\\_c"), ("`<b>`", "\\`\\<b\\>\\`"), ("a | b", "a \\| b"),
      ("$x$", "\\$x\\$"), ("\\", "\\\\"), ("a\nb", "a b"), ("&amp;", "\\&amp;"),
      ("see https://a.b", "see https\\://a.b"), ("www.a.b", "www\\.a.b"), ("![x](y)", "\\!\\[x\\](y)"),
    ])
  func escape(text: String, expected: String) {
    #expect(MarkdownText.escape(text) == expected)
  }

  @Test(
    "Mathematics that Markdown would change stands between dollars and backticks",
    arguments: [
      (.name("w3"), "$w_{3}$"), (.name("alpha"), "$\\alpha$"),
      (.row([.name("w1"), .sign("+"), .name("w2")]), "$`w_{1} + w_{2}`$"),
      (.juxtaposed([.name("a"), .name("b")]), "$`a \\, b`$"), (.text("a|b"), "$\\text{a}\\vert \\text{b}$"),
    ] as [(Math, String)])
  func math(math: Math, expected: String) {
    #expect(MarkdownText.math(math, digits: 4) == expected)
  }

  @Test("A fence is longer than any run of backticks in its text")
  func fenced() {
    #expect(MarkdownText.fenced("a\n\nb\n", language: "nn") == ["```nn", "a", "", "b", "```"])
    #expect(MarkdownText.fenced("````", language: "") == ["`````", "````", "`````"])
    #expect(MarkdownText.fenced("", language: "nn") == ["```nn", "```"])
  }

  @Test("A table has a heading row and its columns' alignments")
  func table() {
    let lines = MarkdownText.table(["name", "x"], rows: [["a", "1"], ["b", "2"]], isRight: [false, true])
    #expect(lines == ["| name | x |", "| :-- | --: |", "| a | 1 |", "| b | 2 |"])
  }
}
