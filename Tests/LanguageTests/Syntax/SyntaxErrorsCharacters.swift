/// Characters that only look right: each source with what is said of it.
extension SyntaxErrorCases {
  static let characters: [(String, String)] = [
    (
      "y = “text”",
      #"""
      code:1:5: error: a text stands in straight quotes
       1 | y = “text”
         |     ^^^^^^
        hint: write "text"
      """#
    ),
    (
      "y = f(“a)",
      #"""
      code:1:7: error: a text stands in straight quotes
       1 | y = f(“a)
         |       ^
        hint: write "
      """#
    ),
    (
      "y = ‘text’",
      #"""
      code:1:5: error: a text stands in double quotes
       1 | y = ‘text’
         |     ^^^^^^
        hint: write "text"
      """#
    ),
    (
      "f '(x)",
      #"""
      code:1:3: error: a prime stands right after a function, and here is none
       1 | f '(x)
         |   ^
        hint: write f' for a derivative and "…" for a text
      """#
    ),
    (
      "y = ｘ＋1",
      #"""
      code:1:5: error: ｘ is a full-width character
       1 | y = ｘ＋1
         |     ^^
        hint: write the plain x
      """#
    ),
    (
      "y = √x",
      #"""
      code:1:5: error: √ is not used here
       1 | y = √x
         |     ^
        hint: write sqrt(x)
      """#
    ),
    (
      "y = ∑x",
      #"""
      code:1:5: error: ∑ is not used here
       1 | y = ∑x
         |     ^
        hint: write sum(…)
      """#
    ),
    (
      "y = x½",
      #"""
      code:1:6: error: ½ is not used here
       1 | y = x½
         |      ^
        hint: write 1/2
      """#
    ),
    (
      "y = xⁿ",
      #"""
      code:1:6: error: ⁿ is not used here
       1 | y = xⁿ
         |      ^
        hint: write x^n
      """#
    ),
    (
      "y = x⁻¹",
      #"""
      code:1:6: error: ⁻ is not used here
       1 | y = x⁻¹
         |      ^
        hint: write x^-1
      """#
    ),
    (
      "y = x → 3",
      #"""
      code:1:7: error: → is not used here
       1 | y = x → 3
         |       ^
        hint: a function is written f(x) = x^2
      """#
    ),
    (
      "y = 😀 + 1",
      #"""
      code:1:5: error: 😀 has no meaning here
       1 | y = 😀 + 1
         |     ^^
        hint: names are made of letters, digits and _
      """#
    ),
    (
      "y = 1️⃣",
      #"""
      code:1:6: error: here is an invisible character, U+FE0F
       1 | y = 1️⃣
         |      ^
        hint: delete it; it often comes along when text is copied from a page
      """#
    ),
    (
      "y ̂= 3",
      #"""
      code:1:3: error: a mark (U+0302) stands here without a letter below it
       1 | y ̂= 3
         |   ^
        hint: it belongs right behind a letter
      """#
    ),
    (
      "y = a\u{200B} + b",
      """
      code:1:6: error: here is an invisible character, U+200B
       1 | y = a\u{200B} + b
         |      ^
        hint: delete it; it often comes along when text is copied from a page
      """
    ),
    (
      "y = a\u{7}",
      """
      code:1:6: error: here is an invisible character, U+0007
       1 | y = a�
         |      ^
        hint: delete it; it often comes along when text is copied from a page
      """
    ),
    (
      "y = x\u{AD} + 3",
      """
      code:1:6: error: here is an invisible character, U+00AD
       1 | y = x\u{AD} + 3
         |      ^
        hint: delete it; it often comes along when text is copied from a page
      """
    ),
    (
      "a…b",
      #"""
      code:1:2: error: … is not used here
       1 | a…b
         |  ^
        hint: a range is written with two dots: 1..20
      """#
    ),
  ]
}
