/// Operators of other languages: each source with what is said of it.
extension SyntaxErrorCases {
  static let operators: [(String, String)] = [
    (
      "y = x**2",
      #"""
      code:1:6: error: ** is not used here
       1 | y = x**2
         |      ^^
        hint: a power is written ^, as in x^2
      """#
    ),
    (
      "y = x * * 2",
      #"""
      code:1:7: error: * * is no operator
       1 | y = x * * 2
         |       ^^^
        hint: a power is written ^
      """#
    ),
    (
      "y = a and b",
      #"""
      code:1:7: error: and is no operator here
       1 | y = a and b
         |       ^^^
        hint: both hold where the product is 1: write (a > 0) * (b > 0)
      """#
    ),
    (
      "y = not a",
      #"""
      code:1:5: error: not is not used like this
       1 | y = not a
         |     ^^^
        hint: write 1 - a, or turn the comparison round
      """#
    ),
    (
      "y = a && b",
      #"""
      code:1:7: error: && is not used here
       1 | y = a && b
         |       ^^
        hint: both hold where the product is 1: write (a > 0) * (b > 0)
      """#
    ),
    (
      "y = a or !b",
      #"""
      code:1:7: error: or is no operator here
       1 | y = a or !b
         |       ^^
        hint: one holds where the larger is 1: write max(a > 0, b > 0)
      """#
    ),
    (
      "y = !x",
      #"""
      code:1:5: error: ! is not used here
       1 | y = !x
         |     ^
        hint: write 1 - a, or turn the comparison round
      """#
    ),
    (
      "y = x!",
      #"""
      code:1:6: error: ! is not used here
       1 | y = x!
         |      ^
        hint: not equal is written !=; there is no factorial
      """#
    ),
    (
      "y = a || b",
      #"""
      code:1:7: error: || is not used here
       1 | y = a || b
         |       ^^
        hint: one holds where the larger is 1: write max(a > 0, b > 0)
      """#
    ),
    (
      "y = |x|",
      #"""
      code:1:5: error: | is not used here
       1 | y = |x|
         |     ^
        hint: write abs(x)
      """#
    ),
    (
      "y = a // b",
      #"""
      code:1:7: error: // is not used here
       1 | y = a // b
         |       ^^
        hint: a comment starts with #, a quotient has one /
      """#
    ),
    (
      "/* a note */",
      #"""
      code:1:1: error: /* is not used here
       1 | /* a note */
         | ^^
        hint: a comment starts with #
      """#
    ),
    (
      "y = 5%",
      #"""
      code:1:6: error: % is not used here
       1 | y = 5%
         |      ^
        hint: a percentage is written as a number, such as 0.05
      """#
    ),
    (
      "y = a ? b : c",
      #"""
      code:1:7: error: ? is not used here
       1 | y = a ? b : c
         |       ^
        hint: write if(condition, a, b)
      """#
    ),
    (
      "y = 1...3",
      #"""
      code:1:6: error: ... is not used here
       1 | y = 1...3
         |      ^^^
        hint: a range is written with two dots: 1..20
      """#
    ),
    (
      "y === 3",
      #"""
      code:1:3: error: === is not used here
       1 | y === 3
         |   ^^^
        hint: exact equality is written ==
      """#
    ),
    (
      "x is 3",
      #"""
      code:1:3: error: is is no operator here
       1 | x is 3
         |   ^^
        hint: compare with ==
      """#
    ),
    (
      "y := 3",
      #"""
      code:1:3: error: := is not used here
       1 | y := 3
         |   ^^
        hint: a definition is written with =
      """#
    ),
    (
      "w += 1",
      #"""
      code:1:3: error: += is not used here
       1 | w += 1
         |   ^^
        hint: a name stays what it is; give the new value a name of its own: w_new = w + …
      """#
    ),
    (
      "y = 3; z = 4",
      #"""
      code:1:6: error: ; is not used here
       1 | y = 3; z = 4
         |      ^
        hint: one statement stands on a line
      """#
    ),
    (
      "x[1:3]",
      #"""
      code:1:4: error: a part of an array is written with two dots
       1 | x[1:3]
         |    ^
        hint: write v[1..3] for a part, W[2] for a row; indices start at 1
      """#
    ),
    (
      "x[:, 2]",
      #"""
      code:1:3: error: a part of an array is written with two dots
       1 | x[:, 2]
         |   ^
        hint: write v[1..3] for a part, W[2] for a row; indices start at 1
      """#
    ),
    (
      "gd(rate = 0.5)",
      #"""
      code:1:9: error: in a call, = has no meaning
       1 | gd(rate = 0.5)
         |         ^
        hint: write rate: … to name an argument, ≈ or == to compare
      """#
    ),
    (
      "y = a if b else c",
      #"""
      code:1:7: error: if is no operator here
       1 | y = a if b else c
         |       ^^
        hint: write if(condition, a, b)
      """#
    ),
  ]
}
