/// The scale beside a plane: what the bands of a field, or the sizes of points, stand for.
struct PlaneScale {
  /// The column in which it stands.
  static let left = 436.0
  private static let size = 12.0

  /// One box for each band, from the lowest at the foot, with the levels between them.
  static func bands(_ texts: [String], label: FigureLabel, colour: Int, plot: PlotArea) -> String {
    let height = min(plot.height - 24, Double(texts.count + 1) * 22)
    let step = height / Double(texts.count + 1)
    let top = plot.top + 20
    var svg = name(label, top: plot.top)
    let opacity = PlaneAreas.opacity(of: texts.count)
    svg +=
      "<g \(Palette.fill(ofSeries: colour)) fill-opacity=\"\(opacity)\" "
      + "stroke=\"currentColor\" stroke-opacity=\".55\">\n"
    for index in texts.indices {
      svg += "<path d=\"M\(at: left) \(at: top)h18v\(at: height - step * Double(index + 1))h-18z\"/>\n"
    }
    svg +=
      "</g>\n<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".55\" d=\"M\(at: left) \(at: top)h18v\(at: height)h-18z\"/>\n"
    svg += "<g fill=\"currentColor\" font-size=\"12\">"
    let skip = step >= 13 ? 1 : 2
    for (index, text) in texts.enumerated() where index % skip == 0 {
      let y = top + height - step * Double(index + 1) + 4
      svg += "<text x=\"\(at: left + 24)\" y=\"\(at: y)\">\(shortened(text))</text>"
    }
    return svg + "</g>\n"
  }

  /// A disc for each size, with a number of that size.
  static func sizes(_ low: Double, _ high: Double, label: FigureLabel, plot: PlotArea) -> String {
    var svg = name(label, top: plot.top)
    let range = LinearRange([low, high])
    let ticks = LinearTicks.inside(range.low, range.high, maximum: 6)
    for (row, multiple) in ticks.multiples.reversed().enumerated() {
      let value = Decade.scale(ticks.value(multiple), by: range.exponent)
      let y = plot.top + 32 + Double(row) * 20
      svg += PlaneMarks.svg(
        [Point(x: left + 9, y: y)], size: PlaneMarks.size(value, low, high), budget: 1)
      svg +=
        "<text x=\"\(at: left + 24)\" y=\"\(at: y + 4)\" fill=\"currentColor\" font-size=\"12\">\(shortened(text(value)))</text>\n"
    }
    return svg
  }

  /// A number on a scale or a level line.
  static func text(_ value: Double) -> String {
    guard value != 0, value.isFinite, abs(value) < 1e-4 || abs(value) >= 1e6 else {
      return PlaneNumber.text(value, digits: 4)
    }
    let exponent = Decade.exponent(of: abs(value))
    let leading = PlaneNumber.text(Decade.scale(value, by: -exponent), digits: 3)
    let power = "10" + TickLabel.superscript(exponent)
    return leading == "1" ? power : leading == "−1" ? "−" + power : "\(leading)·\(power)"
  }

  private static func name(_ label: FigureLabel, top: Double) -> String {
    let short = LabelText.shortened(label.inOneLine, size: ChartStyle.textSize, width: ChartStyle.width - left - 4)
    return ChartStyle.line(short, x: left, y: top + 6)
  }

  private static func shortened(_ text: String) -> String {
    XMLText.escape(TextMeasure.shortened(text, size: size, width: ChartStyle.width - left - 28))
  }
}
