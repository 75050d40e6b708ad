import Engine
import Testing
import Typesetting

@testable import Render

@Suite("Mathematics in three notations")
struct MathPrinterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let math: Math
    let plain: String
    let tex: String
    let mathML: String

    init(_ math: Math, _ plain: String, _ tex: String, _ mathML: String) {
      (self.math, self.plain, self.tex, self.mathML) = (math, plain, tex, mathML)
    }

    var testDescription: String { plain }
  }

  static let w = Math.name("w")
  static let x = Math.name("x")

  static let names = [
    Case(.name("w3"), "w₃", "w_{3}", "<msub><mi>w</mi><mn>3</mn></msub>"),
    Case(.name("x_1"), "x₁", "x_{1}", "<msub><mi>x</mi><mn>1</mn></msub>"),
    Case(.name("alpha"), "α", "\\alpha", "<mi>α</mi>"),
    Case(.name("loss"), "loss", "\\text{loss}", "<mi>loss</mi>"),
    Case(
      .name("E_single"), "E_single", "E_{\\text{single}}", "<msub><mi>E</mi><mi>single</mi></msub>"),
    Case(
      .array("h.W"), "W⁽ʰ⁾", "\\boldsymbol{W}^{(h)}",
      "<msup><mi>𝑾</mi><mrow><mo form=\"prefix\" stretchy=\"false\">(</mo><mi>h</mi><mo form=\"postfix\" stretchy=\"false\">)</mo></mrow></msup>"
    ),
    Case(.name("ŷ"), "y\u{302}", "\\hat{y}", "<mover accent=\"true\"><mi>y</mi><mo>^</mo></mover>"),
    Case(.name("error²"), "error²", "{\\text{error}{}^2}", "<mi>error²</mi>"),
  ]

  static let elements = [
    Case(
      .index(.array("h.W"), [.exact(2), .exact(3)]), "W⁽ʰ⁾₂₃", "\\boldsymbol{W}_{23}^{(h)}",
      "<msubsup><mi>𝑾</mi><mrow><mn>2</mn><mn>3</mn></mrow>"
        + "<mrow><mo form=\"prefix\" stretchy=\"false\">(</mo><mi>h</mi><mo form=\"postfix\" stretchy=\"false\">)</mo></mrow></msubsup>"
    ),
    Case(
      .index(.name("W"), [.exact(2), .exact(13)]), "W[2, 13]", "W_{2,13}",
      "<msub><mi>W</mi><mrow><mn>2</mn><mo>,</mo><mn>13</mn></mrow></msub>"),
    Case(
      .index(.name("x_1"), [.exact(2)]), "x₁[2]", "{(x_{1})}_{2}",
      "<msub><mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"false\">(</mo><msub><mi>x</mi><mn>1</mn></msub>"
        + "<mo form=\"postfix\" fence=\"true\" stretchy=\"false\">)</mo></mrow><mrow><mn>2</mn></mrow></msub>"),
    Case(
      .index(.name("W1"), [.exact(1), .exact(2)]), "W₁[1, 2]", "{(W_{1})}_{12}",
      "<msub><mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"false\">(</mo><msub><mi>W</mi><mn>1</mn></msub>"
        + "<mo form=\"postfix\" fence=\"true\" stretchy=\"false\">)</mo></mrow><mrow><mn>1</mn><mn>2</mn></mrow></msub>"
    ),
    Case(
      .index(.name("x1"), [.name("i")]), "x₁ᵢ", "x_{1,i}",
      "<msub><mi>x</mi><mrow><mn>1</mn><mo>,</mo><mi>i</mi></mrow></msub>"),
    Case(
      .transpose(.array("y.W")), "W⁽ʸ⁾ᵀ", "\\boldsymbol{W}^{(y)\\top}",
      "<msup><mi>𝑾</mi><mrow><mo form=\"prefix\" stretchy=\"false\">(</mo><mi>y</mi><mo form=\"postfix\" stretchy=\"false\">)</mo><mo>⊤</mo></mrow></msup>"
    ),
    Case(
      .power(.name("h.z"), .exact(2)), "z⁽ʰ⁾²", "{(z^{(h)})}^{2}",
      "<msup><mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"false\">(</mo><msup><mi>z</mi><mrow><mo form=\"prefix\" stretchy=\"false\">(</mo><mi>h</mi>"
        + "<mo form=\"postfix\" stretchy=\"false\">)</mo></mrow></msup><mo form=\"postfix\" fence=\"true\" stretchy=\"false\">)</mo></mrow><mn>2</mn></msup>"
    ),
  ]

  static let numbers = [
    Case(.number(0.372_912), "0.3729", "0.3729", "<mn>0.3729</mn>"),
    Case(.number(-3), "−3", "-3", "<mrow><mo form=\"prefix\">−</mo><mn>3</mn></mrow>"),
    Case(.exact(0.123_456), "0.123456", "0.123456", "<mn>0.123456</mn>"),
    Case(.number(.nan), "NaN", "\\text{NaN}", "<mtext>NaN</mtext>"),
    Case(.number(-.infinity), "−∞", "-\\infty", "<mrow><mo form=\"prefix\">−</mo><mn>∞</mn></mrow>"),
    Case(
      .number(1.25e-7), "1.25·10⁻⁷", "1.25 \\cdot 10^{-7}",
      "<mrow><mn>1.25</mn><mo>·</mo><msup><mn>10</mn><mrow><mo form=\"prefix\">−</mo><mn>7</mn></mrow></msup></mrow>"),
  ]

  static let layouts = [
    Case(.fraction(w, .number(2)), "w/2", "\\frac{w}{2}", "<mfrac><mi>w</mi><mn>2</mn></mfrac>"),
    Case(.power(x, .exact(2)), "x²", "{x}^{2}", "<msup><mi>x</mi><mn>2</mn></msup>"),
    Case(.root(x), "√x", "\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>"),
    Case(
      .absolute(x), "|x|", "\\lvert x \\rvert",
      "<mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"false\">|</mo><mi>x</mi><mo form=\"postfix\" fence=\"true\" stretchy=\"false\">|</mo></mrow>"
    ),
    Case(.transpose(x), "xᵀ", "{x}^{\\top}", "<msup><mi>x</mi><mo>⊤</mo></msup>"),
    Case(
      .sum(below: .name("i"), above: .name("n"), x), "Σᵢⁿ x", "\\sum_{i}^{n} x",
      "<mrow><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>x</mi></mrow>"),
    Case(
      .vector([.number(1), .number(-2)]), "[1, −2]", "[1,\\ -2]",
      "<mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"false\">[</mo><mn>1</mn><mo>,</mo>"
        + "<mrow><mo form=\"prefix\">−</mo><mn>2</mn></mrow><mo form=\"postfix\" fence=\"true\" stretchy=\"false\">]</mo></mrow>"
    ),
    Case(
      .matrix([[x, w]]), "[[x, w]]", "\\begin{bmatrix} x & w \\end{bmatrix}",
      "<mrow><mo form=\"prefix\" fence=\"true\">[</mo><mtable><mtr><mtd><mi>x</mi></mtd><mtd><mi>w</mi></mtd></mtr>"
        + "</mtable><mo form=\"postfix\" fence=\"true\">]</mo></mrow>"),
    Case(
      .partial(order: 1, of: .name("E"), by: [.name("w3")]), "∂E/∂w₃", "\\frac{\\partial E}{\\partial w_{3}}",
      "<mfrac><mrow><mo form=\"prefix\">∂</mo><mi>E</mi></mrow><mrow><mo form=\"prefix\">∂</mo>"
        + "<msub><mi>w</mi><mn>3</mn></msub></mrow></mfrac>"),
    Case(
      .partial(order: 2, of: .name("E"), by: [w, w]), "∂²E/∂w²", "\\frac{\\partial^{2} E}{\\partial {w}^{2}}",
      "<mfrac><mrow><msup><mo form=\"prefix\">∂</mo><mn>2</mn></msup><mi>E</mi></mrow><mrow><mo form=\"prefix\">∂</mo>"
        + "<msup><mi>w</mi><mn>2</mn></msup></mrow></mfrac>"),
  ]

  static let hostile = [
    Case(
      .name("<b>&\"\\$"), "<b>&\"\\$", "\\lt \\text{b}\\gt \\&\\text{\"}\\backslash \\$",
      "<mi>&lt;b&gt;&amp;&quot;\\$</mi>"),
    Case(.text("a_b}"), "a_b}", "\\text{a}\\_\\text{b}\\}", "<mtext>a_b}</mtext>"),
    Case(.text("a<"), "a<", "\\text{a}\\lt", "<mtext>a&lt;</mtext>"),
    Case(.sign("&"), "&", "\\&", "<mo>&amp;</mo>"),
  ]

  @Test("Names, numbers, layouts and hostile names", arguments: names + elements + numbers + layouts + hostile)
  func print(_ sample: Case) {
    #expect(PlainText(digits: 4).text(sample.math) == sample.plain)
    #expect(TeX(digits: 4).tex(sample.math) == sample.tex)
    #expect(MathML(digits: 4).element(sample.math) == sample.mathML)
  }

  @Test(
    "Plain text brackets what layout would have shown",
    arguments: [
      (.fraction(.row([x, .sign("+"), w]), .juxtaposed([.number(2), w])), "(x + w)/(2w)"),
      (.fraction(x, .row([.fraction(w, .number(2))])), "x/(w/2)"),
      (.power(.number(-2), .exact(2)), "(−2)²"), (.power(.number(-.infinity), .exact(2)), "(−∞)²"),
      (.power(.number(1e-7), .exact(2)), "(1·10⁻⁷)²"), (.power(.row([x, .sign("−"), w]), .exact(-1)), "(x − w)⁻¹"),
      (.root(.power(x, .exact(2))), "√(x²)"), (.power(.root(x), .exact(2)), "(√x)²"),
      (.power(.power(x, .exact(2)), .exact(3)), "(x²)³"), (.power(.transpose(x), .exact(2)), "(xᵀ)²"),
      (.root(.row([x, .sign("+"), w])), "√(x + w)"),
      (.juxtaposed([x, .vector([.exact(1)])]), "x [1]"), (.index(x, [.exact(1), .exact(2)]), "x₁₂"),
      (.row([x, .sign("+"), .sign("…"), .sign("+"), w]), "x + … + w"),
      (.row([x, .sign("="), .sign("−"), w]), "x = −w"),
      (.row([x, .sign("·"), .brackets(.number(-3))]), "x · (−3)"),
      (.juxtaposed([.number(-2), .brackets(.row([x, .sign("−"), w]))]), "−2(x − w)"),
    ] as [(Math, String)])
  func plain(math: Math, expected: String) {
    #expect(PlainText(digits: 4).text(math) == expected)
  }

  @Test(
    "TeX has no two superscripts at one base, and brackets around a negative base",
    arguments: [
      (.power(.number(-2), .exact(2)), "{(-2)}^{2}"),
      (.power(.number(-.infinity), .exact(2)), "{(-\\infty)}^{2}"),
      (.call(function: "σ", [x]), "\\sigma(x)"), (.call(function: "f′", [x]), "f'(x)"),
      (.call(function: "exp", [x]), "\\exp(x)"),
      (.call(function: "leaky_relu", [x]), "\\text{leaky}\\_\\text{relu}(x)"),
      (.call(function: "h.f′", [x]), "{f^{(h)}}'(x)"),
      (.name("h.x²_1"), "{\\text{x}{}^2}_{1}^{(h)}"), (.text("a²³"), "\\text{a}{}^2{}^3"),
      (.row([x, .sign("±"), w]), "x \\pm w"),
    ] as [(Math, String)])
  func tex(math: Math, expected: String) {
    #expect(TeX(digits: 4).tex(math) == expected)
  }
}
