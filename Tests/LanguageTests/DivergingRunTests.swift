import Testing

@testable import Language

@Suite("Runs that diverge, and runs of no epoch")
struct DivergingRunTests {
  /// w goes from 1 to −3, 105, …; after five epochs w⁴ is 4·10²⁴⁹, and the next is too large.
  private static let power = "param w = 1\nE = w^4\n"
  private static let rows = "param w = 1\nuse line\nE = sum((w*x)^4)\n"
  private static let many = "runs = [train(E, optimizer: gd(rate: r), epochs: 9, diverges: true) for r in [0.01, 1]]\n"
  private static let run = "a run of 5 epochs: the loss goes from 1 to 3.937e249, and then leaves the finite numbers"
  private static let last = "w == (w at run)\nE == run.loss[run.epochs]"

  static let cases: [(String, String)] = [
    (
      power + "run = train(E, optimizer: gd(rate: 1), epochs: 50)",
      "error: the training leaves the finite numbers in epoch 6: the first is a power in the formula of E, which is ∞ (try a smaller rate, or clip: 1.0, which shortens long gradients)"
    ),
    (
      power
        + "run = train(E, optimizer: gd(rate: 1), epochs: 50, diverges: true)\nrun\nrun.epochs\nrun.diverged\nrun.loss[1]\n\(last)",
      "\(run)\n5\n1\n81\n1\n1"
    ),
    (power + many + "[r.diverged for r in runs]\n[r.epochs for r in runs]", "[0, 1]\n[9, 5]"),
    (
      power
        + "run = train(E, optimizer: gd(rate: cosine_decay(1)), epochs: 50, diverges: true)\nrun.epochs\n\(last)",
      "5\n1\n1"
    ),
    (
      rows + "run = train(E, optimizer: sgd(rate: 1, batch: 1), epochs: 50, diverges: true)\nrun.epochs\n\(last)",
      "1\n1\n1"
    ),
    (
      rows
        + "run = train(E, optimizer: sgd(rate: 1, batch: 1), epochs: 50, record: \"steps\", diverges: true)\nrun.epochs\nw == (w at run)\nE == run.loss[4]",
      "2\n1\n1"
    ),
    (
      "param w = 0\nrun = train(log(w), optimizer: gd(rate: 1), epochs: 5, diverges: true)",
      "error: the training leaves the finite numbers before the first epoch: the first is log in the formula of the loss, which is −∞ (the argument of a logarithm must stay above 0)"
    ),
    (
      power + "run = train(E, optimizer: gd(rate: 0.1), epochs: 0)\nrun\nE at run[0]\nrun.epochs\nrun.diverged\nw",
      "a run of 0 epochs: the loss goes from 1 to 1\n1\n0\n0\n1"
    ),
    (
      rows + "run = train(E, optimizer: adam(rate: cosine_decay(0.1), batch: 2), epochs: 0)\nrun.loss[0]\nw",
      "98\n1"
    ),
    (power + "train(E, optimizer: gd(rate: 0.1), epochs: -1)", "error: -1 must be at least 0"),
  ]

  @Test("The run has what came before", arguments: cases)
  func value(source: String, expected: String) {
    #expect(Run.text(source) == expected)
  }
}
