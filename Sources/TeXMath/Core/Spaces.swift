/// Spaces. KaTeX writes some as characters, and negative ones as characters that browsers show as positive.
enum Spaces {
  /// The space around a function's name, 3/18 em.
  static let thin = "0.1667em"

  /// The widths of KaTeX's characters: 1, 3, 4 and 5 eighteenths of an em, and with U+2063 behind them their negatives.
  private static let widths = [
    "\u{200A}": "0.0556em", "\u{2009}": thin, "\u{2005}": "0.2222em", "\u{2005}\u{200A}": "0.2778em",
    "\u{200A}\u{2063}": "-0.0556em", "\u{2009}\u{2063}": "-0.1667em", "\u{205F}\u{2063}": "-0.2222em",
    "\u{2005}\u{2063}": "-0.2778em",
  ]

  /// The width of a text that is a space.
  static func width(of text: String) -> String? { widths[text] }

  static func space(_ width: String) -> MathElement {
    // CSS has no negative widths, but negative margins.
    if width.hasPrefix("-") { return MathElement("mspace", [("style", "margin-left:\(width)")]) }
    return MathElement("mspace", [("width", width)])
  }

  static func rewrite(_ element: MathElement) -> [MathElement] {
    var result = element
    result.removeAttributes("linebreak")
    // A rule, which KaTeX would have black on dark ground too.
    if let colour = element["mathbackground"] {
      result["mathbackground"] = nil
      result.addStyle("background:\(colour == "black" ? "currentcolor" : colour)")
    }
    if let width = element["width"], width.hasPrefix("-") {
      result["width"] = nil
      result.addStyle("margin-left:\(width)")
    }
    return result.attributes.isEmpty ? [] : [result]
  }
}
