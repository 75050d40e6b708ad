import Engine
import Testing
import Typesetting

@testable import Render

@Suite("Long formulas are broken over lines")
struct LineBreakingTests {
  static func sum(_ names: [String]) -> Math {
    .row(names.enumerated().flatMap { $0 == 0 ? [Math.name($1)] : [.sign($0 % 2 == 1 ? "+" : "−"), .name($1)] })
  }

  static let E = Math.name("E")
  static let short = sum(["a", "b"])
  static let long = sum(["alpha", "beta", "gamma", "delta", "mu", "nu"])

  static let cases: [(Math, Double, String)] = [
    (.row([E, .sign("="), short]), 20, "E = a + b"),
    (.row([E, .sign("="), short, .sign("="), short]), 6, "E = a + b;  = a + b"),
    (.row([E, .sign("="), long]), 8, "E = α + β − γ;  \u{2003}\u{2003} + δ − μ;  \u{2003}\u{2003} + ν"),
    (long, 9, " α + β − γ + δ − μ;  \u{2003}\u{2003} + ν"),
    (.row([long, .sign("="), short]), 8, "α + β − γ + δ − μ + ν ;  = a + b"),
    (.row([E, .sign("="), .sign("−"), short]), 4, "E = −a;  \u{2003}\u{2003} + b"),
    (.brackets(long), 5, "(α + β − γ + δ − μ + ν)"),
  ]

  @Test(arguments: cases)
  func broken(math: Math, width: Double, expected: String) {
    #expect(PlainText(digits: 4).text(LineBreaking.broken(math, width: width)) == expected)
  }

  @Test("No line is much wider than it may be, where signs part it")
  func widths() {
    let names = (1...60).map { "w\($0)" }
    guard case .aligned(let lines) = LineBreaking.broken(.row([Self.E, .sign("="), Self.sum(names)])) else {
      Issue.record("a long sum is not broken")
      return
    }
    #expect(lines.count > 3)
    for line in lines { #expect(MathWidth.ems(.row(line)) <= LineBreaking.pageWidth + 1) }
  }
}
