/// A drawing before it is put into a document: its size and its elements.
struct Drawing: Hashable {
  /// What the drawing is called, for `<title>`.
  let title: String
  let width: Double
  let height: Double
  /// How many of the series' colours it uses.
  let colours: Int
  /// Whether it is made of text and shapes around it: such a drawing fills shapes with the colours, and is shown in the
  /// size of the page's text, not in the width of the page.
  var isTextual = false
  /// Whether it draws values by the strength of colours.
  var hasColourScale = false
  /// The SVG elements, whose text is escaped.
  let body: String
}

/// The `<svg>` element around a drawing: names for assistive technology, ids, style.
struct SVGDocument {
  let idPrefix: String
  let description: String
  let standalone: Bool

  func text(of drawing: Drawing) -> String {
    let id = XMLText.identifier(idPrefix)
    let size = "\(at: drawing.width) \(at: drawing.height)"
    let ground =
      standalone ? "<rect class=\"ground\" width=\"100%\" height=\"100%\" fill=\"\(Palette.lightGround)\"/>\n" : ""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" id="\(id)" viewBox="0 0 \(size)" width="\(at: drawing.width)" \
      height="\(at: drawing.height)" role="img" aria-labelledby="\(id)-title \(id)-desc" font-size="14" \
      font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
      <title id="\(id)-title">\(XMLText.escape(drawing.title))</title>
      <desc id="\(id)-desc">\(XMLText.escape(description))</desc>
      <style>\(style(of: drawing, id: id))</style>
      \(ground)\(drawing.body)</svg>

      """
  }

  /// Rules for this drawing alone, as a page has several. On a page the ink is the page's own, so the figure is right
  /// whatever the page does about colour schemes; a file of its own follows the reader's scheme.
  private func style(of drawing: Drawing, id: String) -> String {
    let ink = standalone ? Palette.lightInk : "inherit"
    var rules = ["#\(id){color:var(--figure-ink,\(ink))}", "#\(id) .grid{stroke:var(--figure-grid,currentColor)}"]
    let colours = min(drawing.colours, Palette.series.count)
    for colour in 0..<colours { rules.append("#\(id) .s\(colour + 1){stroke:\(Self.colour(colour))}") }
    let classes = DrawingClasses(of: drawing.body)
    if classes.hasVariables { rules.append("#\(id) .variable{font-family:\(LabelText.family)}") }
    for colour in 0..<Palette.series.count
    where drawing.isTextual && colour < colours || classes.fills.contains(colour + 1) {
      rules.append("#\(id) .f\(colour + 1){fill:\(Self.colour(colour))}")
    }
    if drawing.isTextual {
      // In a file of its own, the picture is as large as what shows it makes it. On a page the block may have the same id.
      if !standalone { rules.append("svg#\(id){max-width:min(100%,\(at: drawing.width / 16)rem);height:auto}") }
    }
    if drawing.hasColourScale { rules += ColourScale.style(id: id, standalone: standalone) }
    rules.append("#\(id) .halo{stroke:var(--figure-ground,\(standalone ? Palette.lightGround : "none"))}")
    if standalone {
      let (ink, ground) = (Palette.darkInk, Palette.darkGround)
      rules.append(
        "@media (prefers-color-scheme:dark){#\(id){color:\(ink)}#\(id) .ground{fill:\(ground)}"
          + "#\(id) .halo{stroke:\(ground)}}")
    }
    return rules.joined(separator: "\n")
  }

  private static func colour(_ index: Int) -> String { "var(--series-\(index + 1),\(Palette.series[index]))" }
}
