import Source
import Testing

@testable import Language

@Suite("Messages: source and message side by side")
struct MessageTests {
  /// The last line of each source is where the error is; the caret line is part of the message.
  static let cases: [(String, String)] = [
    (
      "W = [[1, 2, 3], [4, 5, 6]]\nx = [1, 2]\nW @ x",
      """
      n.md:3:1: error: W @ x: W is 2×3, so x needs 3 elements, but it has 2
       3 | W @ x
         | ^^^^^
        note: W was defined here, line 1
       1 | W = [[1, 2, 3], [4, 5, 6]]
         | ^
        note: x was defined here, line 2
       2 | x = [1, 2]
         | ^

      """
    ),
    (
      "[1, 2] + [1, 2, 3]",
      """
      n.md:1:1: error: [1, 2] + [1, 2, 3]: [1, 2] is a vector of 2 and [1, 2, 3] is a vector of 3, which do not fit element by element
       1 | [1, 2] + [1, 2, 3]
         | ^^^^^^^^^^^^^^^^^^

      """
    ),
    (
      "weight = 3\n2 * wieght",
      """
      n.md:2:5: error: wieght is not defined
       2 | 2 * wieght
         |     ^^^^^^
        hint: did you mean weight?

      """
    ),
    (
      "x1 + 1",
      """
      n.md:1:1: error: x1 is not defined
       1 | x1 + 1
         | ^^
        hint: or has a column x1: write use or first

      """
    ),
    (
      "use ro",
      """
      n.md:1:5: error: there is no dataset ro
       1 | use ro
         |     ^^
        hint: did you mean or?

      """
    ),
    (
      "use or\nt[2]",
      """
      n.md:2:1: error: t is a number per row, so it has no entries
       2 | t[2]
         | ^^^^
        note: t comes from or here, line 1
       1 | use or
         |     ^^
        hint: write t on or[2] for one row

      """
    ),
    (
      "use or\ny = x1\nuse xor\ny - t",
      """
      n.md:4:1: error: y has the rows of or, t those of xor
       4 | y - t
         | ^^^^^
        note: y was defined here, line 2
       2 | y = x1
         | ^
        note: t comes from xor here, line 3
       3 | use xor
         |     ^^^
        hint: write y on xor

      """
    ),
    (
      "v = [4, 5]\nv[3]",
      """
      n.md:2:3: error: v has 2 entries, so there is no entry 3
       2 | v[3]
         |   ^

      """
    ),
    (
      "or[9]",
      """
      n.md:1:4: error: or has 4 rows, so there is no row 9
       1 | or[9]
         |    ^

      """
    ),
    (
      "f(x) = x^2\nf(1, 2)",
      """
      n.md:2:6: error: f takes 1 argument (x), but has 2
       2 | f(1, 2)
         |      ^

      """
    ),
    (
      "f(x) = f(x - 1)",
      """
      n.md:1:8: error: f cannot call itself
       1 | f(x) = f(x - 1)
         |        ^^^^^^^^

      """
    ),
    (
      "sum(3)",
      """
      n.md:1:1: error: 3 is one number, so there is nothing to take the sum of
       1 | sum(3)
         | ^^^^^^

      """
    ),
    (
      "param w = 1\nE = w^2\ntrain(E, optimiser: gd(rate: 1), epochs: 3)",
      """
      n.md:3:10: error: train has no argument optimiser:
       3 | train(E, optimiser: gd(rate: 1), epochs: 3)
         |          ^^^^^^^^^
        hint: did you mean optimizer:?

      """
    ),
    (
      "use or\nparam w = 1\nE = (t - w)^2\ntrain(E, optimizer: gd(rate: 1), epochs: 3)",
      """
      n.md:4:1: error: the loss must be one number, but it has a value per row
       4 | train(E, optimizer: gd(rate: 1), epochs: 3)
         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        hint: sum or average it

      """
    ),
    (
      "param w = 2\nE = w^2\n∂E/∂(w)",
      """
      n.md:3:5: error: after the lower ∂ the name of a variable is missing
       3 | ∂E/∂(w)
         |     ^
        hint: as in ∂E/∂w

      """
    ),
    (
      "E = 3\ndE/dw",
      """
      n.md:2:1: error: dE is not defined
       2 | dE/dw
         | ^^
        hint: write ∂E/∂w, or diff(E, w)

      """
    ),
    (
      "use or\nplot(x1)",
      """
      n.md:2:6: error: x1 has a value per row
       2 | plot(x1)
         |      ^^
        note: x1 comes from or here, line 1
       1 | use or
         |     ^^
        hint: plot shows a series, a function or a vector

      """
    ),
    (
      "param w = 2\ny = w^2\ny at v = 3",
      """
      n.md:3:6: error: v is not defined, and y has nothing of that name
       3 | y at v = 3
         |      ^

      """
    ),
    (
      "check 1 ≈ 2 within 1/0",
      """
      n.md:1:20: error: within takes a number that is finite and not negative
       1 | check 1 ≈ 2 within 1/0
         |                    ^^^

      """
    ),
    (
      "use or\ncheck x1 ≈ [0, 0, 1]",
      """
      n.md:2:7: error: the claim x1 ≈ [0, 0, 1] does not hold: x1 has 4 rows, but [0, 0, 1] has 3 entries
       2 | check x1 ≈ [0, 0, 1]
         |       ^^^^^^^^^^^^^^

      """
    ),
    (
      "animals + 1",
      """
      n.md:1:1: error: animals is a dataset, but a value is wanted here
       1 | animals + 1
         | ^^^^^^^

      """
    ),
    (
      "use animals\nname + 1",
      """
      n.md:2:1: error: name is text (cat, dog), so it is no number
       2 | name + 1
         | ^^^^
        note: name comes from animals here, line 1
       1 | use animals
         |     ^^^^^^^

      """
    ),
    (
      "f(x) = x + x\ng(x) = f(f(f(f(f(f(x))))))\nh(x) = g(g(g(x)))\nk(x) = h(h(h(h(x))))\nm(x) = k(k(k(k(k(k(k(x)))))))\nn(x) = m(m(m(m(x))))\nq(x) = n(n(n(x)))\n[q(s) for s in 1..30]",
      """
      n.md:2:14: error: functions are called more than 20000 times in one statement
       2 | g(x) = f(f(f(f(f(f(x))))))
         |              ^^^^^^^^^^
        hint: give parts of the formula names of their own

      """
    ),
  ]

