/// Statements of other languages: each source with what is said of it.
extension SyntaxErrorCases {
  static let words: [(String, String)] = [
    (
      "def f(x):",
      #"""
      code:1:1: error: def is not used like this
       1 | def f(x):
         | ^^^
        hint: a function is just f(x) = x^2
      """#
    ),
    (
      "f = lambda x: x^2",
      #"""
      code:1:5: error: lambda is not used like this
       1 | f = lambda x: x^2
         |     ^^^^^^
        hint: give the function a name: f(x) = x^2
      """#
    ),
    (
      "let y = 3",
      #"""
      code:1:1: error: let is not used like this
       1 | let y = 3
         | ^^^
        hint: a definition is just y = 3
      """#
    ),
    (
      "var y = 3",
      #"""
      code:1:1: error: var is not used like this
       1 | var y = 3
         | ^^^
        hint: a definition is just y = 3
      """#
    ),
    (
      "if x > 3 then 4",
      #"""
      code:1:1: error: if is not used like this
       1 | if x > 3 then 4
         | ^^
        hint: write if(condition, a, b)
      """#
    ),
    (
      "for i in 1..10",
      #"""
      code:1:1: error: there are no loops
       1 | for i in 1..10
         | ^^^
        hint: [… for s in 1..20] is a list; train(E, …, epochs: 100) repeats a step of training
      """#
    ),
    (
      "while x > 3",
      #"""
      code:1:1: error: while is not used like this
       1 | while x > 3
         | ^^^^^
        hint: there are no loops; train(E, …, until: E < 0.01) goes on until something holds
      """#
    ),
    (
      "return x",
      #"""
      code:1:1: error: return is not used like this
       1 | return x
         | ^^^^^^
        hint: a function is one formula: f(x) = x^2
      """#
    ),
    (
      "import numpy",
      #"""
      code:1:1: error: import is not used like this
       1 | import numpy
         | ^^^^^^
        hint: everything is here already; csv("data.csv") reads a file
      """#
    ),
    (
      "not a",
      #"""
      code:1:1: error: not is not used like this
       1 | not a
         | ^^^
        hint: write 1 - a, or turn the comparison round
      """#
    ),
    (
      "y = [a for s in 1..3 if s]",
      #"""
      code:1:22: error: a condition cannot stand in a list
       1 | y = [a for s in 1..3 if s]
         |                      ^^
        hint: if(c, a, b) chooses between two values
      """#
    ),
    (
      "plot(f, 'text')",
      #"""
      code:1:9: error: a text stands in double quotes
       1 | plot(f, 'text')
         |         ^^^^^^
        hint: write "text"
      """#
    ),
    (
      "y = {1, 2}",
      #"""
      code:1:5: error: { is not used here
       1 | y = {1, 2}
         |     ^
        hint: only ( and [ are brackets here
      """#
    ),
    (
      #"\sigma(x)"#,
      #"""
      code:1:1: error: \ is not used here
       1 | \sigma(x)
         | ^
        hint: letters are written as they are, such as σ, or by name, such as sigmoid
      """#
    ),
    (
      "y = $x$",
      #"""
      code:1:5: error: $ is not used here
       1 | y = $x$
         |     ^
        hint: names stand here without $
      """#
    ),
    (
      "y = 0,5",
      #"""
      code:1:5: error: decimals stand behind a point, not a comma
       1 | y = 0,5
         |     ^^^
        hint: write 0.5
      """#
    ),
    (
      "param w = 0,5",
      #"""
      code:1:11: error: decimals stand behind a point, not a comma
       1 | param w = 0,5
         |           ^^^
        hint: write 0.5
      """#
    ),
  ]
}
