/// Draws a dot plot: the names at the left, in their order, and a dot with its number in each line.
enum DotPlotDrawing {
  private static let row = 24.0

  static func drawing(_ plot: DotPlot) -> Drawing {
    let entries = Array(plot.entries.prefix(DotPlot.maximum))
    let names = entries.map { LabelText.shortened($0.name.inOneLine, size: 14, width: 160) }
    let numbers = entries.map { text($0.value) }
    let room = numbers.map { TextMeasure.width(of: $0, size: 12) }.max() ?? 0
    let left = (names.map { LabelText.width(of: $0, size: 14) }.max() ?? 0) + 18
    let right = max(ChartStyle.width - room - 18, left + 100)
    var values = entries.map(\.value)
    if let range = plot.range { values += [range.lowerBound, range.upperBound] }
    // Sizes that hardly differ should look so, not fill the axis.
    let positive = values.filter { $0 > 0 && $0.isFinite }
    if let least = positive.min(), let most = positive.max(), most / least < 10 { values += [least / 3, most * 3] }
    let axis = axis(values, width: right - left)
    var (body, top) = ChartStyle.title(plot.title, top: 4)
    top += 6
    let base = top + Self.row * Double(entries.count) + 4
    func x(_ place: Double) -> Double { left + place * (right - left) }
    func vertical(_ place: Double) -> String { "M\(at: x(place)) \(at: top)v\(at: base - top)" }
    body += "<g class=\"grid\" stroke=\"currentColor\" fill=\"none\">"
    body += "<path stroke-opacity=\".06\" d=\"\(axis.minorPlaces.map(vertical).joined())\"/>"
    body += "<path stroke-opacity=\".16\" d=\"\(axis.ticks.map { vertical($0.place) }.joined())\"/>"
    body += "<path stroke-opacity=\".35\" d=\"M\(at: left) \(at: base)h\(at: right - left)\"/></g>\n"
    body += "<g fill=\"currentColor\" text-anchor=\"middle\">"
    for tick in axis.ticks { body += "<text x=\"\(at: x(tick.place))\" y=\"\(at: base + 19)\">\(tick.label)</text>" }
    body += "</g>\n"
    var (dots, leaders, labels) = ("", "", "")
    for (index, entry) in entries.enumerated() {
      let y = top + (Double(index) + 0.5) * Self.row + 2
      labels += "<text x=\"\(at: left - 10)\" y=\"\(at: y + 5)\" text-anchor=\"end\">"
      labels += "\(LabelText.svg(names[index], size: 14, isAmongWords: true))</text>"
      let place = axis.place(of: entry.value).map(x)
      if let place {
        leaders += "M\(at: left) \(at: y)H\(at: place)"
        dots += "M\(at: place) \(at: y)h0"
      }
      labels += "<text x=\"\(at: (place ?? left) + (place == nil ? 4 : 9))\" y=\"\(at: y + 4)\" font-size=\"12\">"
      labels += "\(numbers[index])</text>"
    }
    if !leaders.isEmpty {
      body +=
        "<path stroke=\"currentColor\" stroke-opacity=\".4\" stroke-dasharray=\"1 3\" fill=\"none\" d=\"\(leaders)\"/>"
      body += "<path \(Palette.stroke(ofSeries: 0)) fill=\"none\" stroke-width=\"9\" stroke-linecap=\"round\" "
      body += "d=\"\(dots)\"/>\n"
    }
    body += "<g fill=\"currentColor\">\(labels)</g>\n"
    var bottom = base + 26
    let notes = [
      plot.label.isEmpty ? nil : LabelText.shortened(plot.label.inOneLine, size: 14, width: ChartStyle.width - 8),
      plot.entries.count > entries.count
        ? FigureLabel("Shown: the first \(entries.count) of \(plot.entries.count)") : nil,
    ]
    for note in notes.compactMap({ $0 }) {
      bottom += ChartStyle.lineHeight
      body += ChartStyle.line(note, x: 4, y: bottom - 5)
    }
    return Drawing(
      title: plot.title.isEmpty ? (plot.label.isEmpty ? "Dot plot" : plot.label.plainText) : plot.title,
      width: ChartStyle.width, height: bottom + 4, colours: 1, isTextual: true, body: body)
  }

  private static func text(_ value: Double) -> String {
    value == 0 ? "0, not on the axis" : ShownNumber.text(value)
  }

  /// As many ticks as have room.
  private static func axis(_ values: [Double], width: Double) -> Axis {
    var axis = Axis(values, scale: .logarithmic, ends: .atData)
    for maximum in stride(from: 6, through: 3, by: -1) {
      let longest = axis.ticks.map { TextMeasure.width(of: $0.label, size: 14) }.max() ?? 0
      if (longest + 10) * Double(axis.ticks.count) <= width { break }
      axis = Axis(values, scale: .logarithmic, ends: .atData, maximum: maximum)
    }
    return axis
  }
}
