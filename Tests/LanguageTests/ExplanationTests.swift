import Engine
import Numerals
import Testing

@testable import Language

@Suite("Explaining derivatives of functions, and updates")
struct ExplanationTests {
  @Test(
    "The rules that are named, in the order in which they are read",
    arguments: [
      ("f(x) = x^2\nexplain(f')", ["Power rule"]),
      ("f(x) = 5\nexplain(f')", ["Constant"]),
      ("f(x) = x\nexplain(f')", ["The variable itself"]),
      ("f(x) = x^3*sin(x)\nexplain(f')", ["Product rule", "Power rule", "The sine's derivative", "Together"]),
      (
        "f(x) = cos(x)/(x + 1)\nexplain(f')",
        [
          "Quotient rule", "The cosine's derivative", "Sum rule", "The variable itself", "Constant", "Together",
        ]
      ),
      (
        "f(x) = (3*x + 1)^2\nexplain(f')",
        ["Chain rule", "Power rule", "Sum rule", "Constant factor", "Constant", "Together"]
      ),
      // A function that calls another, and a name for what another function gives.
      (
        "g(x) = x^2\nf(x) = sin(g(x))\nexplain(f')",
        ["Chain rule", "The sine's derivative", "Power rule", "Together"]
      ),
      ("f(x) = 2^x\nexplain(f')", ["Exponential rule"]),
      ("f(x) = x/2\nexplain(f')", ["Constant factor"]),
      ("explain(sigmoid')", ["The sigmoid's derivative"]),
      ("explain(step')", ["Constant between jumps"]),
      ("f(x) = if(x > 0, x^2, -x)\nexplain(f')", ["Case by case", "Power rule", "Constant factor", "Together"]),
      ("f(x) = x^3\nexplain(f'')", ["First derivative", "Constant factor", "Power rule", "Together"]),
      ("p(x, y) = x^2*y\nexplain(∂p/∂x)", ["Constant factor", "Power rule", "Together"]),
      ("p(x, y) = x^2*y\nexplain(diff(p, y))", ["Constant factor"]),
      // A derivative inside a function is one more formula; names that `at` puts in are the chain rule's.
      ("f(x) = x^2\ng(x) = f'(x)\nexplain(g')", ["Constant factor"]),
      (
        "param w = 1\nz = 2*w\nE = z^2\nL(v) = E at w = v\nexplain(L')",
        ["Chain rule", "Power rule", "Constant factor", "Together"]
      ),
    ])
  func rules(source: String, expected: [String]) throws {
    #expect(try Self.explanation(source).steps.compactMap { $0.title.strong } == expected)
  }

  @Test("The chain rule's letter is none that the formula has, and names that there are are kept")
  func letters() throws {
    func inner(_ source: String) throws -> Math? {
      let chain = try Self.explanation(source).steps.first { $0.title.strong == "Chain rule" }
      guard case .math(.row(let parts))? = chain?.title.pieces.dropFirst(2).first else { return nil }
      return parts.first
    }
    #expect(try inner("f(x) = (3*x + 1)^2\nexplain(f')") == .name("u"))
    #expect(try inner("f(u) = (3*u + 1)^2\nexplain(f')") == .name("v"))
    #expect(try inner("param u = 2, v = 1\nf(x) = (u*x + v)^2\nexplain(f')") == .name("w"))
    #expect(try inner("param w = 1\nz = 2*w\nE = z^2\nL(v) = E at w = v\nexplain(L')") == .name("z"))
  }

