import Testing

@testable import Language

@Suite("Figures at a run's state")
struct PlacedFigureTests {
  private static let start =
    "use or\nparam w = 2, v = 1, b = 0\ny = σ(w*x1 + v*x2 + b)\nE = sum((t - y)^2)\n"
    + "run = train(E, optimizer: gd(rate: 5), epochs: 40)\nf(s) = σ(w*s + b)\n"

  /// A figure at a state, and the same with the state in its arguments.
  static let cases: [(String, String)] = [
    ("plot(f, s: -3..3) at run[0]", "plot(f(s) at run[0], s: -3..3)"),
    ("plot(f(s), s^2, s: -3..3) at run[1]", "plot(f(s) at run[1], s^2, s: -3..3)"),
    ("network(y) on or[2]", "network(y on or[2])"),
    ("network(y) at run[0]", "network(y at run[0])"),
  ]

  @Test("They show what the arguments are there", arguments: cases)
  func figure(placed: String, written: String) {
    let shown = Run.text(Self.start + placed)
    #expect(!shown.contains("error"), "\(shown)")
    #expect(shown == Run.text(Self.start + written))
  }

  @Test("A boundary moves with the run")
  func boundary() {
    let figure = "boundary(y, x1: -1..2, x2: -1..2)"
    let (first, last) = (Run.text(Self.start + figure + " at run[0]"), Run.text(Self.start + figure + " at run"))
    #expect(first != last && !first.contains("error"), "\(first)")
    #expect(last.replacing("y at run ", with: "y ") == Run.text(Self.start + figure))
  }

  @Test("A range of a parameter and a run's state do not go together")
  func parameter() {
    #expect(Run.text(Self.start + "plot(E, w: -2..2) at run[3]").contains("error: "))
  }

  @Test("The weights of a network keep their names and have the run's values")
  func names() {
    let first = Run.text(Self.start + "network(y) at run[0]")
    #expect(first.contains("w") && first != Run.text(Self.start + "network(y)"), "\(first)")
  }
}
