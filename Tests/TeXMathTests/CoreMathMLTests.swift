import Testing

@testable import TeXMath

@Suite("MathML Core in place of KaTeX's MathML")
struct CoreMathMLTests {
  /// The MathML without `math` and annotation.
  private func content(_ tex: String, isDisplay: Bool = true) throws -> String {
    let text = try TeXConverter().mathML(TeXFormula(tex, isDisplay: isDisplay))
    let start = try #require(text.firstRange(of: "<semantics>")).upperBound
    let end = try #require(text.firstRange(of: "<annotation ")).lowerBound
    return String(text[start..<end])
  }

  static let alphabets = [
    ("\\mathbb{R}", "ℝ"), ("\\mathbb{A}", "𝔸"), ("\\mathcal{L}", "ℒ"), ("\\mathcal{A}", "𝒜"), ("\\mathscr{H}", "ℋ"),
    ("\\mathfrak{C}", "ℭ"), ("\\mathfrak{g}", "𝔤"), ("\\mathbf{x}", "𝐱"), ("\\boldsymbol{x}", "𝒙"),
    ("\\boldsymbol{\\theta}", "𝜽"), ("\\boldsymbol\\Sigma", "𝚺"), ("\\boldsymbol{\\nabla}", "𝛁"),
    ("\\boldsymbol{\\epsilon}", "𝝐"), ("\\mathsf{T}", "𝖳"), ("\\mathtt{x}", "𝚡"), ("ℝ", "ℝ"), ("\\infty", "∞"),
  ]

  @Test("Alphabets are Unicode's, with the letters that were there before them", arguments: alphabets)
  func alphabet(tex: String, letter: String) throws {
    #expect(try content(tex) == "<mi>\(letter)</mi>")
  }

  @Test(
    "Digits have alphabets too; KaTeX's fonts do not have the double-struck ones",
    arguments: [
      ("\\mathbf{12}", "𝟏𝟐"), ("\\mathbb{1}", "𝟙"), ("\\mathbb 1", "𝟙"), ("\\mathds{1}", "𝟙"), ("\\mathbf{1.5}", "𝟏.𝟓"),
    ])
  func digits(tex: String, digits: String) throws {
    #expect(try content(tex) == "<mn>\(digits)</mn>")
  }

  @Test(
    "One letter that stays upright says so; a word is upright anyway",
    arguments: [
      ("x", "<mi>x</mi>"), ("\\mathrm{d}", "<mi mathvariant=\"normal\">d</mi>"),
      ("\\Gamma", "<mi mathvariant=\"normal\">Γ</mi>"), ("\\mathrm{softmax}", "<mi>softmax</mi>"),
      ("\\text{\\textbf{ab}}", "<mtext style=\"font-weight:bold\">ab</mtext>"),
      ("\\texttt{ab}", "<mtext style=\"font-family:monospace\">ab</mtext>"),
      ("\\textit{ab}", "<mtext style=\"font-style:italic\">ab</mtext>"), ("\\R", "<mi>ℝ</mi>"),
    ])
  func letters(tex: String, mathML: String) throws {
    #expect(try content(tex) == mathML)
  }

  static let thin = "<mspace width=\"0.1667em\"></mspace>"

  @Test(
    "Functions stand apart, with the sign of application",
    arguments: [
      ("\\log x", "<mrow><mi>log</mi><mo>\u{2061}</mo>\(thin)<mi>x</mi></mrow>"),
      (
        "2\\sin(x)",
        "<mrow><mn>2</mn>\(thin)<mi>sin</mi><mo>\u{2061}</mo><mo stretchy=\"false\">(</mo><mi>x</mi>"
          + "<mo stretchy=\"false\">)</mo></mrow>"
      ),
      ("\\sin^2 x", "<mrow><msup><mi>sin</mi><mn>2</mn></msup><mo>\u{2061}</mo>\(thin)<mi>x</mi></mrow>"),
      ("\\max_i x", "<mrow><munder><mi>max</mi><mi>i</mi></munder><mo>\u{2061}</mo>\(thin)<mi>x</mi></mrow>"),
      ("\\eta_{\\min}", "<msub><mi>η</mi><mi>min</mi></msub>"),
      (
        "\\mathop{\\mathrm{argmin}}_w L",
        "<mrow><msub><mi>argmin</mi><mi>w</mi></msub><mo>\u{2061}</mo>\(thin)<mi>L</mi></mrow>"
      ),
    ])
  func functions(tex: String, mathML: String) throws {
    #expect(try content(tex) == mathML)
  }

  @Test(
    "A sign at the start of an operand is a prefix, elsewhere not",
    arguments: [
      ("x=-1", "<mo>=</mo><mo form=\"prefix\">−</mo>"), ("(-x)", "(</mo><mo form=\"prefix\">−</mo>"),
      ("a,-b", "<mo>,</mo><mo form=\"prefix\">−</mo>"), ("\\log -x", "<mo form=\"prefix\">−</mo>"),
      ("|x|-|-1|", "|</mo><mo>−</mo><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">|</mo><mo form=\"prefix\">−</mo>"),
      ("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>"), ("f(x)-1", ")</mo><mo>−</mo>"),
    ])
  func signs(tex: String, part: String) throws {
    #expect(try content(tex).contains(part))
  }

