import Source

/// What stands after the opening fence of a block: `nn #training caption="…"`.
public struct InfoString: Sendable {
  /// A text that may hold `{expression}`s, in parts.
  public struct Caption: Sendable {
    public enum Part: Sendable {
      case text(String)
      /// With the digits that it is shown with, where they are said: `{digits=2 E}`.
      case expression(CodeLine, digits: Int?)
    }

    public let parts: [Part]
  }

  public var name: String?
  var nameSpan: Span?
  public var isHidden = false
  public var isFolded = false
  public var isQuiet = false
  public var fails = false
  public var caption: Caption?
  public var alternativeText: Caption?

  static let words = ["hide", "fold", "quiet", "fails"]
  static let texts = ["caption", "alt"]

  /// Reads an info string that starts at `start`. What is wrong in it becomes a message.
  init(_ text: String, at start: Position, _ diagnostics: inout [Diagnostic]) {
    var reader = InfoReader(text, start)
    reader.skipWord()
    while let word = reader.next() {
      switch word {
      case .name(let name, let span):
        if let first = nameSpan {
          diagnostics.append(
            Diagnostic("a block has one name", at: span, notes: [.init("the first name is here", at: first)]))
        } else {
          (self.name, nameSpan) = (name, span)
        }
      case .word("hide", _): isHidden = true
      case .word("fold", _): isFolded = true
      case .word("quiet", _): isQuiet = true
      case .word("fails", _): fails = true
      case .text("caption", let caption, _): self.caption = caption
      case .text("alt", let caption, _): alternativeText = caption
      case .text(let word, _, let span) where Self.words.contains(word):
        diagnostics.append(.warning(.blockOption, "\(word) takes no text", at: span, hint: "write \(word) alone"))
      case .word(let word, let span) where Self.texts.contains(word):
        diagnostics.append(Diagnostic("\(word) needs a text", at: span, hint: "write \(word)=\"…\""))
      case .word(let word, let span), .text(let word, _, let span):
        let known = Self.words + Self.texts
        let nearest = Suggestion.nearest(to: word, among: known)
        diagnostics.append(
          .warning(
            .blockOption, "a block has no option \(word)", at: span,
            hint: nearest.map { "did you mean \($0)?" }
              ?? "the options are #name, hide, fold, quiet, fails, caption=\"…\" and alt=\"…\""))
      case .problem(let message, let span): diagnostics.append(Diagnostic(message, at: span))
      }
    }
  }
}

/// Goes through an info string word by word.
private struct InfoReader {
  enum Word {
    case name(String, Span)
    case word(String, Span)
    case text(String, InfoString.Caption, Span)
    case problem(String, Span)
  }

  private let scalars: [Unicode.Scalar]
  private let start: Position
  private var index = 0

  init(_ text: String, _ start: Position) {
    scalars = Array(text.unicodeScalars)
    self.start = start
  }

  private func isSpace(_ index: Int) -> Bool { scalars[index] == " " || scalars[index] == "\t" }

  private func span(from first: Int) -> Span {
    Span(line: start.line, column: start.column + first, length: max(1, index - first))
  }

  private mutating func word(until stop: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
    var word = String.UnicodeScalarView()
    while index < scalars.count, !isSpace(index), !stop(scalars[index]) {
      word.append(scalars[index])
      index += 1
    }
    return String(word)
  }

  mutating func skipWord() {
    while index < scalars.count, isSpace(index) { index += 1 }
    _ = word()
  }

  mutating func next() -> Word? {
    while index < scalars.count, isSpace(index) { index += 1 }
    guard index < scalars.count else { return nil }
    let first = index
    let word = word { $0 == "=" }
    if index < scalars.count, scalars[index] == "=" {
      index += 1
      return text(word, from: first)
    }
    guard word.hasPrefix("#") else { return .word(word, span(from: first)) }
    let name = String(word.dropFirst())
    guard !name.isEmpty,
      name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains($0) })
    else {
      return .problem("a block's name is made of letters, digits, - and _", span(from: first))
    }
    return .name(name, span(from: first))
  }

  private mutating func text(_ word: String, from first: Int) -> Word {
    guard index < scalars.count, scalars[index] == "\"" else {
      _ = self.word()
      return .problem("\(word)= is followed by a text in quotes", span(from: first))
    }
    let quote = index
    index += 1
    var parts: [InfoString.Caption.Part] = []
    var text = String.UnicodeScalarView()
    while index < scalars.count, scalars[index] != "\"" {
      if scalars[index] == "\\", index + 1 < scalars.count, "\"\\{}".unicodeScalars.contains(scalars[index + 1]) {
        text.append(scalars[index + 1])
        index += 2
      } else if scalars[index] == "{" {
        guard let end = closingBrace() else {
          let brace = index
          index = brace + 1
          let problem = Word.problem(
            "the brace is not closed; write \\{ for one that is part of the text", span(from: brace))
          index = scalars.count
          return problem
        }
        if !text.isEmpty { parts.append(.text(String(text))) }
        text = .init()
        let brace = index
        index = end + 1
        guard let (digits, first) = digits(brace + 1..<end) else {
          let problem = Word.problem("digits= in a caption is followed by 1 to 17 and an expression", span(from: brace))
          index = scalars.count
          return problem
        }
        let code = String(String.UnicodeScalarView(scalars[first..<end]))
        let place = Position(line: start.line, column: start.column + first)
        parts.append(.expression(CodeLine(code, at: place), digits: digits))
      } else {
        text.append(scalars[index])
        index += 1
      }
    }
    guard index < scalars.count else {
      index = quote + 1
      let problem = Word.problem("the quote is not closed", span(from: quote))
      index = scalars.count
      return problem
    }
    index += 1
    if !text.isEmpty { parts.append(.text(String(text))) }
    return .text(word, InfoString.Caption(parts: parts), span(from: first))
  }

  /// The digits that an expression in braces starts with, as in `digits=2 E`, and where the expression begins; nothing
  /// where they are no digits.
  private func digits(_ range: Range<Int>) -> (digits: Int?, first: Int)? {
    var first = range.lowerBound
    while first < range.upperBound, isSpace(first) { first += 1 }
    guard scalars[first..<range.upperBound].starts(with: "digits=".unicodeScalars) else {
      return (nil, range.lowerBound)
    }
    let end = scalars[first..<range.upperBound].firstIndex { $0 == " " || $0 == "\t" } ?? range.upperBound
    let number = String(String.UnicodeScalarView(scalars[(first + 7)..<end]))
    guard end < range.upperBound, let digits = Int(number), (1...17).contains(digits) else { return nil }
    return (digits, end + 1)
  }

  private func closingBrace() -> Int? {
    (index + 1..<scalars.count).first { scalars[$0] == "}" }
  }
}
