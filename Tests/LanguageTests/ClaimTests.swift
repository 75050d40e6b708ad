import Testing

@testable import Language

/// Claims by their source, and what is said of them.
@Suite("Claims")
struct ClaimTests {
  static let cases: [(String, String)] = [
    ("check 2 + 2 == 4", "holds"),
    ("check 0.8649 ≈ 0.86", "holds"),
    (
      "check 0.865001 ≈ 0.86",
      "error: the claim 0.865001 ≈ 0.86 does not hold: 0.865001 is 0.865001, 0.005001 away from 0.86; 0.005 is allowed"
    ),
    ("check 921.4 ≈ 921", "holds"),
    ("check 0.0014 ≈ 1e-3", "holds"),
    ("check 3 ≈ π within 0.2", "holds"),
    (
      "check 3 ≈ π within 0.1",
      "error: the claim 3 ≈ π within 0.1 does not hold: 3 is 3, 0.142 away from π, which is 3.14159; 0.1 is allowed"
    ),
    (
      "check π ≈ 3.15",
      "error: the claim π ≈ 3.15 does not hold: π is 3.14159, 0.00841 away from 3.15; 0.005 is allowed"
    ),
    (
      "check 0.1 + 0.2 == 0.3",
      "error: the claim 0.1 + 0.2 == 0.3 does not hold: 0.1 + 0.2 is 0.30000000000000004 (== compares to the last digit that a computer has; ≈ compares to the decimals that are written)"
    ),
    ("check π < 3", "error: the claim π < 3 does not hold: π is 3.14159"),
    ("check 1/0 ≈ 3.0", "error: the claim 1/0 ≈ 3.0 does not hold: 1/0 is ∞, not 3.0"),
    ("check 2 != 1 + 1", "error: the claim 2 != 1 + 1 does not hold: both are 2"),
    ("check 0", "error: the claim 0 does not hold: 0 is 0"),
    ("check [1, 2] ≈ [1, 2]", "holds"),
    (
      "check [1, 2, 3] <= [1, 1, 4]",
      "error: the claim [1, 2, 3] <= [1, 1, 4] does not hold: [1, 2, 3] is 2 at [2], which is not <= 1"
    ),
    (
      "check [[1, 2], [3, 4]] ≈ [[1, 2], [3, 5]]",
      "error: the claim [[1, 2], [3, 4]] ≈ [[1, 2], [3, 5]] does not hold: [[1, 2], [3, 4]] is 4 at [2, 2], 1 away from 5; 0.5 is allowed"
    ),
    (
      "check [[1, 2], [3, 4]] ≈ [1, 2]",
      "error: the claim [[1, 2], [3, 4]] ≈ [1, 2] does not hold: [[1, 2], [3, 4]] is a 2×2 matrix, but [1, 2] is a vector of 2"
    ),
    (
      "check [1, 2] ≈ [[1, 2], [1, 2]]",
      "error: the claim [1, 2] ≈ [[1, 2], [1, 2]] does not hold: [1, 2] is a vector of 2, but [[1, 2], [1, 2]] is a 2×2 matrix"
    ),
    (
      "check [1, 2] ≈ 1.6",
      "error: the claim [1, 2] ≈ 1.6 does not hold: [1, 2] is 1 at [1], 0.6 away from 1.6; 0.05 is allowed; all 2 entries differ"
    ),
    ("param W[8, 64] ~ xavier\ncheck shape(W) == [8, 64]", "holds"),
    (
      "param W[8, 64] ~ xavier\ncheck shape(W) == [8, 63]",
      "error: the claim shape(W) == [8, 63] does not hold: shape(W) is 64 at [2], not 63"
    ),
    (
      "param W[8, 64] ~ xavier\ncheck shape(W) == [8, 64, 1]",
      "error: the claim shape(W) == [8, 64, 1] does not hold: shape(W) is a vector of 2, [8, 64], but [8, 64, 1] is a vector of 3"
    ),
    ("use line\ncheck 2*x ≈ [2, 4, 6]", "holds"),
    ("use line\ncheck x < t", "holds"),
    (
      "use line\ncheck 2*x ≈ [2, 4, 7]",
      "error: the claim 2*x ≈ [2, 4, 7] does not hold: 2*x is 6 in row 3, 1 away from 7; 0.5 is allowed"
    ),
    (
      "use line\ncheck 2*x ≈ [2, 4]",
      "error: the claim 2*x ≈ [2, 4] does not hold: 2*x has 3 rows, but [2, 4] has 2 entries"
    ),
    (
      "use line\ncheck 2*x ≈ 4",
      "error: the claim 2*x ≈ 4 does not hold: 2*x is 2 in row 1, 2 away from 4; 0.5 is allowed; 2 of 3 rows differ"
    ),
    ("use line\ncheck t < x", "error: the claim t < x does not hold: t is 2 in row 1, and x is 1; all 3 rows fail"),
    ("use line\ncheck 2*x ≈ line.t", "holds"),
    ("use line\ncheck 2.1*x ≈ line.t", "holds"),
    (
      "use line\ncheck x*1.4 ≈ line.t within 0.5",
      "error: the claim x*1.4 ≈ line.t within 0.5 does not hold: x*1.4 is 1.4 in row 1, 0.6 away from line.t, which is 2; 0.5 is allowed; all 3 rows differ"
    ),
    ("use line\ncheck [x, t] == [[1, 2], [2, 4], [3, 6]]", "holds"),
    (
      "use line\ncheck [x, t] == [[1, 2], [2, 4], [3, 7]]",
      "error: the claim [x, t] == [[1, 2], [2, 4], [3, 7]] does not hold: [x, t] is 6 in row 3, entry 2, not 7"
    ),
    (
      "use line\ncheck [x, t] == [1, 2]",
      "error: the claim [x, t] == [1, 2] does not hold: [x, t] is 2 in row 2, entry 1, not 1; 4 of 6 entries differ"
    ),
    ("use line\ncheck [x, t] > 0", "holds"),
    (
      "use line\ncheck [x, t] > [0, 0, 0]",
      "error: the claim [x, t] > [0, 0, 0] does not hold: [x, t] is a vector of 2 per row, but [0, 0, 0] is a vector of 3"
    ),
    ("use line\ncheck x ≈ or.t within 1", "error: x has the rows of line, or.t those of or (write x on or)"),
    (
      "use line\ncheck x ≈ t",
      "error: the claim x ≈ t does not hold: x is 1 in row 1, 1 away from t, which is 2; 0.5 is allowed; all 3 rows differ"
    ),
    ("use animals\ncheck name == [\"dog\", \"cat\"]", "holds"),
    (
      "use animals\ncheck name == \"dog\"",
      "error: the claim name == \"dog\" does not hold: name is cat in row 2, not dog"
    ),
    ("use animals\ncheck name != \"cow\"", "holds"),
    ("use animals\ncheck name < \"cow\"", "error: a text cannot be < something (texts are compared with == and !=)"),
    ("use animals\ncheck lives == \"cow\"", "error: lives is a number, but \"cow\" is text"),
    ("use animals\ncheck 3 - name == name", "error: name is text (cat, dog), so it is no number"),
    ("use line\ncheck x rises", "holds"),
    ("use line\ncheck x falls", "error: the claim x falls does not hold: x rises from 1 to 2 at row 2; all 2 steps do"),
    ("check [3, 2, 2] falls", "holds"),
    ("check [2, 2] falls", "error: the claim [2, 2] falls does not hold: [2, 2] stays 2 from entry 1 to entry 2"),
    (
      "check 3 falls",
      "error: 3 is one value, which neither falls nor rises (a claim such as check run.loss falls, or check E falls over run, is about one value after another)"
    ),
    ("check [[1, 2], [3, 4]] rises", "error: [[1, 2], [3, 4]] is a 2×2 matrix, which has no one order"),
    ("falls = 3\nover = 2\nrises = falls + over\ncheck rises == 5", "holds"),
    ("check [3, 2] decreases", "error: a claim has no word decreases (write falls)"),
    ("check [3, 2] falls over", "error: after over, a run or its loss is missing (as in check E falls over run.loss)"),
    (
      "check [3, 2] falls over 3",
      "error: over takes a run or the series of its loss, but 3 is neither (as in check E falls over run.loss)"
    ),
  ]

