import Source

extension Lexer {
  /// `.5`, where the dot does not belong to the operand before it.
  var startsFraction: Bool {
    guard peek() == ".", let digit = peek(1), digit.isASCIIDigit, !followsOperand else { return false }
    return true
  }

  /// Digits, a point with digits, an exponent. In `1..3` the points are a range.
  mutating func number() {
    let (first, firstByte) = (index, byte)
    digits()
    if peek() == ".", peek(1) != ".", !(peek(1)?.startsName ?? false) {
      advance()
      digits()
    }
    exponent()
    let literal = String(String.UnicodeScalarView(scalars[first..<index].map { $0.isASCII ? $0 : "-" }))
    emit(kind(of: literal, from: first), .number, from: first, byte: firstByte)
  }

  private mutating func digits() {
    while let scalar = peek(), scalar.isASCIIDigit { advance() }
  }

  private mutating func exponent() {
    guard peek() == "e" || peek() == "E", let sign = peek(1) else { return }
    if sign.isASCIIDigit {
      advance()
    } else if "+-\u{2212}\u{2013}".unicodeScalars.contains(sign), let digit = peek(2), digit.isASCIIDigit {
      advance(2)
    } else {
      return
    }
    digits()
  }

  private func kind(of literal: String, from first: Int) -> Token.Kind {
    guard literal.utf8.count <= 1000 else {
      return .problem(
        Diagnostic(
          "this number has \(literal.utf8.count) characters, and at most 1000 are read", at: span(from: first),
          hint: "17 digits say all that a number here can hold"))
    }
    guard let value = Double(literal), value.isFinite else {
      return .problem(
        Diagnostic("this number is too large", at: span(from: first), hint: "the largest number is about 1.8e308"))
    }
    return .number(value, literal: literal)
  }
}
