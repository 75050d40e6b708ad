import Testing

@testable import Language

@Suite("Rows of a dataset")
struct RowSelectionTests {
  /// The table `or` has x1 = 0 0 1 1, x2 = 0 1 0 1, t = 0 1 1 1; the labels of `digits` are 3, 7, 3, 1.
  private static let start = "use or\ndigits = csv(\"digits.csv\")\nlabel = digits.label\n"

  static let cases: [(String, String)] = [
    ("x2 on or[2]", "1"), ("x2 on or[2..3]", "1, 0"), ("x2 on or[[4, 1]]", "1, 0"),
    ("or[[1, 5]]", "error: or has 4 rows, so there is no row 5"),
    ("or[[1.5, 2]]", "error: 1.5 is no row of or"),
    // A condition.
    ("x2 on or[x1 == 1]", "0, 1"), ("count(or[t > 0])", "3"), ("(x1 + x2) on or[(x1 == 1)*(t == 1)]", "1, 2"),
    ("label on digits[label == 3]", "3, 3"), ("count(digits[label != 3])", "2"),
    ("label on digits[digits.label > 2][2]", "7"),
    // It is taken where the parameters are.
    ("param w = 0.5\nd = or[w*x1 + w*x2 > 0.75]\nt on d", "1"),
    ("param w = 0.5\nd = or[(w*x1 + w*x2 at w = 1) > 0.75]\nt on d", "1, 1, 1"),
    // The classes of a label stay those of the whole.
    (
      "p = digits[\"p1\"..\"p3\"] @ [[0, 0, 1], [1, 0, 0], [0, 9, 0]]\nd = digits[argmax(p) != label]\n"
        + "mean(argmax(p) == label) on d", "0"
    ),
    (
      "or[x1 > 1]",
      "error: x1 > 1 holds at no row of or (sum(x1 > 1) counts the rows at which it holds, and may be 0)"
    ),
    // A text.
    ("k = csv(\"kinds.csv\")\nk.v on k[k.kind == \"low\"]", "1, 3"),
    ("k = csv(\"kinds.csv\")\nk.v on k[\"low\" != k.kind]", "2"),
    ("k = csv(\"kinds.csv\")\nk[k.kind == \"lw\"]", "error: k.kind is nowhere \"lw\" (its texts are high, low)"),
    // What is the same at every row, or has no value yet, selects nothing.
    (
      "param w = 1\nor[w > 0]",
      "error: w > 0 is the same at every row, so it selects no rows of or (a condition on rows has a column, such as x1)"
    ),
    (
      "f(k) = sum(t) on or[x1 > k]\nplot(f, k: 0..1)",
      "error: x1 > k depends on k, which has no value yet, so it selects no rows (rows are selected once, where the selection stands; write it with a number in place of k)"
    ),
    ("f(k) = sum(t) on or[x1 >= k]\nf(1)", "2"),
    (
      "f(k) = t on or[k]\nf'(2)",
      "error: k has no value yet, so it selects no rows (rows are selected once, where the selection stands; write it with a number in place of k)"
    ),
    (
      "or[2*x1]",
      "error: 2*x1 is no condition, so it selects no rows of or (a condition is true or false at each row, such as 2*x1 > 0)"
    ),
    ("or[(label == 3)]", "error: or has no column label, which the formula needs"),
    (
      "or[(label == 3) on digits]",
      "error: (label == 3) on digits has the rows of digits, so it selects none of or"
    ),
  ]

  @Test("They are selected by number, range or condition", arguments: cases)
  func value(source: String, expected: String) {
    #expect(Run.text(Self.start + source) == expected)
  }
}
