/// The rectangle in which the curves are, with its grid and the labels of the ticks.
struct PlotArea {
  let frame: PlotFrame
  let top: Double
  let height: Double
  /// The width of the whole drawing.
  var width = ChartStyle.width

  var left: Double { frame.left }
  var right: Double { frame.right }
  private var base: Double { top + height }

  /// Where the whole drawing ends.
  var bottom: Double { base + 28 + (frame.xName.isEmpty ? 0 : ChartStyle.lineHeight) }

  /// The rectangle itself.
  var box: Box { Box(left: left, top: top, right: right, bottom: base) }

  func contains(_ box: Box) -> Bool {
    box.left >= left && box.right <= right && box.top >= top && box.bottom <= base
  }

  /// The place of a pair of values, or nothing where one of them has none.
  func point(_ x: Double, _ y: Double) -> Point? {
    guard let across = frame.x.place(of: x), let up = frame.y.place(of: y) else { return nil }
    return Point(x: left + across * (right - left), y: base - up * height)
  }

  /// Graph paper: fine lines, stronger lines at the ticks, and the axes, which are the lines of zero where there are.
  var grid: String {
    let fine = frame.x.minorPlaces.map(vertical).joined() + frame.y.minorPlaces.map(horizontal).joined()
    let strong = frame.x.ticks.map { vertical($0.place) }.joined() + frame.y.ticks.map { horizontal($0.place) }.joined()
    let zero = (frame.x.zero.map(vertical) ?? "") + (frame.y.zero.map(horizontal) ?? "")
    let edges = vertical(0) + horizontal(0)
    return "<g class=\"grid\" stroke=\"currentColor\" fill=\"none\">"
      + path(fine, opacity: ".06") + path(strong, opacity: ".16") + path(edges, opacity: ".35")
      + path(zero, opacity: ".6") + "</g>\n"
  }

  /// The numbers along the axes, and the name of the horizontal one.
  var labels: String {
    var text = "<g fill=\"currentColor\">"
    for tick in frame.y.ticks {
      let y = base - tick.place * height + 5
      text += "<text x=\"\(at: left - 8)\" y=\"\(at: y)\" text-anchor=\"end\">\(tick.label)</text>"
    }
    text += "</g>\n<g fill=\"currentColor\" text-anchor=\"middle\">"
    for tick in frame.x.ticks {
      text += "<text x=\"\(at: left + tick.place * (right - left))\" y=\"\(at: base + 19)\">\(tick.label)</text>"
    }
    if !frame.xName.isEmpty {
      let half = LabelText.width(of: frame.xName, size: ChartStyle.textSize) / 2
      let middle = min(max((left + right) / 2, half + 4), max(width - half - 4, half + 4))
      text += "<text x=\"\(at: middle)\" y=\"\(at: base + 40)\">"
      text += "\(LabelText.svg(frame.xName, size: ChartStyle.textSize, isAmongWords: true))</text>"
    }
    return text + "</g>\n"
  }

  private func vertical(_ place: Double) -> String { "M\(at: left + place * (right - left)) \(at: top)v\(at: height)" }
  private func horizontal(_ place: Double) -> String {
    "M\(at: left) \(at: base - place * height)h\(at: right - left)"
  }

  private func path(_ data: String, opacity: String) -> String {
    data.isEmpty ? "" : "<path stroke-opacity=\"\(opacity)\" d=\"\(data)\"/>"
  }
}
