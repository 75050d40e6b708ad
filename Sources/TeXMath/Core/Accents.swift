/// Marks over letters, and lines over and under parts.
enum Accents {
  /// The mark as browsers show it.
  static func mark(_ element: MathElement) -> MathElement {
    guard element.name == "mo" else { return element }
    var result = element
    if element["stretchy"] == "true" {
      // Fonts have wide hats under the combining character only.
      if element.text == "^" { result.text = "\u{302}" }
      return result
    }
    // The macron that fonts have more often.
    if element.text == "ˉ" { result.text = "¯" }
    if element.text == "\u{20D7}" {
      // The combining arrow would stand too far to the left.
      result.text = "→"
      result["mathsize"] = "0.7em"
      result["stretchy"] = "false"
    }
    return result
  }

  /// \overline and \underline: a border, as few fonts have a line that stretches.
  static func line(_ element: MathElement, _ context: CoreMathML.Context) -> MathElement? {
    guard element.children.count == 2, element.children[1].text == "\u{203E}", element.children[1]["stretchy"] == "true"
    else { return nil }
    let side = element.name == "munder" ? "bottom" : "top"
    return MathElement(
      "mrow", [("style", "border-\(side):0.05em solid;padding-\(side):0.1em")],
      children: CoreMathML.row([element.children[0]], context))
  }
}
