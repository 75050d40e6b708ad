/// Derivatives: each source with what is said of it.
extension SyntaxErrorCases {
  static let derivatives: [(String, String)] = [
    (
      "∂E",
      #"""
      code:1:1: error: ∂E does not say by what it is differentiated
       1 | ∂E
         | ^^
        hint: write ∂E/∂w, or ∇E for all parameters
      """#
    ),
    (
      "∂E/w",
      #"""
      code:1:4: error: below the line a ∂ is missing
       1 | ∂E/w
         |    ^
        hint: write ∂E/∂w
      """#
    ),
    (
      "∂/∂w E",
      #"""
      code:1:1: error: what is differentiated stands right behind ∂
       1 | ∂/∂w E
         | ^^
        hint: write ∂E/∂w, or ∂(x^2)/∂x
      """#
    ),
    (
      "∂E/∂",
      #"""
      code:1:4: error: after the lower ∂ the name of a variable is missing
       1 | ∂E/∂
         |    ^
        hint: as in ∂E/∂w
      """#
    ),
    (
      "∂E/∂(w)",
      #"""
      code:1:5: error: after the lower ∂ the name of a variable is missing
       1 | ∂E/∂(w)
         |     ^
        hint: as in ∂E/∂w
      """#
    ),
    (
      "∂5/∂x",
      #"""
      code:1:2: error: after ∂ stands a name, a call or brackets, not the number 5
       1 | ∂5/∂x
         |  ^
        hint: as in ∂E/∂w
      """#
    ),
    (
      "∂²E/∂w",
      #"""
      code:1:1: error: the derivative is of order 2 above the line, but 1 below
       1 | ∂²E/∂w
         | ^^^^^^
        hint: write ∂²E/∂w² or ∂²E/∂w∂v for a second derivative, ∂E/∂w for a first
      """#
    ),
    (
      "∂E/∂w∂v",
      #"""
      code:1:1: error: ∂ stands once above the line, but 2 times below
       1 | ∂E/∂w∂v
         | ^^^^^^^
        hint: a second derivative is written ∂²E/∂w∂v or ∂²E/∂w²
      """#
    ),
    (
      "∂²E/∂w∂v²",
      #"""
      code:1:1: error: the derivative is of order 2 above the line, but 3 below
       1 | ∂²E/∂w∂v²
         | ^^^^^^^^^
        hint: write ∂²E/∂w² or ∂²E/∂w∂v for a second derivative, ∂E/∂w for a first
      """#
    ),
    (
      "∂^2.5E/∂w",
      #"""
      code:1:3: error: the order of a derivative is a whole number from 1 on
       1 | ∂^2.5E/∂w
         |   ^^^
      """#
    ),
    (
      "∂¹⁰E/∂w¹⁰",
      #"""
      code:1:1: error: this is a derivative of order 10, and 9 is the highest
       1 | ∂¹⁰E/∂w¹⁰
         | ^^^
      """#
    ),
    (
      "∇",
      #"""
      code:1:1: error: after ∇ a value is missing
       1 | ∇
         | ^
      """#
    ),
    (
      "∇²E",
      #"""
      code:1:2: error: ∇ has no power
       1 | ∇²E
         |  ^
        hint: a second derivative is written ∂²E/∂w²
      """#
    ),
    (
      "∇[1]",
      #"""
      code:1:2: error: after ∇ stands a name or brackets, not [
       1 | ∇[1]
         |  ^
        hint: as in ∇E
      """#
    ),
    (
      "f''''''''''(x)",
      #"""
      code:1:2: error: this is a derivative of order 10, and 9 is the highest
       1 | f''''''''''(x)
         |  ^^^^^^^^^^
      """#
    ),
  ]
}
