/// Spaces and rules.
enum Spaces {
  /// The space around a function's name, 3/18 em.
  static let thin = "0.1667em"

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