  @Test(
    "At a point the value is the derivative's there",
    arguments: [
      ("f(x) = x^2\nexplain(f'(3))", [6.0]), ("f(x) = x^2\nexplain(f'(-2))", [-4]),
      ("f(x) = x^2\nexplain(f'(0))", [0]), ("f(x) = x^2\nexplain(f''(7))", [2]),
      ("f(x) = (3*x + 1)^2\nexplain(f'(2))", [42]), ("explain(relu'(0))", [0]), ("explain(abs'(0))", [0]),
      ("explain(sigmoid'(0))", [0.25]), ("p(x, y) = x^2 + 3*y\nexplain(∂p/∂x(1, 2))", [2]),
      ("p(x, y) = x^2 + 3*y\nexplain(∂p/∂x(y: 2, x: 5))", [10]), ("p(x, y) = x^2*y\nexplain(∇p(1, 2))", [4, 1]),
      ("p(x, y) = x^2*y\nexplain(∂²p/∂x∂y(3, 1))", [6]), ("p(x, y) = x^2*y\nexplain(diff(p, x)(1, 2))", [4]),
      ("f(x) = x^2\ng = f'\nexplain(g(3))", [6]), ("f(x) = x^2\nexplain(f'([1, 2]))", [2, 4]),
      ("use line\nparam w = 1\nL(w) = sum((t - w*x)^2)\nexplain(L'(1))", [-28]),
    ])
  func values(source: String, expected: [Double]) throws {
    #expect(try Self.explanation(source).value?.elements == expected)
  }

  @Test(
    "What is said of a point: the finite difference, or a kink",
    arguments: [
      ("f(x) = x^2\nexplain(f'(3))", Explanation.Remark.Kind.finiteDifference, "Central finite difference: "),
      ("explain(relu'(0))", .note, " has a kink at "), ("explain(abs'(0))", .note, " has a kink at "),
      ("f(x) = max(x, 1 - x)\nexplain(f'(0.5))", .note, " has a kink at "),
      ("explain(relu'(1))", .finiteDifference, "Central finite difference: "),
      ("explain(step'(0))", .note, " jumps at "), ("explain(abs''(0))", .note, " jumps at "),
      ("f(x) = argmax([x, 1])\nexplain(f'(1))", .note, " jumps at "),
      // x·|x| bends at 0 without a kink, and so do two cases that meet smoothly.
      ("f(x) = x*abs(x)\nexplain(f'(0))", .finiteDifference, "Central finite difference: "),
      ("f(x) = if(x > 0, x^2, x^3)\nexplain(f'(0))", .finiteDifference, "Central finite difference: "),
      ("explain(sqrt'(0))", .warning, " is no finite number"),
    ])
  func remarks(source: String, kind: Explanation.Remark.Kind, words: String) throws {
    // What the sign [a ≥ b] means is not said of the point.
    let remarks = try Self.explanation(source).remarks.filter { !$0.phrase.pieces.contains(.text(" is 1 where ")) }
    #expect(remarks.map(\.kind) == [kind])
    #expect(remarks[0].phrase.pieces.contains(.text(words)), "\(remarks)")
  }

  @Test(
    "Where a function has no value it has no derivative",
    arguments: [
      ("f(x) = log(-x)\nexplain(f'(3))", true), ("f(x) = log(-x)\nexplain(f'(-3))", false),
      ("f(x) = x/(x - 3)\nexplain(f'(3))", true), ("f(x) = 1/x\nexplain(f'(0))", true),
      ("f(x) = log2(x)\nexplain(f'(0))", true), ("f(x) = x^(-2)\nexplain(f'(0))", true),
      ("f(x) = log(x)\nexplain(f''(-1))", true), ("explain(sqrt'(-1))", true), ("explain(sqrt''(0))", true),
      ("explain(sqrt'(0))", false), ("p(x, y) = y*log(x)\nexplain(∂p/∂y(-1, 2))", true),
      ("p(x, y) = y*log(x)\nexplain(∇p(-1, 2))", true), ("p(x, y) = y*log(x)\nexplain(∇p(1, 2))", false),
      // Too large for a number is not undefined.
      ("explain(exp'(1000))", false),
    ])
  func gaps(source: String, isMissing: Bool) throws {
    let explanation = try Self.explanation(source)
    guard case .row(let parts) = explanation.answer else {
      Issue.record("no row")
      return
    }
    #expect((parts.last == .text(" does not exist")) == isMissing)
    #expect((explanation.value == nil) == isMissing)
  }

