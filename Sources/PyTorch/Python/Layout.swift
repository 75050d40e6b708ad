/// How code is laid out in lines.
enum Layout {
  /// The most characters of a line, as Python's formatters have it.
  static let width = 88

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
    let body = filled(inside, indent: indent + 4).split(separator: "\n").map(String.init)
    // A lone argument must not become a tuple.
    let isGroup = inside.count == 1
    let lines = isGroup ? body.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 } : body
    return [space + String(characters[...open])] + lines + [space + String(characters[close...])]
  }

  /// The brackets at the outermost level with the most between them.
  private static func outermostBrackets(_ text: String) -> (open: Int, close: Int)? {
    var depth = 0
    var open = 0
    var best: (open: Int, close: Int)?
    for (place, character) in text.enumerated() {
      switch character {
      case "(", "[", "{":
        if depth == 0 { open = place }
        depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0, place - open > (best.map { $0.close - $0.open } ?? 1) { best = (open, place) }
      default: continue
      }
    }
    return best
  }

  private static func arguments(_ text: ArraySlice<Character>) -> [String] {
    var depth = 0
    var parts: [String] = []
    var part = ""
    for character in text {
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      default: break
      }
      if character == ",", depth == 0 {
        parts.append(part)
        part = ""
      } else if !(part.isEmpty && character == " ") {
        part.append(character)
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }
}
