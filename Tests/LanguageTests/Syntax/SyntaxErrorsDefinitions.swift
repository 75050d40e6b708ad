/// What can stand left of =: each source with what is said of it.
extension SyntaxErrorCases {
  static let definitions: [(String, String)] = [
    (
      "w' = w - 0.1*∂E/∂w",
      #"""
      code:1:1: error: w' is the derivative of w, and cannot be defined
       1 | w' = w - 0.1*∂E/∂w
         | ^^
        hint: call it w_new
      """#
    ),
    (
      "f'(x) = 3",
      #"""
      code:1:1: error: f'(x) is a derivative, and cannot be defined
       1 | f'(x) = 3
         | ^^^^^
        hint: call it f_new
      """#
    ),
    (
      "w[1] = 3",
      #"""
      code:1:1: error: a part of something cannot be defined
       1 | w[1] = 3
         | ^^^^
        hint: y at w[1] = … is y with another value there
      """#
    ),
    (
      "h.W = 3",
      #"""
      code:1:1: error: a part of something cannot be defined
       1 | h.W = 3
         | ^^^
        hint: y at h.W = … is y with another value there
      """#
    ),
    (
      "2 = x",
      #"""
      code:1:1: error: 2 is a value, and cannot be defined
       1 | 2 = x
         | ^
        hint: compare with ==
      """#
    ),
    (
      "f(2) = 3",
      #"""
      code:1:3: error: a name is wanted here, not the number 2
       1 | f(2) = 3
         |   ^
        hint: the arguments of a function are names: f(x) = …
      """#
    ),
    (
      "f(x + 1) = 3",
      #"""
      code:1:5: error: the arguments of a function are names alone, but here is +
       1 | f(x + 1) = 3
         |     ^
        hint: write f(x) = …
      """#
    ),
    (
      "f(x, x) = 3",
      #"""
      code:1:6: error: x stands here twice
       1 | f(x, x) = 3
         |      ^
        note: the first is here, line 1
       1 | f(x, x) = 3
         |   ^
      """#
    ),
    (
      "f() = 3",
      #"""
      code:1:2: error: a function needs an argument
       1 | f() = 3
         |  ^^
        hint: a formula is named by f = …
      """#
    ),
    (
      "dE/dw = 3",
      #"""
      code:1:1: error: a derivative cannot be defined by a formula
       1 | dE/dw = 3
         | ^^^^^
        hint: give it a name such as slope = …, or claim it: check dE/dw ≈ …
      """#
    ),
    (
      "∂E/∂w = 3",
      #"""
      code:1:1: error: a derivative cannot be defined by a formula
       1 | ∂E/∂w = 3
         | ^^^^^
        hint: give it a name such as slope = …, or claim it: check ∂E/∂w ≈ …
      """#
    ),
    (
      "(a, b) = split(d)",
      #"""
      code:1:3: error: round brackets hold one expression
       1 | (a, b) = split(d)
         |   ^
        hint: several names stand without brackets: a, b = split(d, 0.8)
      """#
    ),
    (
      "[a, b] = split(d)",
      #"""
      code:1:1: error: several names stand without brackets
       1 | [a, b] = split(d)
         | ^^^^^^
        hint: write a, b = split(d, 0.8)
      """#
    ),
    (
      "a, a = split(d)",
      #"""
      code:1:4: error: a stands here twice
       1 | a, a = split(d)
         |    ^
        note: the first is here, line 1
       1 | a, a = split(d)
         | ^
      """#
    ),
    (
      "x + y = 3",
      #"""
      code:1:1: error: left of = stands a name, not x + y
       1 | x + y = 3
         | ^^^^^
        hint: name a formula, as in y = w*x + b; compare with ==
      """#
    ),
    (
      "a = b = 3",
      #"""
      code:1:7: error: one = stands in a statement
       1 | a = b = 3
         |       ^
        hint: one definition a line; two values are compared with ==
      """#
    ),
    (
      "a, b = 1, 2",
      #"""
      code:1:9: error: one definition stands on a line
       1 | a, b = 1, 2
         |         ^
        hint: write one line for each name
      """#
    ),
    (
      "y = 3, z = 4",
      #"""
      code:1:6: error: one definition stands on a line
       1 | y = 3, z = 4
         |      ^
        hint: go on in the next line; a vector is written [a, b]
      """#
    ),
    (
      "a, b",
      #"""
      code:1:2: error: a comma cannot stand here
       1 | a, b
         |  ^
        hint: one statement stands on a line; table(a, b) shows several values side by side
      """#
    ),
    (
      "y = (a = 3)",
      #"""
      code:1:8: error: = defines a name, and cannot stand inside an expression
       1 | y = (a = 3)
         |        ^
        hint: compare with ==; what is replaced stands after at, as in y at x = 3
      """#
    ),
    (
      "on = 3",
      #"""
      code:1:1: error: on is a word of the language, and cannot be a name
       1 | on = 3
         | ^^
        hint: choose another name, such as on_1; a column by this name is d["on"]
      """#
    ),
    (
      "true = 3",
      #"""
      code:1:1: error: true is a word of the language, and cannot be a name
       1 | true = 3
         | ^^^^
        hint: choose another name, such as true_1; a column by this name is d["true"]
      """#
    ),
    (
      "f(in) = 3",
      #"""
      code:1:3: error: in is a word of the language, and cannot be a name
       1 | f(in) = 3
         |   ^^
        hint: choose another name, such as in_1; a column by this name is d["in"]
      """#
    ),
    (
      "y = at + 1",
      #"""
      code:1:5: error: at is a word of the language, and cannot be a name
       1 | y = at + 1
         |     ^^
        hint: choose another name, such as at_1; a column by this name is d["at"]
      """#
    ),
  ]
}