  @Test(
    "Spaces are widths, and negative ones margins",
    arguments: [
      ("a\\,b", "<mspace width=\"0.1667em\"></mspace>"), ("a\\;b", "<mspace width=\"0.2778em\"></mspace>"),
      ("a\\!b", "<mspace style=\"margin-left:-0.1667em\"></mspace>"), ("a\\quad b", "<mspace width=\"1em\"></mspace>"),
      ("a\\hskip-1em b", "<mspace style=\"margin-left:-1em\"></mspace>"),
      (
        "a\\rule[-1em]{2em}{3em}",
        "<mspace width=\"2em\" height=\"2em\" style=\"background:currentcolor\" depth=\"1em\"></mspace>"
      ),
    ])
  func spaces(tex: String, part: String) throws {
    #expect(try content(tex).contains(part))
  }

  @Test("Columns are aligned and apart by CSS")
  func columns() throws {
    #expect(
      try content("\\begin{aligned}a&=b\\end{aligned}")
        == "<mtable displaystyle=\"true\"><mtr><mtd style=\"text-align:-webkit-right;padding:0.245em 0\">"
        + "<mrow style=\"text-align:left\"><mi>a</mi></mrow></mtd>"
        + "<mtd style=\"text-align:-webkit-left;padding:0.245em 0\"><mrow><mrow></mrow><mo>=</mo><mi>b</mi></mrow></mtd>"
        + "</mtr></mtable>")
    #expect(
      try content("\\begin{matrix}a&b\\end{matrix}")
        == "<mtable><mtr><mtd style=\"padding:0.2em 0.5em 0.2em 0\"><mi>a</mi></mtd>"
        + "<mtd style=\"padding:0.2em 0 0.2em 0.5em\"><mi>b</mi></mtd></mtr></mtable>")
    let array = try content("\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}")
    #expect(array.contains("border-right:0.05em solid;border-bottom:0.05em solid"))
  }

  @Test("Frames and strokes are CSS")
  func boxes() throws {
    #expect(try content("\\fbox{a}").hasPrefix("<mrow style=\"border:0.04em solid;padding:0.3em\">"))
    #expect(try content("\\cancel{x}").hasPrefix("<mrow style=\"background:linear-gradient(to top left,"))
    #expect(try content("\\bcancel{x}").hasPrefix("<mrow style=\"background:linear-gradient(to top right,"))
    #expect(
      try content("\\overline{x}")
        == "<mrow style=\"border-top:0.05em solid;padding-top:0.1em\"><mi>x</mi></mrow>")
    #expect(try content("\\color{red}x") == "<mstyle mathcolor=\"red\"><mi>x</mi></mstyle>")
    #expect(
      try content("\\mathclap{x}")
        == "<mpadded width=\"0\"><mrow style=\"transform:translateX(-50%)\"><mi>x</mi></mrow></mpadded>")
  }

  @Test(
    "A tag stands at the end of its line, of one row among several too; LaTeX's own numbers are not given",
    arguments: [
      ("x\\tag{1}", ["(1)"]), ("x\\tag*{A}", ["A"]), ("\\begin{align}a\\\\b\\end{align}", []),
      ("\\begin{align}a\\tag{1}\\\\b\\\\c\\tag{$\\star$}\\end{align}", ["(1)", "(", "⋆", ")"]),
      ("\\begin{equation}a\\tag{x\\_1}\\end{equation}", ["(x_1)"]),
    ])
  func tags(tex: String, texts: [String]) throws {
    let mathML = try TeXConverter().mathML(TeXFormula(tex, isDisplay: true))
    let root = try #require(XMLTree.root(of: mathML))
    #expect(root["style"] == (texts.isEmpty ? nil : "width:100%"))
    let cells = root.all.filter { $0.name == "mtd" && $0["style"]?.contains("padding:0 0 0 1em") == true }
    #expect(cells.flatMap(\.all).map(\.text).filter { !$0.isEmpty } == texts)
  }

  @Test("Line breaks outside of environments are rows")
  func lines() throws {
    let root = try #require(XMLTree.root(of: try content("a\\\\b\\\\c")))
    #expect(root.name == "mtable" && root.children.map(\.name) == ["mtr", "mtr", "mtr"])
  }

  @Test("Sizes are relative to what is around, as CSS has them")
  func sizes() throws {
    #expect(
      try content("\\tiny a \\Huge b")
        == "<mstyle mathsize=\"0.5em\"><mi>a</mi><mstyle mathsize=\"4.976em\"><mi>b</mi></mstyle></mstyle>")
  }

  @Test(
    "Text is escaped, and so is the TeX",
    arguments: [
      "a<b>c\\&d", "\\text{<script>alert(1)</script>}", "\\text{\"quoted\" 'text'}",
    ])
  func escaped(tex: String) throws {
    let mathML = try TeXConverter().mathML(TeXFormula(tex, isDisplay: false))
    let root = try #require(XMLTree.root(of: mathML))
    #expect(root.all.last?.text == tex)
    let names = root.all.map(\.name)
    #expect(names.allSatisfy { $0.hasPrefix("m") || $0 == "semantics" || $0 == "annotation" })
  }

  @Test("Scalars beyond U+FFFF come through Duktape")
  func surrogates() throws {
    #expect(try content("\\text{🙂 𝒳}", isDisplay: false) == "<mtext>🙂\u{A0}𝒳</mtext>")
    for text in ["", "a", "é", "漢", "🙂", "a\u{0}b", "\u{FFFF}\u{10FFFF}"] {
      #expect(SurrogateBytes.decode(SurrogateBytes.encode(text)) == text)
    }
    #expect(SurrogateBytes.decode([0x61, 0xE2, 0x82]) == "a\u{FFFD}")
  }
}
