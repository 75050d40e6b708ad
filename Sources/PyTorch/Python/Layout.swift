/// How code is laid out in lines.
enum Layout {
  /// The most characters of a line, as Python's formatters have it.
  static let width = 88

  /// A comment of one line.
  static func comment(_ text: String) -> String {
    "# " + text.map { $0.isNewline ? " " : String($0) }.joined()
  }

  /// Entries one after the other with commas, in lines as full as they get, each with its end.
  static func filled(_ entries: [String], indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    var text = ""
    var line = ""
    for entry in entries {
      if !line.isEmpty, indent + line.count + entry.count + 2 > width {
        text += space + line + "\n"
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + entry + ","
    }
    return line.isEmpty ? text : text + space + line + "\n"
  }

  /// A statement with its indentation. One that is too long is broken inside its last outermost brackets that hold
  /// enough of it.
  static func statement(_ text: String, indent: Int) -> [String] {
    let space = String(repeating: " ", count: indent)
    guard indent + text.count > width, let (open, close) = outermostBrackets(text) else { return [space + text] }
    let characters = Array(text)
    let inside = arguments(characters[(open + 1)..<close])
    // A lone argument gets no comma, which could make it a tuple.
    let end = inside.count == 1 ? "" : ","
    let isShort = inside.allSatisfy { indent + 4 + $0.count + end.count <= width }
    let body =
      isShort && inside.count > 1
      ? filled(inside, indent: indent + 4).split(separator: "\n").map(String.init)
      : inside.flatMap { statement($0 + end, indent: indent + 4) }
    return [space + String(characters[...open])] + body + [space + String(characters[close...])]
  }

  /// The brackets at the outermost level with the most between them.
  private static func outermostBrackets(_ text: String) -> (open: Int, close: Int)? {
    var nesting = Nesting()
    var open = 0
    var best: (open: Int, close: Int)?
    for (place, character) in text.enumerated() {
      let before = nesting.depth
      nesting.pass(character)
      if before == 0, nesting.depth == 1 { open = place }
      if before == 1, nesting.depth == 0, place - open > (best.map { $0.close - $0.open } ?? 1) { best = (open, place) }
    }
    return best
  }

  /// What commas part, without the spaces behind them.
  private static func arguments(_ text: ArraySlice<Character>) -> [String] {
    var nesting = Nesting()
    var parts: [String] = []
    var part = ""
    for character in text {
      nesting.pass(character)
      if character == ",", nesting.isOutside {
        parts.append(part)
        part = ""
      } else if !(part.isEmpty && character == " ") {
        part.append(character)
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  /// How deep in brackets, and whether in quotes, a place of the text is.
  private struct Nesting {
    var depth = 0
    private var quote: Character?
    private var isEscaped = false

    var isOutside: Bool { depth == 0 && quote == nil }

    mutating func pass(_ character: Character) {
      if let open = quote {
        if character == open, !isEscaped { quote = nil }
        isEscaped = character == "\\" && !isEscaped
        return
      }
      switch character {
      case "\"", "'": quote = character
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      default: return
      }
    }
  }
}
