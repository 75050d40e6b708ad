/// Brackets and quotes without a partner: each source with what is said of it.
extension SyntaxErrorCases {
  static let brackets: [(String, String)] = [
    (
      #"""
      y = (a + b
      z = 3
      """#,
      #"""
      (= z 3)
      code:1:5: error: the bracket ( is not closed
       1 | y = (a + b
         |     ^
        hint: a ) is missing after what belongs into it
      """#
    ),
    (
      #"""
      run = train(E,
        optimizer: gd(rate: 0.5,
        epochs: 1000)
      plot(run.loss)
      """#,
      #"""
      (call plot (. run loss))
      code:1:12: error: the bracket ( is not closed
       1 | run = train(E,
         |            ^
        hint: a ) is missing after what belongs into it
      """#
    ),
    (
      #"""
      y = [1, 2
      check y ≈ 3
      """#,
      #"""
      (check (≈ y 3))
      code:1:5: error: the bracket [ is not closed
       1 | y = [1, 2
         |     ^
        hint: a ] is missing after what belongs into it
      """#
    ),
    (
      "y = a + b)",
      #"""
      code:1:10: error: this ) closes nothing
       1 | y = a + b)
         |          ^
        hint: leave it out, or open a bracket before it
      """#
    ),
    (
      "y = (a + b]",
      #"""
      code:1:11: error: the bracket ( is closed by ]
       1 | y = (a + b]
         |           ^
        note: it is opened here, line 1
       1 | y = (a + b]
         |     ^
        hint: write )
      """#
    ),
    (
      "y = f(a[1)]",
      #"""
      code:1:10: error: the bracket [ is closed by )
       1 | y = f(a[1)]
         |          ^
        note: it is opened here, line 1
       1 | y = f(a[1)]
         |        ^
        hint: write ]
      """#
    ),
    (
      #"""
      t = "abc
      z = 3
      """#,
      #"""
      (= z 3)
      code:1:5: error: this quote is not closed on its line
       1 | t = "abc
         |     ^
        hint: end the text with " on this line
      """#
    ),
    (
      #"""
      f("a)
      z = 3
      """#,
      #"""
      (= z 3)
      code:1:3: error: this quote is not closed on its line
       1 | f("a)
         |   ^
        hint: end the text with " on this line
      """#
    ),
    (
      #"y = x" + 3"#,
      #"""
      code:1:6: error: this quote is not closed on its line
       1 | y = x" + 3
         |      ^
        hint: end the text with " on this line, or write '' for a second derivative
      """#
    ),
    (
      #"y = "a\qb""#,
      #"""
      code:1:7: error: \q is not known in a text
       1 | y = "a\qb"
         |       ^^
        hint: a backslash is written \\; \", \n and \t are known too
      """#
    ),
    (
      "y = ()",
      #"""
      code:1:5: error: there is nothing between these brackets
       1 | y = ()
         |     ^^
      """#
    ),
    (
      "w[]",
      #"""
      code:1:2: error: there is no index between these brackets
       1 | w[]
         |  ^^
        hint: indices start at 1, as in w[1] or W[2, 3]
      """#
    ),
    (
      "y = f(x",
      #"""
      code:1:6: error: the bracket ( is not closed
       1 | y = f(x
         |      ^
        hint: a ) is missing after what belongs into it
      """#
    ),
  ]
}
