/// Line breaks by `\\` outside of any environment, which MathML Core does not know: each line becomes a row.
enum Lines {
  static func separate(_ elements: [MathElement], _ context: CoreMathML.Context) -> [MathElement] {
    if elements.count == 1, elements[0].name == "mrow", elements[0].children.contains(where: isBreak) {
      return separate(elements[0].children, context)
    }
    // A style or a colour may go on over the lines.
    if elements.count == 1, elements[0].name == "mstyle", elements[0].children.contains(where: isBreak) {
      var style = elements[0]
      style.children = separate(style.children, context)
      return [style]
    }
    guard elements.contains(where: isBreak) else { return CoreMathML.row(elements, context) }
    let lines = elements.split(omittingEmptySubsequences: false, whereSeparator: isBreak)
    let rows = lines.map { line in
      MathElement(
        "mtr",
        children: [MathElement("mtd", [("style", "padding:0.2em 0")], children: CoreMathML.row(Array(line), context))])
    }
    return [MathElement("mtable", [("displaystyle", "true")], children: rows)]
  }

  private static func isBreak(_ element: MathElement) -> Bool {
    element.name == "mspace" && element["linebreak"] == "newline"
  }
}
