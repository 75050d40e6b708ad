import Testing

@testable import TeXMath

@Suite("Formulas that cannot be set")
struct RefusalTests {
  private func refusal(_ tex: String, isDisplay: Bool = true, macros: [TeXFormula.Macro] = []) -> TeXError? {
    do {
      _ = try TeXConverter().mathML(TeXFormula(tex, isDisplay: isDisplay, macros: macros))
      return nil
    } catch {
      return error
    }
  }

  static let cases: [(String, String, Range<Int>?)] = [
    ("\\foo", "there is no command \\foo", 0..<4),
    ("x + \\alfa_1", "there is no command \\alfa", 4..<9),
    ("é𝒳🙂 \\foo", "there is no command \\foo", 4..<8),
    ("\\frac{1}{x", "it ends inside an argument, before its '}'", 10..<10),
    ("{x", "expected '}', got the end of the formula", 2..<2),
    ("x}", "expected the end of the formula, got '}'", 1..<2),
    ("x^1^2", "double superscript", 3..<4),
    ("x_", "expected group after '_'", 1..<2),
    ("\\begin{foo}x\\end{foo}", "there is no environment foo", 6..<11),
    ("\\begin{matrix}a\\end{pmatrix}", "mismatch: \\begin{matrix} matched by \\end{pmatrix}", 15..<19),
    ("\\left(x", "expected '\\right', got the end of the formula", 7..<7),
    ("a & b", "expected the end of the formula, got '&'", 2..<3),
    ("5, a formula $x", "can't use function '$' in math mode", 13..<14),
    ("\\color{#12}x", "invalid color: '#12'", 6..<11),
    ("\\href{javascript:alert(1)}{x}", "\\href is not possible here", 0..<5),
    ("\\htmlStyle{color:red}{x}", "\\htmlStyle is not possible here", 0..<10),
    ("\\includegraphics{a.png}", "\\includegraphics is not possible here", 0..<16),
    ("a \\tag{1} \\tag{2}", "multiple \\tag", nil),
  ]

  @Test("say what is wrong and where", arguments: cases)
  func refused(tex: String, message: String, scalars: Range<Int>?) {
    #expect(refusal(tex) == TeXError(message, scalars: scalars))
  }

  @Test("in a line of text: a tag needs a line of its own")
  func inline() {
    #expect(refusal("x \\tag{1}", isDisplay: false)?.message == "\\tag works only in display equations")
  }

  @Test("by a macro's text: the place is not in the formula")
  func macros() {
    let macros = [TeXFormula.Macro(name: "\\loss", body: "\\mathcal{L}_\\bad")]
    #expect(refusal("a + \\loss", macros: macros) == TeXError("there is no command \\bad"))
    #expect(refusal("a + \\loss", macros: [.init(name: "\\loss", body: "\\mathcal{L}")]) == nil)
    #expect(refusal("\\f{x}{y}", macros: [.init(name: "\\f", body: "\\frac{#1}{#2}")]) == nil)
  }

  @Test("What a formula defines is forgotten at its end")
  func definitions() {
    #expect(refusal("\\gdef\\mine{x} \\mine") == nil)
    #expect(refusal("\\global\\let\\mine=x \\mine") == nil)
    #expect(refusal("\\mine")?.message == "there is no command \\mine")
  }
}

@Suite("Hostile formulas", .serialized)
struct HostileFormulaTests {
  private func message(_ tex: String) -> String? {
    do {
      _ = try TeXConverter().mathML(TeXFormula(tex, isDisplay: true))
      return nil
    } catch {
      return error.message
    }
  }

  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test("Endless input is refused for its length")
  func long() {
    #expect(message(repeated("{", 100_000)) == "it has 100000 characters, and at most 20000 are possible")
    #expect(message(repeated("x", 20_001)) == "it has 20001 characters, and at most 20000 are possible")
    #expect(message(repeated("x", 20_000)) == nil)
  }

  @Test(
    "Deep nesting is an error and takes no more of the stack than a thread has",
    arguments: [
      ("{", "x", "}", 9_000), ("x^{", "x", "}", 4_500), ("\\sqrt{", "x", "}", 2_500),
      ("\\left(", "x", "\\right)", 1_200),
      ("\\text{", "x", "}", 2_500), ("\\begin{matrix}", "x", "\\end{matrix}", 700), ("\\mathrm{", "x", "}", 2_000),
      ("\\color{red}{", "x", "}", 1_500), ("\\overline{", "x", "}", 1_800), ("\\hat{", "x", "}", 3_000),
    ])
  func deep(before: String, inner: String, after: String, count: Int) {
    #expect(message(repeated(before, count) + inner + repeated(after, count)) == "it is nested too deeply")
    #expect(message(repeated(before, 20) + inner + repeated(after, 20)) == nil)
  }

  @Test(
    "Macros without end are stopped",
    arguments: ["\\def\\a{\\a}\\a", "\\def\\a{\\a\\a}\\a", "\\def\\a{x\\a}\\a", "\\def\\a{\\b}\\def\\b{\\a}\\a"])
  func endless(tex: String) {
    #expect(message(tex) == "too many expansions: a macro may use itself")
  }

  @Test("What takes too much work is stopped, and the next formula is set as ever")
  func work() {
    #expect(message("\\def\\a{" + repeated("x", 9_000) + "}" + repeated("\\a", 3_000)) == "it takes too much work")
    #expect(message("x") == nil)
    let grown = "\\def\\a{x}" + repeated("\\edef\\a{\\a\\a\\a\\a}", 10) + "\\a"
    #expect(message(grown) == "a macro grows too long")
    #expect(message("x") == nil)
  }

  @Test("Odd characters and long words do no harm")
  func odd() {
    #expect(message("x" + repeated("\u{301}", 19_000)) != nil)
    for tex in ["\u{0}", "\u{FFFF}", "x\u{1F600}", "\\verb|" + repeated("x", 19_000) + "|", repeated(" ", 19_000), "%"]
    {
      _ = message(tex)
    }
    #expect(message("x") == nil)
  }
}
