import Source

/// Cuts one line of code into words. A word never goes on in the next line.
struct Lexer {
  let line: CodeLine
  let scalars: [Unicode.Scalar]
  /// The next scalar, and the bytes before it.
  private(set) var index = 0
  private(set) var byte = 0
  private(set) var tokens: [Token] = []
  private var lastEnd = -1

  /// The words of a line in order, comments among them.
  static func tokens(of line: CodeLine) -> [Token] {
    var lexer = Lexer(line)
    while lexer.index < lexer.scalars.count { lexer.next() }
    return classified(lexer.tokens)
  }

  private init(_ line: CodeLine) {
    self.line = line
    scalars = Array(line.text.unicodeScalars)
  }

  private mutating func next() {
    let scalar = scalars[index]
    if scalar.isSpace {
      advance()
    } else if scalar.isASCIIDigit || startsFraction {
      number()
    } else if scalar.startsName {
      name()
    } else if scalar == "\"" {
      text()
    } else if scalar.primes != nil || scalar == "\u{2018}" {
      primes()
    } else if scalar.raisedDigit != nil {
      superscript()
    } else if let (match, length) = Spelling.match(scalars, at: index) {
      symbol(match, length)
    } else {
      unknown()
    }
  }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count {
      byte += UTF8.width(scalars[index])
      index += 1
    }
  }

  func position(_ index: Int) -> Position {
    Position(line: line.start.line, column: line.start.column + index)
  }

  func span(from first: Int) -> Span { Span(position(first), position(index)) }

  func string(from first: Int) -> String { String(String.UnicodeScalarView(scalars[first..<index])) }

  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  mutating func emit(_ kind: Token.Kind, _ tokenClass: Token.Class, from first: Int, byte firstByte: Int) {
    let isAttached = first == lastEnd
    tokens.append(
      Token(
        tokenClass: tokenClass, span: span(from: first), kind: kind, bytes: firstByte..<byte, isAttached: isAttached))
    lastEnd = index
  }

  /// Whether the last word is an operand that ends right here, so that a dot is a member's and `'` a prime.
  var followsOperand: Bool { lastEnd == index && isBehindOperand }

  /// Whether the last word is an operand, spaces aside.
  var isBehindOperand: Bool {
    guard let last = tokens.last else { return false }
    switch last.kind {
    case .name, .number, .keyword, .primes, .superscript, .symbol(.closeRound), .symbol(.closeSquare),
      .symbol(.transpose):
      return true
    default: return false
    }
  }

  private mutating func name() {
    let (first, firstByte) = (index, byte)
    while let scalar = peek(), scalar.continuesName { advance() }
    // The micro sign is the Greek letter to a reader.
    let name = scalars[first..<index].contains("\u{B5}") ? micro(first) : string(from: first)
    let kind: Token.Kind =
      switch name {
      case "true": .boolean(true)
      case "false": .boolean(false)
      default: Keyword(rawValue: name).map { .keyword($0) } ?? .name(name)
      }
    let tokenClass: Token.Class = if case .name = kind { .name } else { .keyword }
    emit(kind, tokenClass, from: first, byte: firstByte)
  }

  private func micro(_ first: Int) -> String {
    String(String.UnicodeScalarView(scalars[first..<index].map { $0 == "\u{B5}" ? "\u{3BC}" : $0 }))
  }

  private mutating func superscript() {
    let (first, firstByte) = (index, byte)
    var digits = String.UnicodeScalarView()
    while let digit = peek()?.raisedDigit {
      digits.append(digit)
      advance()
    }
    emit(.superscript(String(digits)), .operator, from: first, byte: firstByte)
  }

  private mutating func symbol(_ match: Spelling.Match, _ length: Int) {
    let (first, firstByte) = (index, byte)
    switch match {
    case .comment:
      advance(scalars.count - index)
      emit(.comment, .comment, from: first, byte: firstByte)
    case .foreign:
      advance(length)
      emit(.unknown(string(from: first)), .unknown, from: first, byte: firstByte)
    case .symbol(let symbol):
      let isMember = symbol == .dot && followsOperand
      advance(length)
      emit(.symbol(symbol), symbol.tokenClass, from: first, byte: firstByte)
      if isMember { memberNumber() }
    }
  }

  /// `y.1`: the layers inside another's arguments are numbered.
  private mutating func memberNumber() {
    let (first, firstByte) = (index, byte)
    while let scalar = peek(), scalar.isASCIIDigit { advance() }
    if index > first { emit(.name(string(from: first)), .name, from: first, byte: firstByte) }
  }
}
