/// on, at, ranges, comparisons and lists: each source with what is said of it.
extension SyntaxErrorCases {
  static let environments: [(String, String)] = [
    (
      "E on test + 1",
      #"""
      code:1:11: error: right of on stands one operand, and + after it needs brackets
       1 | E on test + 1
         |           ^
        hint: write (E on test) + …, or E on (test + …)
      """#
    ),
    (
      "a + b on d / 2",
      #"""
      code:1:12: error: right of on stands one operand, and / after it needs brackets
       1 | a + b on d / 2
         |            ^
        hint: write (a + b on d) / …, or a + b on (d / …)
      """#
    ),
    (
      "y at x = 3 * 2",
      #"""
      code:1:12: error: right of at stands one operand, and * after it needs brackets
       1 | y at x = 3 * 2
         |            ^
        hint: write (y at x = 3) * …, or y at x = (3 * …)
      """#
    ),
    (
      "y at run[1] - z",
      #"""
      code:1:13: error: right of at stands one operand, and - after it needs brackets
       1 | y at run[1] - z
         |             ^
        hint: write (y at run[1]) - …, or y at (run[1] - …)
      """#
    ),
    (
      "y at (x1 = 0) + 1",
      #"""
      code:1:15: error: right of at stands one operand, and + after it needs brackets
       1 | y at (x1 = 0) + 1
         |               ^
        hint: write (y at (x1 = 0)) + …
      """#
    ),
    (
      "E on 1..3",
      #"""
      code:1:7: error: right of on stands one operand, and .. after it needs brackets
       1 | E on 1..3
         |       ^^
        hint: write (E on 1)..…, or E on (1..…)
      """#
    ),
    (
      "y at x1 = 0, x2 = 1",
      #"""
      code:1:12: error: a comma cannot stand here
       1 | y at x1 = 0, x2 = 1
         |            ^
        hint: several replacements stand in brackets: at (n = 1, m = 2)
      """#
    ),
    (
      "y at 3",
      #"""
      code:1:6: error: after at, the name of what is replaced is missing
       1 | y at 3
         |      ^
        hint: write at x = 3
      """#
    ),
    (
      "y at (x1: 0)",
      #"""
      code:1:9: error: a replacement is written with =
       1 | y at (x1: 0)
         |         ^
        hint: write x1 = …
      """#
    ),
    (
      "y at (x1 = 0, x2)",
      #"""
      code:1:15: error: x2 gets no value here
       1 | y at (x1 = 0, x2)
         |               ^^
        hint: write x2 = …
      """#
    ),
    (
      "y at f(x) = 3",
      #"""
      code:1:6: error: f(x) cannot be replaced
       1 | y at f(x) = 3
         |      ^^^^
        hint: what stands left of = is a name, or a part of one such as h.W[1, 2]
      """#
    ),
    (
      "a < b < c",
      #"""
      code:1:7: error: comparisons do not chain
       1 | a < b < c
         |       ^
        hint: write (a < b) * (b < …) for both
      """#
    ),
    (
      "1..2..3",
      #"""
      code:1:5: error: a range has one start and one end
       1 | 1..2..3
         |     ^^
        hint: linspace(0, 1, 11) makes steps of other sizes
      """#
    ),
    (
      "y = (a, b)",
      #"""
      code:1:7: error: round brackets hold one expression
       1 | y = (a, b)
         |       ^
        hint: a vector is written [a, b]
      """#
    ),
    (
      "[a, b for s in 1..3]",
      #"""
      code:1:7: error: before for stands one expression
       1 | [a, b for s in 1..3]
         |       ^^^
        hint: write [[a, b] for s in 1..20]
      """#
    ),
    (
      "[a for s of 1..3]",
      #"""
      code:1:10: error: after for s, the word in is missing
       1 | [a for s of 1..3]
         |          ^^
        hint: write for s in 1..20
      """#
    ),
    (
      "[a for 3 in 1..3]",
      #"""
      code:1:8: error: a name is wanted here, not the number 3
       1 | [a for 3 in 1..3]
         |        ^
        hint: as in [… for s in 1..20]
      """#
    ),
    (
      "y = x for s in 1..3",
      #"""
      code:1:7: error: for stands in a list
       1 | y = x for s in 1..3
         |       ^^^
        hint: write [… for s in 1..20]
      """#
    ),
    (
      "y = x in d",
      #"""
      code:1:7: error: in stands after for
       1 | y = x in d
         |       ^^
        hint: write [… for s in 1..20]
      """#
    ),
    (
      "x: 3",
      #"""
      code:1:2: error: a colon stands in the brackets of a call
       1 | x: 3
         |  ^
        hint: as in plot(f, x: -3..3)
      """#
    ),
    (
      "plot(f, 3: x)",
      #"""
      code:1:10: error: before the colon stands a name or a text
       1 | plot(f, 3: x)
         |          ^
        hint: as in plot(f, x: -3..3)
      """#
    ),
  ]
}
