import Source

extension Habits {
  /// What to say of a sign that the language does not have, where a value is wanted or where an operator is.
  static func unknown(_ sign: String, at span: Span, isOperand: Bool) -> Diagnostic {
    if let hint = operators[sign] ?? (isOperand ? before[sign] : between[sign]) ?? signs[sign] {
      return Diagnostic("\(sign) is not used here", at: span, hint: hint)
    }
    guard let scalar = sign.unicodeScalars.first else { return Diagnostic("something is wrong here", at: span) }
    if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
      return Diagnostic("\(sign) is a full-width character", at: span, hint: "write the plain \(plain)")
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark:
      return Diagnostic(
        "a mark (\(Lexer.code(scalar))) stands here without a letter below it", at: span,
        hint: "it belongs right behind a letter")
    case .decimalNumber, .otherNumber:
      return Diagnostic("\(sign) is not a digit that is read here", at: span, hint: "numbers are written with 0 to 9")
    default:
      return Diagnostic("\(sign) has no meaning here", at: span, hint: "names are made of letters, digits and _")
    }
  }

  private static let operators: [String: String] = [
    "**": "a power is written ^, as in x^2",
    ":=": "a definition is written with =",
    "+=": change("+"), "-=": change("-"), "*=": change("*"), "/=": change("/"), "^=": change("^"),
    "===": "exact equality is written ==", "!==": "write !=, or ≠",
    "...": "a range is written with two dots: 1..20",
    "=>": "at least is written >=; a function is f(x) = x^2", "->": "a function is written f(x) = x^2",
    "=<": "at most is written <=", "<>": "write !=, or ≠",
    "//": "a comment starts with #, a quotient has one /", "/*": "a comment starts with #",
    "*/": "a comment starts with #, and ends with its line",
    "&&": "both hold where the product is 1: write (a > 0) * (b > 0)",
    "&": "both hold where the product is 1: write (a > 0) * (b > 0)",
  ]

  private static func change(_ sign: String) -> String {
    "a name stays what it is; give the new value a name of its own: w_new = w \(sign) …"
  }

  /// Where a value is wanted.
  private static let before: [String: String] = [
    "|": "write abs(x)", "||": "write norm(x)", "!": "write 1 - a, or turn the comparison round",
    "¬": "write 1 - a, or turn the comparison round",
  ]

  /// Where an operator is wanted.
  private static let between: [String: String] = [
    "|": "one holds where the larger is 1: write max(a > 0, b > 0); a size is abs(x)",
    "||": "one holds where the larger is 1: write max(a > 0, b > 0)",
    "!": "not equal is written !=; there is no factorial",
  ]

  private static let signs: [String: String] = [
    ";": "one statement stands on a line", "{": "only ( and [ are brackets here", "}": "only ( and [ are brackets here",
    "%": "a percentage is written as a number, such as 0.05", "$": "names stand here without $",
    "\\": "letters are written as they are, such as σ, or by name, such as sigmoid",
    "`": "names stand here without quotes", "?": "write if(condition, a, b)",
    "√": "write sqrt(x)", "∛": "write x^(1/3)", "∑": "write sum(…)",
    "∏": "there is no product over elements; exp(sum(log(x)))",
    "∫": "there are no integrals", "∞": "there is no number for infinity", "∥": "write norm(x)", "‖": "write norm(x)",
    "∧": "both hold where the product is 1: write (a > 0) * (b > 0)",
    "∨": "one holds where the larger is 1: write max(a > 0, b > 0)",
    "∈": "write in, as in [… for s in 1..20]", "→": "a function is written f(x) = x^2",
    "↦": "a function is written f(x) = x^2",
    "←": "a definition is written with =", "≔": "a definition is written with =",
    "⇒": "a function is written f(x) = x^2",
    "…": "a range is written with two dots: 1..20", "‥": "a range is written with two dots: 1..20",
    "—": "a minus is written -", "±": "check a ≈ b within 0.01 allows a difference", "∘": "write f(g(x))",
    "≃": "nearly equal is written ≈ or ~=", "≅": "nearly equal is written ≈ or ~=", "≡": "exact equality is written ==",
    "∝": "only formulas with = can be written", "°": "angles are in radians: 180° is π",
    "ˆ": "a power is written ^", "ⁿ": "write x^n", "⁻": "write x^-1", "⁺": "write x^2", "½": "write 1/2",
    "¼": "write 1/4",
    "¾": "write 3/4", "⟨": "write dot(a, b)", "⟩": "write dot(a, b)", "𝜕": "write ∂", "𝛁": "write ∇",
    "∆": "write Δ, the letter",
  ]
}