  @Test(arguments: cases)
  func says(source: String, expected: String) {
    #expect(Run.text(source) == expected)
  }

  /// A perceptron that was trained with small steps, and one that jumps about.
  private static let trained = """
    use or
    param w1 = -0.786, w2 = -0.276, b = -0.520
    y = σ(w1*x1 + w2*x2 + b)
    E = sum((t - y)^2)
    run = train(E, optimizer: gd(rate: 0.5), epochs: 20)
    fast = train(E, optimizer: gd(rate: 40), epochs: 4)
    other = mean((t - y)^2)
    d = 2

    """

  static let runs: [(String, String)] = [
    ("check run.loss falls", "holds"),
    (
      "check run.loss rises",
      "error: the claim run.loss rises does not hold: run.loss falls from 1.92107 to 1.43255 at epoch 1; all 20 steps do"
    ),
    ("check run.w1 rises", "holds"),
    ("check E falls over run.loss", "holds"),
    ("check E falls over run", "holds"),
    ("check other falls over run", "holds"),
    (
      "check other falls over run.loss",
      "error: run.loss is not the series of other: run was trained on another formula (write check … over run for other itself)"
    ),
    ("check fast.loss falls", "holds"),
    ("check E falls over fast.loss", "holds"),
    (
      "check w1 falls over fast",
      "error: the claim w1 falls over fast does not hold: w1 rises from −0.786 to 19.1573 at epoch 1"
    ),
    (
      "check y falls over run",
      "error: y has several values at each epoch, so it is not one that falls or rises (take one of them, or their sum or mean)"
    ),
    ("check d falls over run", "error: run trained no parameter that d is built from"),
    (
      "check E falls over d",
      "error: over takes a run or the series of its loss, but d is neither (as in check E falls over run.loss)"
    ),
    (
      "check E falls",
      "error: E is one value, which neither falls nor rises (a claim such as check run.loss falls, or check E falls over run, is about one value after another)"
    ),
    (
      "check run.loss > 2",
      "error: the claim run.loss > 2 does not hold: run.loss is 1.92107 at epoch 0; all 21 entries fail"
    ),
  ]

  @Test("Claims of a training", arguments: runs)
  func saysOfRuns(source: String, expected: String) {
    #expect(Run.text(Self.trained + source) == expected)
  }
}
