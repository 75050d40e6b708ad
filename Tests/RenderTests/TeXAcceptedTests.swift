import Engine
import TeXMath
import Testing

@testable import Render

@Suite("TeX of Nabla's own")
struct TeXAcceptedTests {
  /// What KaTeX says against a formula; nothing where it accepts it, displayed and in a line of text.
  static func refusal(_ tex: String) -> String? {
    for isDisplay in [true, false] {
      do {
        _ = try TeXConverter().mathML(TeXFormula(tex, isDisplay: isDisplay))
      } catch {
        return error.message
      }
    }
    return nil
  }

  private static let w = Math.name("w")
  private static let x = Math.name("x")

  /// What the tests of the printers print, and what only TeX could take amiss.
  static let formulas: [Math] =
    (MathPrinterTests.names + MathPrinterTests.numbers + MathPrinterTests.layouts + MathPrinterTests.hostile)
    .map(\.math) + [
      .power(.number(-2), .exact(2)), .power(.number(1e-7), .exact(2)), .power(.power(x, .exact(2)), .exact(3)),
      .power(.transpose(x), .exact(2)), .power(.name("x²"), .exact(2)), .power(.call(function: "f′", [x]), .exact(2)),
      .index(.name("x_1"), [.exact(1), .exact(2)]), .index(.power(x, .exact(2)), [.name("i")]),
      .transpose(.array("h.W_1")), .transpose(.power(x, .exact(2))), .root(.root(.absolute(x))),
      .fraction(.fraction(x, w), .row([.sign("−"), x])), .brackets(.brackets(.vector([x, .number(.nan)]))),
      .call(function: "leaky_relu", [x, w]), .call(function: "h.f′", [x]), .call(function: "log", [.number(0)]),
      .call(function: "cross_entropy", [.array("p"), .name("t²_1")]),
      .sum(below: nil, above: nil, .sum(below: x, above: nil, w)),
      .sum(below: nil, above: .row([x, .sign("−"), .exact(1)]), .juxtaposed([.number(-2), w])),
      .matrix([[x], [.row([x, .sign("+"), w])]]), .matrix([]), .vector([]), .row([]), .juxtaposed([]),
      .partial(order: 3, of: .call(function: "f", [x]), by: [x, x, .name("E_single")]), .nabla(.name("E")),
      .row([x, .sign("≤"), w, .sign("≥"), x, .sign("≠"), w, .sign("≈"), x, .sign("·"), w, .sign("⊙"), x]),
      .row([x, .sign("→"), w, .sign("∈"), x, .sign("…"), .sign("±"), .sign("×"), .sign("∞"), .sign("%"), .sign("#")]),
      .text("%#&_{}~^\\ $"), .name("%#&_{}~^\\ $"), .text("漢字 é 🙂"), .name("漢"), .text(""), .name("x̂"), .name("∂"),
    ]

  @Test("KaTeX accepts it", arguments: formulas)
  func accepted(math: Math) {
    for digits in [2, 17] {
      let tex = TeX(digits: digits).tex(math)
      #expect(Self.refusal(tex) == nil, "\(tex)")
    }
  }

  @Test("What KaTeX does not know is noticed")
  func refused() {
    #expect(Self.refusal("\\nosuchcommand") == "there is no command \\nosuchcommand")
  }
}
