import Testing

@testable import Language

@Suite("Reductions along an axis")
struct ReductionAxisTests {
  static let cases: [(String, String)] = [
    ("sum([[1, 2, 3], [4, 5, 6]], over: 1)", "[5, 7, 9]"), ("sum([[1, 2, 3], [4, 5, 6]], over: 2)", "[6, 15]"),
    ("mean([[1, 2, 3], [4, 5, 6]], over: 1)", "[2.5, 3.5, 4.5]"), ("mean([[1, 2, 3], [4, 5, 6]], over: 2)", "[2, 5]"),
    ("min([[1, 7], [4, 5]], over: 1)", "[1, 5]"), ("max([[1, 7], [4, 5]], over: 2)", "[7, 5]"),
    ("variance([[1, 2], [3, 6]], over: 1)", "[1, 4]"), ("variance([[1, 2], [3, 6]], over: 2)", "[0.25, 2.25]"),
    ("sum([1, 2, 3], over: 1)", "6"), ("variance([1, 2, 3, 4], over: 1)", "1.25"),
    ("shape(sum(zeros(2, 3, 4), over: 1))", "[3, 4]"), ("shape(sum(zeros(2, 3, 4), over: 3))", "[2, 3]"),
    ("param W[2, 3] = 1\n(∂sum(sum(W^2, over: 1)*[1, 2, 3])/∂W)", "[[2, 4, 6], [2, 4, 6]]"),
    ("sum([[1, 2]], over: \"elements\")", "3"),
    ("sum([1, 2], over: 2)", "error: [1, 2] is a vector of 2, which has no axis 2"),
    (
      "sum(zeros(2, 3, 4), over: 2)",
      "error: sum goes along the first or the last axis of an array, not along one between them"
    ),
    (
      "use or\nsum(x1, over: 1)",
      "error: x1 has a value per row, so an axis of it is not told by a number (over: is \"rows\" or \"elements\" there)"
    ),
    (
      "use or\nshape(x1)",
      "error: x1 is one number in each row, which has no axes (count(x1) is how many rows there are)"
    ),
    ("shape(3)", "error: 3 is a number, so it has no axes"),
  ]

  @Test("The axis is left out of the shape", arguments: cases)
  func value(source: String, expected: String) {
    #expect(Run.text(source) == expected)
  }
}
