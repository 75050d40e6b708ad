import Markdown
import Source
import Testing

@Suite("Mathematics in prose")
struct MathematicsTests {
  func formulas(_ text: String) throws -> [String] {
    try parse(text).formulas.map { ($0.isDisplay ? "display " : "") + $0.tex }
  }

  @Test(
    "keeps the author's TeX, whatever Markdown would make of it",
    arguments: [
      ("$a_1 * b_2 * c$", ["a_1 * b_2 * c"]),
      ("**$x_1$** and *$y$*", ["x_1", "y"]),
      ("$\\{a\\\\b\\}$", ["\\{a\\\\b\\}"]),
      ("$a < b > c$ & $&amp;$", ["a < b > c", "&amp;"]),
      ("$[a](b)$ $~~x~~$ $<b>$", ["[a](b)", "~~x~~", "<b>"]),
      ("$w_{12} + \\sum_{i=1}^n x_i$", ["w_{12} + \\sum_{i=1}^n x_i"]),
      ("see $$\\frac{a}{b}$$ here", ["display \\frac{a}{b}"]),
      ("$`a_b`$", ["a_b"]),
      ("a $x\n+y$ b", ["x\n+y"]),
      ("text $$\na\n$$ more", ["display \na\n"]),
    ])
  func verbatim(text: String, expected: [String]) throws {
    #expect(try formulas(text) == expected)
  }

  @Test(
    "is found wherever text is",
    arguments: [
      "# $x_1$ and `y`", "a $x_1$\n===", "| $x_1$ |\n|---|", "| a |\n|---|\n| $x_1$ |", "[$x_1$](/u)", "![$x_1$](/u)",
      "> - $x_1$", "a[^1]\n\n[^1]: $x_1$", "~~$x_1$~~", "- [ ] $x_1$",
    ])
  func everywhere(text: String) throws {
    #expect(try formulas(text) == ["x_1"])
  }

  @Test(
    "is none where the dollar signs are money or escaped",
    arguments: [
      "costs $5 and $6", "\\$x$", "US$x$", "$ x$", "$x $", "$x$5", "`$x$`", "a $ b", "$", "$$", "$$$$",
      "$$ $$", "<b title=\"$x$\">", "[a](/$x$/b$y$)", "http://a.b/$x$/$y$", "```\n$x$\n```", "    $x$",
      "<div>\n$x$\n</div>",
      "say $x and `$y` now", "a\\$b$c", "é$x$", "$`x$",
    ])
  func none(text: String) throws {
    #expect(try formulas(text) == [])
    let plain = try html(text, .all.subtracting(.math))
    #expect(try html(text) == plain)
  }

  @Test("in scripts without spaces needs none before it")
  func unspaced() throws {
    #expect(try formulas("方程$x$是") == ["x"])
    #expect(try formulas("($x$)—$y$, $a$$b$") == ["x", "y", "a", "b"])
  }

  @Test("escaped pipes in a cell are pipes, as everywhere in tables")
  func pipes() throws {
    #expect(try formulas("| a |\n|---|\n| $\\|x\\|$ |") == ["|x|"])
  }

  @Test(
    "displayed over several lines, which may begin like lists, headings and quotes",
    arguments: [
      ("$$\na\n+ b\n- c\n= d\n> e\n# f\n$$", "a\n+ b\n- c\n= d\n> e\n# f"),
      ("text\n$$\na\n- b\n$$\nmore", "a\n- b"),
      ("> $$\n> a\n> - b\n> $$\n", "a\n- b"),
      ("- $$\n  a\n  - b\n  $$\n- c", "a\n- b"),
      ("$$ a\n- b $$", "a\n- b"),
      ("$$a$$", "a"),
      ("```math\na_1\n\nb\n```", "a_1\n\nb"),
    ])
  func display(text: String, tex: String) throws {
    let document = try parse(text)
    let blocks = document.allBlocks.compactMap { block in
      if case .math(let formula) = block.kind { formula } else { nil }
    }
    #expect(blocks.map(\.tex) == [tex])
    #expect(blocks.map(\.isDisplay) == [true])
  }

  @Test(
    "that is not closed in its container is text",
    arguments: [
      "$$\na\n\n$$", "> $$\n> a\n\n$$", "$$\na", "- $$\n- a\n- $$", "$$\na $$ b", "    $$\n    a\n    $$",
    ])
  func unclosed(text: String) throws {
    let document = try parse(text)
    for block in document.allBlocks {
      if case .math = block.kind { Issue.record("a block of mathematics in \(text)") }
    }
  }

  @Test("has its place with the dollar signs")
  func places() throws {
    for text in ["é $x_1$ b", "a\n  b $$x\n y$$", "| é | $a\\|b$ |\n|---|---|", "> $$\n> a\n> $$\n", "x $`y`$"] {
      let document = try parse(text)
      let formula = try #require(document.formulas.first)
      let written = document.text(formula.range.bytes)
      #expect(written.hasPrefix("$") && written.hasSuffix("$"))
      #expect(document.text(from: formula.range.span.start).hasPrefix("$"))
    }
  }

  @Test(
    "knows the place of each of its scalars",
    arguments: [
      "$a_1 * b$", "é $x\n+y$ b", "> text $a\n> é + b$", "| é | $a\\|b\\|c$ |\n|---|---|", "$`a_b`$", "$$ a\nb $$",
      "- $$\n  a\n    b\n  $$", "> $$a\n>\tb\n> $$", "```math\na\n\n b\n```", "-\t```math\n\ta\n\t  b\n\t```",
      "[^1]\n\n[^1]: $$\n    a\n    b$$\n", "# $x$ #", "a\n  $x\n  y$",
    ])
  func scalars(text: String) throws {
    let document = try parse(text)
    let formula = try #require(document.formulas.first)
    for (offset, scalar) in formula.tex.unicodeScalars.enumerated() where !scalar.properties.isWhitespace {
      let written = document.text(from: formula.position(ofScalar: offset))
      #expect(
        written.unicodeScalars.drop { $0 == "\\" && scalar == "|" }.first == scalar, "\(offset) of \(formula.tex)")
    }
    let count = formula.tex.unicodeScalars.count
    let last = formula.position(ofScalar: count - 1)
    #expect(formula.position(ofScalar: count) == Position(line: last.line, column: last.column + 1))
  }

  @Test("is printed escaped, and may be printed otherwise")
  func printed() throws {
    #expect(try html("$a<b$") == "<p><span class=\"math inline\">\\(a&lt;b\\)</span></p>\n")
    #expect(try html("a $$b$$") == "<p>a <span class=\"math display\">\\[b\\]</span></p>\n")
    #expect(try html("```math\nb\n```") == "<div class=\"math display\">\\[b\\]</div>\n")
    var printer = ProseHTML()
    printer.mathematics = { "<math>\($0.tex)\($1)</math>" }
    let inline = try parse("$a$")
    #expect(printer.html(of: inline) == "<p><math>afalse</math></p>\n")
    let block = try parse("$$a$$")
    #expect(printer.html(of: block) == "<math>atrue</math>\n")
  }
}
