/// Products are written out: each source with what is said of it.
extension SyntaxErrorCases {
  static let products: [(String, String)] = [
    (
      "y = 2x",
      #"""
      code:1:5: error: 2x is not read as a product
       1 | y = 2x
         |     ^^
        hint: write products out: 2*x
      """#
    ),
    (
      "y = 2(x+1)",
      #"""
      code:1:5: error: 2(x+1) is not read as a product
       1 | y = 2(x+1)
         |     ^^^^^^
        hint: write products out: 2*(x+1)
      """#
    ),
    (
      "z = x1 x2",
      #"""
      code:1:5: error: x1 x2 is not read as a product
       1 | z = x1 x2
         |     ^^^^^
        hint: write products out: x1*x2
      """#
    ),
    (
      "z = (x + 1) x2",
      #"""
      code:1:11: error: (…) x2 is not read as a product
       1 | z = (x + 1) x2
         |           ^^^^
        hint: write products out: (…)*x2
      """#
    ),
    (
      "y = 2π + 3",
      #"""
      code:1:5: error: 2π is not read as a product
       1 | y = 2π + 3
         |     ^^
        hint: write products out: 2*π
      """#
    ),
    (
      "y = 2[1]",
      #"""
      code:1:5: error: 2[1] is not read as a product
       1 | y = 2[1]
         |     ^^^^
        hint: write products out: 2*[1]
      """#
    ),
    (
      "[1 2 3]",
      #"""
      code:1:2: error: between 1 and 2 a comma or an operator is missing
       1 | [1 2 3]
         |  ^^^
        hint: write 1, 2 for two entries, 1*2 for their product
      """#
    ),
    (
      "y = 3 4",
      #"""
      code:1:5: error: between 3 and 4 an operator or a comma is missing
       1 | y = 3 4
         |     ^^^
      """#
    ),
    (
      #"y = "a" b"#,
      #"""
      code:1:5: error: "a" b is not read as a product
       1 | y = "a" b
         |     ^^^^^
        hint: write products out: "a"*b
      """#
    ),
    (
      "sin x",
      #"""
      code:1:1: error: the argument of sin stands in brackets
       1 | sin x
         | ^^^^^
        hint: write sin(x)
      """#
    ),
    (
      "y = sin²(x)",
      #"""
      code:1:8: error: a power stands behind the brackets of a call
       1 | y = sin²(x)
         |        ^
        hint: write sin(x)²
      """#
    ),
    (
      "y = x²ᵀ",
      #"""
      code:1:7: error: nothing can follow a raised number directly
       1 | y = x²ᵀ
         |       ^
        hint: write brackets: (x²)
      """#
    ),
    (
      "print x",
      #"""
      code:1:1: error: print is not used like this
       1 | print x
         | ^^^^^
        hint: an expression on a line of its own is shown
      """#
    ),
    (
      "y = 1.5.2",
      #"""
      code:1:5: error: a number has one decimal point
       1 | y = 1.5.2
         |     ^^^^
        hint: a range has two dots, as in 1..20
      """#
    ),
    (
      #"y = "a"(3)"#,
      #"""
      code:1:5: error: ( cannot follow "a"
       1 | y = "a"(3)
         |     ^^^^
      """#
    ),
    (
      "y = 3 z = 4",
      #"""
      code:1:5: error: two statements stand on this line
       1 | y = 3 z = 4
         |     ^^^
        hint: one statement stands on a line
      """#
    ),
    (
      "param w = 0.5 b = 0",
      #"""
      code:1:11: error: between two parameters a comma is missing
       1 | param w = 0.5 b = 0
         |           ^^^^^
        hint: write 0.5, b
      """#
    ),
  ]
}
