/// Text made safe to stand in HTML.
enum HTMLText {
  /// Escapes what has a meaning in HTML, in text and in attributes with double quotes, and replaces control characters.
  static func escape(_ text: String) -> String {
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

  /// Words of Nabla's own, with the apostrophe that print has.
  static func words(_ text: String) -> String {
    escape(text.replacing(/(\p{L})'(\p{L})/) { "\($0.1)’\($0.2)" })
  }

  /// What `escape` made it of.
  static func unescape(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }

  /// The text in markup of our own, without the tags and without what annotates a formula.
  static func content(of markup: String) -> String {
    let plain = markup.replacing(/<annotation[^>]*>[^<]*<\/annotation>/, with: "").replacing(/<[^>]*>/, with: "")
    return unescape(plain)
  }
}
