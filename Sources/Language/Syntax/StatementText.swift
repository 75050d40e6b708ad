import Source

/// The words of a statement in one row, with the author's text of any run of them.
struct StatementText {
  /// Ends with a word of kind `end`.
  let tokens: [Token]
  /// From the first word to the last, comments left out, lines joined with a space.
  let text: String
  /// The bytes of `text` that each word takes.
  private let bytes: [Range<Int>]

  /// There must be a word.
  init(_ lines: [StatementLines.Line]) {
    var tokens: [Token] = []
    var text = ""
    var bytes: [Range<Int>] = []
    for line in lines {
      guard let first = line.tokens.first, let last = line.tokens.last else { continue }
      if !text.isEmpty { text += " " }
      let shift = text.utf8.count - first.bytes.lowerBound
      let code = line.code.text
      text += code[code.index(atByte: first.bytes.lowerBound)..<code.index(atByte: last.bytes.upperBound)]
      for token in line.tokens {
        tokens.append(token)
        bytes.append((token.bytes.lowerBound + shift)..<(token.bytes.upperBound + shift))
      }
    }
    let end = tokens.last?.span.end ?? Position(line: 1, column: 1)
    tokens.append(
      Token(tokenClass: .punctuation, span: Span(end, end), kind: .end, bytes: 0..<0, isAttached: false))
    bytes.append(text.utf8.count..<text.utf8.count)
    self.tokens = tokens
    self.text = text
    self.bytes = bytes
  }

  /// The text from the first byte of one word to the last of another.
  subscript(words: ClosedRange<Int>) -> Substring {
    let start = bytes[words.lowerBound].lowerBound
    let end = bytes[words.upperBound].upperBound
    return text[text.index(atByte: start)..<text.index(atByte: end)]
  }

  func span(_ words: ClosedRange<Int>) -> Span {
    Span(tokens[words.lowerBound].span.start, tokens[words.upperBound].span.end)
  }
}

extension String {
  /// Constant time, as the text is UTF-8.
  fileprivate func index(atByte byte: Int) -> Index {
    utf8.index(utf8.startIndex, offsetBy: byte)
  }
}
