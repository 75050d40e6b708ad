/// Statements that start with a word: each source with what is said of it.
extension SyntaxErrorCases {
  static let declarations: [(String, String)] = [
    (
      "param w",
      #"""
      code:1:7: error: w has no first value
       1 | param w
         |       ^
        hint: write param w = 0.5, or param w ~ normal(0, 1) for random ones
      """#
    ),
    (
      "param w, b = 3",
      #"""
      code:1:7: error: w has no first value
       1 | param w, b = 3
         |       ^
        hint: write param w = 0.5, or param w ~ normal(0, 1) for random ones
      """#
    ),
    (
      "param w =",
      #"""
      code:1:7: error: after w = a value is missing
       1 | param w =
         |       ^^^
        hint: write param w = 0.5, or param w ~ normal(0, 1) for random ones
      """#
    ),
    (
      "param w == 3",
      #"""
      code:1:9: error: a first value is written with =
       1 | param w == 3
         |         ^^
        hint: write param w = 0.5, or param w ~ normal(0, 1) for random ones
      """#
    ),
    (
      "param w ~= 3",
      #"""
      code:1:9: error: a first value is written with =
       1 | param w ~= 3
         |         ^^
        hint: write param w = 0.5, or param w ~ normal(0, 1) for random ones
      """#
    ),
    (
      "param w: 3",
      #"""
      code:1:8: error: a first value is written with =
       1 | param w: 3
         |        ^
        hint: write param w = 0.5, or param w ~ normal(0, 1) for random ones
      """#
    ),
    (
      "param h.W = 3",
      #"""
      code:1:8: error: a parameter's name has no dot
       1 | param h.W = 3
         |        ^
        hint: the parameters of a layer come with it; dense(x, 3, W: …, b: …) sets their first values
      """#
    ),
    (
      "param W[] = 3",
      #"""
      code:1:7: error: W[] has no shape
       1 | param W[] = 3
         |       ^^^
        hint: write W[8] for a vector of 8
      """#
    ),
    (
      "param f(x) = 3",
      #"""
      code:1:8: error: a parameter is an array, not a function
       1 | param f(x) = 3
         |        ^
        hint: its shape is written W[8, 64]
      """#
    ),
    (
      "param w = 1, w = 2",
      #"""
      code:1:14: error: w stands here twice
       1 | param w = 1, w = 2
         |              ^
        note: the first is here, line 1
       1 | param w = 1, w = 2
         |       ^
      """#
    ),
    (
      "param on = 3",
      #"""
      code:1:7: error: on is a word of the language, and cannot be a name
       1 | param on = 3
         |       ^^
        hint: choose another name, such as on_1; a column by this name is d["on"]
      """#
    ),
    (
      "param 3 = w",
      #"""
      code:1:7: error: a name is wanted here, not the number 3
       1 | param 3 = w
         |       ^
        hint: as in param w = 0.5
      """#
    ),
    (
      "x ~ normal(0, 1)",
      #"""
      code:1:3: error: ~ stands only after param
       1 | x ~ normal(0, 1)
         |   ^
        hint: write param w ~ normal(0, 1), or ≈ (~=) for nearly equal
      """#
    ),
    (
      "use a, b",
      #"""
      code:1:6: error: one dataset is used in a statement
       1 | use a, b
         |      ^
        hint: write use … once more, on a line of its own
      """#
    ),
    (
      "check y = 3",
      #"""
      code:1:9: error: = defines a name, and does not compare
       1 | check y = 3
         |         ^
        hint: write ≈ (~=) to compare to the decimals written, or == for exactly
      """#
    ),
    (
      "check a == b within 0.1",
      #"""
      code:1:14: error: within goes with ≈
       1 | check a == b within 0.1
         |              ^^^^^^
        hint: write check a ≈ b within 0.01
      """#
    ),
    (
      "y = a ≈ b within 0.01",
      #"""
      code:1:11: error: within belongs to a claim
       1 | y = a ≈ b within 0.01
         |           ^^^^^^
        hint: write check a ≈ b within 0.01
      """#
    ),
    (
      "check a ≈ b ± 0.01",
      #"""
      code:1:13: error: ± is not used here
       1 | check a ≈ b ± 0.01
         |             ^
        hint: check a ≈ b within 0.01 allows a difference
      """#
    ),
    (
      "y = param",
      #"""
      code:1:5: error: param is a word of the language, and cannot be a name
       1 | y = param
         |     ^^^^^
        hint: choose another name, such as param_1; a column by this name is d["param"]
      """#
    ),
  ]
}