  @Test(
    "What cannot be explained says why",
    arguments: [
      ("f(x) = x^2\nexplain(f'(1, 2))", "error: f′ takes 1 argument (x), but has 2"),
      (
        "p(v) = sum(v^2)\nexplain(∂p/∂v([1, 2]))",
        "error: explain shows the rules of functions of numbers, but v is a vector of 2 (explain a derivative by one number)"
      ),
      (
        "use line\nf(w) = w*x\nexplain(f'(1))",
        "error: explain shows one derivative, but this has one per row (take one row, as in … on or[2])"
      ),
      (
        "use line\nparam w = 2\nG = sum((t - w*x)^2 on line[2..3]) + w\nexplain(∇G)",
        "error: G has on or at inside, where names have other values, so its gradient is not followed through them "
          + "(explain one derivative, which is then shown as a whole)"
      ),
      (
        "param w = 1\nE = w^2\nexplain(E, update: 0.5)",
        "error: update: must be an optimizer, but 0.5 is none (for example update: gd(rate: 0.5))"
      ),
      (
        "param w = 1\nE = w^2\nexplain(E, steps: 2)",
        "error: steps: needs update: (for example update: gd(rate: 0.5), steps: 3)"
      ),
      (
        "param w = 1\nE = w^2\nexplain(E, update: gd(rate: 0.5), steps: 21)",
        "error: steps: must be a whole number from 1 to 20, but it is 21"
      ),
      (
        "param w = 1\nE = w^2\nexplain(E, update: gd(rate: 0.5), steps: 0)",
        "error: steps: must be a whole number from 1 to 20, but it is 0"
      ),
      (
        "use line\nparam w = 1\ny = w*x\nexplain(y, update: gd(rate: 0.5))",
        "error: the loss must be one number, but it has a value per row (sum or average it)"
      ),
      (
        "use line\nE = sum(x)\nexplain(E, update: gd(rate: 0.5))",
        "error: the loss is built from no param, so nothing can be trained"
      ),
      (
        "use line\nparam w = 1\nE = sum(w*x)\nexplain(E, update: sgd(rate: 0.5, batch: 9))",
        "error: a batch of 9 is more than the 3 rows of line"
      ),
    ])
  func errors(source: String, message: String) {
    #expect(Run.text(source) == message)
  }

  @Test("An update changes nothing, and starts from the present values")
  func updates() throws {
    let source = "use line\nparam w = 1\nE = mean((t - w*x)^2)\nexplain(E, update: gd(rate: 0.05))\nw"
    // ∂E/∂w = −2·14/3, so w becomes 1 + 0.05·28/3, and E = (2 − w)²·14/3.
    let after = 1 + 0.05 * 28 / 3
    let loss = Numerals.significant((2 - after) * (2 - after) * 14 / 3, digits: 4)
    #expect(Run.text(source) == "= \(loss), 0 paths\n1")
    let trained = "param w = 1\nE = w^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 1)\n"
    #expect(try Self.explanation(trained + "explain(E, update: gd(rate: 0.25))").value?.number == 0.0625)
    #expect(
      try Self.explanation("param w = 1\nE = w^2\nexplain(E, update: gd(rate: 0.25), steps: 2)").value?.number == 0.0625
    )
  }

  static func explanation(_ source: String) throws -> Explanation {
    var run = Run()
    let result = run.block(source)
    let found = result.outputs.compactMap { if case .explanation(let explanation) = $0 { explanation } else { nil } }
    return try #require(found.last, "\(result.diagnostics)")
  }
}

extension Phrase {
  /// The words that stand out at its start.
  fileprivate var strong: String? {
    if case .strong(let words)? = pieces.first { words } else { nil }
  }
}
