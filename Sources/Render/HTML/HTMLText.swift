/// Text made safe to stand in HTML.
public enum HTMLText {
  /// Escapes what has a meaning in HTML, in text and in attributes with double quotes, and replaces control characters.
  public static func escape(_ text: String) -> String {
    // Most texts have nothing to escape.
    guard text.utf8.contains(where: beginsOther) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n": result.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether a byte begins what may become something else: control characters end at U+009F, which begins with C2.
  private static func beginsOther(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), 0x7F, 0xC2: true
    case 0x09, 0x0A: false
    default: byte < 0x20
    }
  }

  /// Words of Nabla's own, with the apostrophe that print has.
  static func words(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return escape(text) }
    return escape(text.replacing(/(\p{L})'(\p{L})/) { "\($0.1)’\($0.2)" })
  }

  /// What `escape` made it of.
  static func unescape(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }

  /// The text in markup of our own, without the tags and without what annotates a formula.
  static func content(of markup: String) -> String {
    var content: [UInt8] = []
    var rest = Array(markup.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")), let end = rest[start...].firstIndex(of: UInt8(ascii: ">"))
    {
      content += rest[..<start]
      let isAnnotation = rest[start...end].starts(with: "<annotation".utf8)
      rest = rest[(end + 1)...]
      if isAnnotation { rest = rest.drop { $0 != UInt8(ascii: "<") } }
    }
    return unescape(String(decoding: content + rest, as: UTF8.self))
  }
}
