import Engine

/// Pieces of Markdown that mean what they should in every place.
enum MarkdownText {
  /// Text without any markup of its own.
  static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "$", "&", "!":
        result.append("\\")
        result.append(scalar)
      case "\n", "\r": result.append(" ")
      default: result.append(scalar)
      }
    }
    // What GitHub would make a link of.
    return String(result).replacing("://", with: "\\://").replacing("www.", with: "www\\.")
  }

  /// Text between the signs of emphasis, which mean nothing beside a space.
  static func emphasised(_ text: String) -> String {
    let isSpace = { (character: Character) in character.isWhitespace }
    let words = text.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    return words.isEmpty ? "" : "*\(escape(String(words)))*"
  }

  /// Text in a sentence or a cell of the author's, where a `|` is escaped by what puts it there.
  static func inline(_ text: String) -> String { escape(text).replacing("\\|", with: "|") }

  /// Text in a cell of a table.
  static func cell(_ text: String) -> String { escape(text) }

  /// Mathematics in a line or a cell. GitHub takes `$…$` for Markdown first, so what Markdown would change goes between
  /// `` $` `` and `` `$ ``.
  static func math(_ math: Math, digits: Int) -> String {
    let tex = TeX(digits: digits).tex(math)
    let scalars = Array(tex.unicodeScalars)
    let isPlain = scalars.indices.allSatisfy { index in
      switch scalars[index] {
      case "*", "|", "<": false
      case "\\": index + 1 < scalars.count && scalars[index + 1].properties.isAlphabetic
      default: true
      }
    }
    let underscores = scalars.filter { $0 == "_" }.count
    return isPlain && underscores < 2 ? "$\(tex)$" : "$`\(tex.replacing("|", with: "\\vert "))`$"
  }

  /// A formula of its own.
  static func display(_ math: Math, digits: Int) -> [String] {
    ["```math", TeX(digits: digits).tex(LineBreaking.broken(math)), "```"]
  }

  /// Lines as they stand, fenced so that nothing in them ends the fence.
  static func fenced(_ text: String, language: String) -> [String] {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last == "" { lines.removeLast() }
    return [fence + language] + lines + [fence]
  }

  /// A table with a heading row; right-aligned where a column says so.
  static func table(_ headings: [String], rows: [[String]], isRight: [Bool]) -> [String] {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    return [line(headings), line(isRight.map { $0 ? "--:" : ":--" })] + rows.map(line)
  }

  /// An image by its file, with the words for those who do not see it.
  static func image(_ words: String, at path: String) -> String { "![\(escape(words))](\(address(path)))" }

  /// A path as an address: what has a meaning in addresses is percent-encoded.
  static func address(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain = byte >= 0x80 || byte.isLetterOrDigit || "-_./".utf8.contains(byte)
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain && byte < 0x80 ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
    }.joined()
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
