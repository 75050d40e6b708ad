import Testing

@testable import Language

@Suite("An argmax beside a label")
struct ClassComparisonTests {
  /// The labels are 3, 7, 3, 1, so the classes are 1, 3, 7; the largest entries are at the places 2, 3, 1, 1.
  private static let start =
    "digits = csv(\"digits.csv\")\nlabel = digits.label\n"
    + "p = digits[\"p1\"..\"p3\"] @ [[0, 0, 1], [1, 0, 0], [0, 9, 0]]\n"

  static let cases: [(String, String)] = [
    ("argmax(p)", "2, 2, 1, 3"), ("argmax(p) == label", "1, 0, 0, 0"), ("label != argmax(p)", "0, 1, 1, 1"),
    ("guess = argmax(p)\nmean(guess == label) - accuracy(p, label)", "0"),
    ("d = digits[1..2]\n(argmax(p) == label) on d", "1, 0"), ("argmax(p) == 1", "0, 0, 1, 0"),
    (
      "check argmax(p[1..2]) != label",
      "error: argmax(p[1..2]) is a place from 1 to 2, but label has 3 classes (an argmax is compared with a label by the place among the label's classes)"
    ),
    (
      "check argmax(p) == label",
      "error: the claim argmax(p) == label does not hold: argmax(p) is 3 in row 2, and label is 7; 3 of 4 rows differ"
    ),
    ("label == 3", "1, 0, 1, 0"), ("argmax(p) < label", "1, 1, 1, 0"),
    ("k = data(k: [1, 3, 3], a: [[1, 0, 0, 0], [0, 0, 1, 0], [0, 1, 0, 0]])\nargmax(k.a) == k.k", "1, 1, 0"),
  ]

  @Test("They are compared by the class", arguments: cases)
  func value(source: String, expected: String) {
    #expect(Run.text(Self.start + source) == expected)
  }
}
