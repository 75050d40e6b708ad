/// The sizes that all charts share, in units of the drawing.
enum ChartStyle {
  static let width = 520.0
  static let textSize = 14.0
  static let titleSize = 15.0
  static let lineHeight = 20.0

  /// The lines of a title, each with its place, and where the room under them begins.
  static func title(_ title: String, top: Double, width: Double = width) -> (svg: String, bottom: Double) {
    var (text, bottom) = ("", top)
    for line in TextMeasure.lines(title, size: titleSize, width: width - 8, maximum: 3) {
      bottom += lineHeight
      text += "<text x=\"4\" y=\"\(at: bottom - 5)\" font-size=\"15\" font-weight=\"600\" fill=\"currentColor\">"
      text += "\(XMLText.escape(line))</text>\n"
    }
    return (text, bottom)
  }

  /// One line of text in a box of its own width and sixteen high, with an edge of the ground's colour, so that no line
  /// under it crosses it out.
  static func label(_ label: FigureLabel, in box: Box, endsAtRight: Bool = false) -> String {
    let place = endsAtRight ? "x=\"\(at: box.right)\" text-anchor=\"end\"" : "x=\"\(at: box.left)\""
    return "<text class=\"halo\" \(place) y=\"\(at: box.bottom - 3)\" fill=\"currentColor\" stroke-width=\"3\" "
      + "stroke-linejoin=\"round\" paint-order=\"stroke\">\(LabelText.svg(label, size: textSize, isAmongWords: true))</text>\n"
  }

  /// One line of text that begins at the left.
  static func line(_ label: FigureLabel, x: Double, y: Double) -> String {
    "<text x=\"\(at: x)\" y=\"\(at: y)\" fill=\"currentColor\">\(LabelText.svg(label, size: textSize, isAmongWords: true))</text>\n"
  }
}
