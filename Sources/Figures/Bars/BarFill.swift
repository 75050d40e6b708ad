/// How the bars of a series are filled, so that series differ by more than their colours.
enum BarFill {
  /// A bar in the colour of a series, filled, outlined or hatched.
  static func svg(_ bar: Box, series: Int) -> String {
    let colour = Palette.colour(ofSeries: series)
    let (width, height) = (bar.right - bar.left, bar.bottom - bar.top)
    let shape = "M\(at: bar.left) \(at: bar.top)h\(at: width)v\(at: height)h\(at: -width)z"
    let fill = "class=\"f\(colour + 1)\" fill=\"\(Palette.series[colour])\""
    let line = "\(Palette.stroke(ofSeries: series)) fill=\"none\""
    if series == 0 { return "<path \(fill) d=\"\(shape)\"/>" }
    let hatch = hatch(bar, series: series)
    let lines = hatch.isEmpty ? "" : "<path \(line) stroke-width=\"1.2\" d=\"\(hatch)\"/>"
    return "<path \(fill) fill-opacity=\".22\" d=\"\(shape)\"/>" + lines
      + "<path \(line) stroke-width=\"1.5\" d=\"\(shape)\"/>"
  }

  /// Lines across, along, both, or none.
  private static func hatch(_ bar: Box, series: Int) -> String {
    var text = ""
    if [2, 4].contains(series) {
      for y in stride(from: bar.bottom - 5, to: bar.top, by: -5) {
        text += "M\(at: bar.left) \(at: y)h\(at: bar.right - bar.left)"
      }
    }
    if [3, 4].contains(series) {
      for x in stride(from: bar.left + 4, to: bar.right, by: 4) {
        text += "M\(at: x) \(at: bar.top)v\(at: bar.bottom - bar.top)"
      }
    }
    if series == 5 { text += "M\(at: bar.left) \(at: bar.top)L\(at: bar.right) \(at: bar.bottom)" }
    return text
  }
}