  @Test(arguments: cases)
  func message(source: String, expected: String) {
    var run = Run()
    let result = run.block(source)
    let text = SourceText(name: "n.md", text: source)
    #expect(result.diagnostics.map { $0.rendered(in: text) }.joined() == expected)
    #expect(result.status == .failed)
  }

  @Test("A failed block is named by the blocks that need what it would have defined or trained")
  func skipped() {
    var run = Run()
    #expect(run.block("param w = 1\nE = (w - 3)^2").status == .ok)
    #expect(run.block("run = train(E, optimizer: gd(rate: 1e300), epochs: 50)\na = nothing").status == .failed)
    let skipped = run.block("w")
    #expect(skipped.status == .skipped)
    #expect(
      skipped.diagnostics.map(\.message) == ["skipped, since w was to be trained by the block at line 3, which failed"])
    #expect(run.block("a").status == .skipped)
    #expect(run.block("b = a").status == .skipped)
    #expect(run.block("b").status == .skipped)
    #expect(run.block("1 + 1").status == .ok)
    #expect(run.block("a = 2\na").status == .ok)
  }

  @Test("A claim that does not hold fails its block, but nothing is lost")
  func failedClaim() {
    var run = Run()
    let result = run.block("a = 2\ncheck a == 3\nb = 4\nb")
    #expect(result.status == .failed && result.outputs.count == 2)
    #expect(run.block("a + b").status == .ok)
  }

  @Test("A block marked fails changes nothing, and must fail")
  func expectedFailure() {
    var run = Run()
    #expect(run.block("a = 2").status == .ok)
    let expected = run.block("a = 3\na + nothing", fails: true)
    #expect(expected.status == .ok && expected.diagnostics.isEmpty && expected.outputs.count == 1)
    let value = run.block("a")
    #expect(value.outputs.compactMap(Run.describe) == ["2"])
    #expect(run.block("a", fails: true).status == .failed)
  }
}
