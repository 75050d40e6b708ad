import Source

/// What is said of statements that are none, and of operators that do not go together.
extension StatementParser {
  func reserved(_ word: String, _ span: Span) -> Misreading {
    Misreading(
      "\(word) is a word of the language, and cannot be a name", at: span,
      hint: "choose another name, such as \(word)_1; a column by this name is d[\"\(word)\"]")
  }

  var loop: Misreading {
    Misreading(
      "there are no loops", at: token.span,
      hint: "[… for s in 1..20] is a list; train(E, …, epochs: 100) repeats a step of training")
  }

  func operatorAtStart(_ sign: String) -> Misreading {
    if sign == "=" { return Misreading("before = a name is missing", at: token.span, hint: "as in y = w*x + b") }
    guard followsStatement else {
      return Misreading("before \(sign) a value is missing", at: token.span)
    }
    let own = sign == "-" || sign == "+" ? "; or put brackets around the line, if it is a statement of its own" : ""
    return Misreading(
      "a line cannot start with \(sign)", at: token.span,
      hint: "if the line above goes on here, end that one with \(sign)\(own)")
  }

  /// `1..2..3`
  var chainedRange: Misreading {
    Misreading(
      "a range has one start and one end", at: token.span, hint: "linspace(0, 1, 11) makes steps of other sizes")
  }

  var chainedComparison: Misreading {
    Misreading("comparisons do not chain", at: token.span, hint: "write (a < b) * (b < c) for both")
  }

  func chainedComparison(_ left: Expression, _ first: BinaryOperator, _ right: Expression) -> Misreading {
    guard case .symbol(let second) = kind else { return chainedComparison }
    return Misreading(
      "comparisons do not chain", at: token.span,
      hint: "write (\(short(left)) \(first.rawValue) \(short(right))) * (\(short(right)) \(second.rawValue) …) for both"
    )
  }

  /// What stands left of `=` is no name.
  func cannotDefine(_ target: Expression) -> Misreading {
    let shown = short(target)
    switch target.kind {
    case .prime(let inner, _):
      if case .name(let name) = inner.kind {
        return Misreading(
          "\(shown) is the derivative of \(name), and cannot be defined", at: target.span, hint: "call it \(name)_new")
      }
    case .call(let callee, _):
      if case .prime(let inner, _) = callee.kind {
        return Misreading(
          "\(shown) is a derivative, and cannot be defined", at: target.span, hint: "call it \(short(inner))_new")
      }
    case .index, .member:
      return Misreading(
        "a part of something cannot be defined", at: target.span,
        hint: "y at \(shown) = … is y with another value there")
    case .number, .text, .boolean:
      return Misreading("\(shown) is a value, and cannot be defined", at: target.span, hint: "compare with ==")
    case .binary(.divide, _, _) where Habits.leibniz(target) != nil, .partial, .gradient:
      return Misreading(
        "a derivative cannot be defined by a formula", at: target.span,
        hint: "give it a name such as slope = …, or claim it: check \(shown) ≈ …")
    case .brackets:
      return Misreading("several names stand without brackets", at: target.span, hint: "write a, b = split(d, 0.8)")
    case .at:
      return Misreading(
        "a replacement has one =", at: token.span, hint: "several stand in brackets: at (n = 1, m = 2)")
    case .name, .parenthesized, .comprehension, .transpose, .unary, .binary, .range, .on, .atState: break
    }
    return Misreading(
      "left of = stands a name, not \(shown)", at: target.span,
      hint: "name a formula, as in y = w*x + b; compare with ==")
  }

  var decimalComma: Misreading {
    let digits = text[(index - 1)...(index + 1)]
    return Misreading(
      "decimals stand behind a point, not a comma", at: text.span((index - 1)...(index + 1)),
      hint: "write \(short(digits).replacing(",", with: "."))")
  }

  /// `a, b = 1, 2` or `y = 3, z = 4`
  func listAfterDefinition(of title: String) -> Misreading {
    Misreading(
      "one definition stands on a line", at: token.span,
      hint: title.contains(",") ? "write one line for each name" : "go on in the next line; a vector is written [a, b]")
  }
}
