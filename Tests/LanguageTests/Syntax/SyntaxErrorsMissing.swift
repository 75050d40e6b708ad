/// Something is missing: each source with what is said of it.
extension SyntaxErrorCases {
  static let missing: [(String, String)] = [
    (
      #"""
      y =
      z = 3
      """#,
      #"""
      (= z 3)
      code:1:1: error: after y = a formula is missing
       1 | y =
         | ^^^
        hint: write it behind the =
      """#
    ),
    (
      #"""
      y = 3 +
      z = 4
      """#,
      #"""
      (= z 4)
      code:1:7: error: after + a value is missing
       1 | y = 3 +
         |       ^
      """#
    ),
    (
      "y = 3 +",
      #"""
      code:1:7: error: after + a value is missing
       1 | y = 3 +
         |       ^
      """#
    ),
    (
      "y = * 3",
      #"""
      code:1:3: error: between = and * a value is missing
       1 | y = * 3
         |   ^^^
      """#
    ),
    (
      "y = a * / b",
      #"""
      code:1:7: error: between * and / a value is missing
       1 | y = a * / b
         |       ^^^
      """#
    ),
    (
      #"""
      y = a
        + b
      """#,
      #"""
      (= y a)
      code:2:3: error: a line cannot start with +
       2 |   + b
         |   ^
        hint: if the line above goes on here, end that one with +; or put brackets around the line, if it is a statement of its own
      """#
    ),
    (
      #"""
      y = a
      -b
      """#,
      #"""
      (= y a)
      code:2:1: error: a line cannot start with -
       2 | -b
         | ^
        hint: if the line above goes on here, end that one with -; or put brackets around the line, if it is a statement of its own
      """#
    ),
    (
      #"""
      y = a
      on d
      """#,
      #"""
      (= y a)
      code:2:1: error: a line cannot start with on
       2 | on d
         | ^^
        hint: if the line above goes on here, end that one with on
      """#
    ),
    (
      "= 3",
      #"""
      code:1:1: error: before = a name is missing
       1 | = 3
         | ^
        hint: as in y = w*x + b
      """#
    ),
    (
      "f(,a)",
      #"""
      code:1:3: error: between ( and , a value is missing
       1 | f(,a)
         |   ^
      """#
    ),
    (
      "f(a,,b)",
      #"""
      code:1:5: error: between , and , a value is missing
       1 | f(a,,b)
         |     ^
      """#
    ),
    (
      "[1,,2]",
      #"""
      code:1:4: error: between , and , a value is missing
       1 | [1,,2]
         |    ^
      """#
    ),
    (
      "W[1,]",
      #"""
      code:1:5: error: between , and ] a value is missing
       1 | W[1,]
         |     ^
      """#
    ),
    (
      "plot(f, x:)",
      #"""
      code:1:9: error: after x: a value is missing
       1 | plot(f, x:)
         |         ^^
      """#
    ),
    (
      "v[2..]",
      #"""
      code:1:4: error: this range has no end
       1 | v[2..]
         |    ^^
        hint: write v[2..5]; count(d) is the number of rows of a dataset
      """#
    ),
    (
      "v[..3]",
      #"""
      code:1:3: error: this range has no start
       1 | v[..3]
         |   ^^
        hint: write 1..5: indices start at 1
      """#
    ),
    (
      "x^",
      #"""
      code:1:2: error: after ^ a value is missing
       1 | x^
         |  ^
      """#
    ),
    (
      "y = ²",
      #"""
      code:1:5: error: a raised number stands behind what it is the power of
       1 | y = ²
         |     ^
        hint: as in x²
      """#
    ),
    (
      "y = ᵀ",
      #"""
      code:1:3: error: between = and ᵀ a value is missing
       1 | y = ᵀ
         |   ^^^
      """#
    ),
    (
      "a.b.",
      #"""
      code:1:4: error: after the dot a name is missing
       1 | a.b.
         |    ^
        hint: as in h.W, or run.loss
      """#
    ),
    (
      "E on",
      #"""
      code:1:3: error: after the word on a value is missing
       1 | E on
         |   ^^
      """#
    ),
    (
      "y at",
      #"""
      code:1:3: error: after the word at a value is missing
       1 | y at
         |   ^^
      """#
    ),
    (
      "use",
      #"""
      code:1:1: error: after use, a dataset is missing
       1 | use
         | ^^^
        hint: as in use or
      """#
    ),
    (
      "param",
      #"""
      code:1:1: error: a name is missing here
       1 | param
         | ^^^^^
        hint: as in param w = 0.5
      """#
    ),
    (
      "check",
      #"""
      code:1:1: error: after check, what is claimed is missing
       1 | check
         | ^^^^^
        hint: as in check E ≈ 0.86
      """#
    ),
    (
      "check a ≈ b within",
      #"""
      code:1:13: error: after within, a number is missing
       1 | check a ≈ b within
         |             ^^^^^^
        hint: as in check a ≈ b within 0.01
      """#
    ),
    (
      "x at y =",
      #"""
      code:1:8: error: after = a value is missing
       1 | x at y =
         |        ^
      """#
    ),
  ]
}
