/// Draws bars: upright with their names below, or, where names are long or many, lying with their names at the left.
struct BarChartDrawing {
  private let chart: BarChart
  private let axis: Axis
  private let names: [FigureLabel]
  private let seriesCount: Int

  private static let size = 13.0
  private static let plotHeight = 220.0

  init(_ chart: BarChart) {
    self.chart = chart
    names = chart.shownNames.map { LabelText.shortened($0.inOneLine, size: Self.size, width: 190) }
    seriesCount = max(chart.shownSeries.count, 1)
    var values: [Double] = chart.shownSeries.flatMap { $0.values.prefix(BarChart.mostNames) }
    values.append(0)
    if let range = chart.range { values += [range.lowerBound, range.upperBound] }
    let finite = values.filter(\.isFinite)
    axis = Axis(finite.allSatisfy { $0 == 0 } ? [0, 1] : finite, scale: .linear, ends: .atRoundNumbers)
  }

  private var longestName: Double { names.map { LabelText.width(of: $0, size: Self.size) }.max() ?? 0 }
  private var tickWidth: Double { axis.ticks.map { TextMeasure.width(of: $0.label, size: 14) }.max() ?? 0 }
  private var zero: Double { axis.zero ?? 0 }

  /// The widest of the numbers at the bars.
  private var longestValue: Double {
    chart.shownSeries.flatMap { $0.values.prefix(BarChart.mostNames) }
      .map { TextMeasure.width(of: ShownNumber.text($0), size: 12) }.max() ?? 0
  }

  private var isUpright: Bool {
    let slot = (ChartStyle.width - 28 - tickWidth) / Double(max(names.count, 1))
    return longestName + 8 <= slot && longestValue + 4 <= slot * 0.8 / Double(seriesCount)
  }

  var drawing: Drawing {
    var (body, top) = ChartStyle.title(chart.title, top: 4)
    let legend = legend(top: top)
    body += legend.svg
    top = legend.bottom
    let name = valueName
    if isUpright && !name.isEmpty {
      top += ChartStyle.lineHeight
      body += ChartStyle.line(name, x: 4, y: top - 5)
    }
    let plot = isUpright ? upright(top: top + 18) : lying(top: top + 6, name: name)
    body += plot.svg
    var bottom = plot.bottom
    if let remark = chart.remark {
      bottom += ChartStyle.lineHeight
      body += ChartStyle.line(FigureLabel("Shown: " + remark), x: 4, y: bottom - 5)
    }
    let title = chart.title.isEmpty ? "Bar chart" : chart.title
    return Drawing(
      title: title, width: ChartStyle.width, height: bottom + 4, colours: max(chart.shownSeries.count, 1),
      isTextual: true, body: body)
  }

  /// The axis' name with the power of ten by which its labels are to be multiplied.
  private var valueName: FigureLabel {
    let factor = axis.exponent == 0 ? "" : "×10" + TickLabel.superscript(axis.exponent)
    let ending = factor.isEmpty ? "" : chart.valueLabel.isEmpty ? factor : " (\(factor))"
    return LabelText.shortened(chart.valueLabel.inOneLine, size: 14, width: 400) + FigureLabel(ending)
  }

  private func legend(top: Double) -> (svg: String, bottom: Double) {
    guard chart.shownSeries.count > 1 else { return ("", top) }
    var (svg, x, bottom) = ("", 4.0, top + ChartStyle.lineHeight)
    for index in chart.shownSeries.indices {
      let name = FigureLabel(chart.seriesName(index))
      let label = chart.series[index].name.isEmpty ? name : chart.series[index].name
      let short = LabelText.shortened(label.inOneLine, size: 14, width: 300)
      let width = 22 + LabelText.width(of: short, size: 14)
      if x + width > ChartStyle.width - 4, x > 4 {
        x = 4
        bottom += ChartStyle.lineHeight
      }
      svg += BarFill.svg(Box(left: x, top: bottom - 16, right: x + 16, bottom: bottom - 4), series: index)
      svg += ChartStyle.line(short, x: x + 22, y: bottom - 5)
      x += width + 18
    }
    return (svg, bottom)
  }

  // MARK: Upright

  private func upright(top: Double) -> (svg: String, bottom: Double) {
    let left = 14 + tickWidth
    let right = ChartStyle.width - 14
    let base = top + Self.plotHeight
    func y(_ place: Double) -> Double { base - place * Self.plotHeight }
    var lines = ""
    var text = "<g fill=\"currentColor\">"
    for tick in axis.ticks {
      lines += "M\(at: left) \(at: y(tick.place))h\(at: right - left)"
      text += "<text x=\"\(at: left - 8)\" y=\"\(at: y(tick.place) + 5)\" text-anchor=\"end\">\(tick.label)</text>"
    }
    var svg = grid(lines, "M\(at: left) \(at: y(zero))h\(at: right - left)") + text + "</g>\n"
    let slot = (right - left) / Double(max(names.count, 1))
    let width = min(slot * 0.8 / Double(seriesCount), 64)
    var numbers = "<g fill=\"currentColor\" font-size=\"12\" text-anchor=\"middle\">"
    for (index, _) in names.enumerated() {
      let start = left + (Double(index) + 0.5) * slot - width * Double(seriesCount) / 2
      for (number, series) in chart.shownSeries.enumerated() {
        guard let value = chart.value(series, index) else { continue }
        let x = start + Double(number) * width
        let end = y(place(value))
        let zero = y(self.zero)
        if value.isFinite, value != 0 {
          svg += BarFill.svg(
            Box(left: x + 1, top: min(end, zero), right: x + width - 1, bottom: max(end, zero)), series: number)
        }
        let label = value < 0 ? end + 14 : end - 5
        numbers += "<text x=\"\(at: x + width / 2)\" y=\"\(at: label)\">\(ShownNumber.text(value))</text>"
      }
    }
    // Numbers of negative bars hang below them.
    let nameLine = base + (zero > 0 ? 32 : 20)
    svg += "\n" + numbers + "</g>\n<g fill=\"currentColor\" font-size=\"13\" text-anchor=\"middle\">"
    for (index, name) in names.enumerated() {
      let x = left + (Double(index) + 0.5) * slot
      svg +=
        "<text x=\"\(at: x)\" y=\"\(at: nameLine)\">\(LabelText.svg(name, size: Self.size, isAmongWords: true))</text>"
    }
    return (svg + "</g>\n", nameLine + 8)
  }

  // MARK: Lying

  private func lying(top: Double, name: FigureLabel) -> (svg: String, bottom: Double) {
    let hasNegative = zero > 0
    let left = longestName + 16 + (hasNegative ? longestValue + 6 : 0)
    let right = max(ChartStyle.width - 14 - longestValue - 6, left + 80)
    let thickness = names.count * seriesCount > 60 ? 9.0 : seriesCount == 1 ? 18.0 : 15.0
    let slot = thickness * Double(seriesCount) + 8
    let base = top + slot * Double(names.count) + 4
    func x(_ place: Double) -> Double { left + place * (right - left) }
    var lines = ""
    var text = "<g fill=\"currentColor\" text-anchor=\"middle\">"
    let widest = tickWidth + 8
    let step = (right - left) / Double(max(axis.ticks.count - 1, 1)) < widest ? 2 : 1
    for (index, tick) in axis.ticks.enumerated() {
      lines += "M\(at: x(tick.place)) \(at: top)v\(at: base - top)"
      guard index % step == 0 else { continue }
      text += "<text x=\"\(at: x(tick.place))\" y=\"\(at: base + 18)\">\(tick.label)</text>"
    }
    if !name.isEmpty {
      let content = LabelText.svg(name, size: 14, isAmongWords: true)
      text += "<text x=\"\(at: (left + right) / 2)\" y=\"\(at: base + 38)\">\(content)</text>"
    }
    var svg = grid(lines, "M\(at: x(zero)) \(at: top)v\(at: base - top)") + text + "</g>\n"
    var numbers = "<g fill=\"currentColor\" font-size=\"12\">"
    for (index, label) in names.enumerated() {
      let start = top + 4 + Double(index) * slot
      let middle = start + slot / 2 - 4 + 4
      numbers += "<text x=\"\(at: longestName + 8)\" y=\"\(at: middle)\" text-anchor=\"end\" font-size=\"13\">"
      numbers += "\(LabelText.svg(label, size: Self.size, isAmongWords: true))</text>"
      for (number, series) in chart.shownSeries.enumerated() {
        guard let value = chart.value(series, index) else { continue }
        let y = start + Double(number) * thickness
        let (end, zero) = (x(place(value)), x(zero))
        if value.isFinite, value != 0 {
          svg += BarFill.svg(
            Box(left: min(end, zero), top: y + 1, right: max(end, zero), bottom: y + thickness - 1), series: number)
        }
        let anchor = value < 0 ? " text-anchor=\"end\"" : ""
        let place = value < 0 ? end - 5 : end + 5
        numbers +=
          "<text x=\"\(at: place)\" y=\"\(at: y + thickness / 2 + 4)\"\(anchor)>\(ShownNumber.text(value))</text>"
      }
    }
    return (svg + "\n" + numbers + "</g>\n", base + (name.isEmpty ? 24 : 46))
  }

  /// What is no finite number has its text at zero.
  private func place(_ value: Double) -> Double { axis.place(of: value) ?? zero }

  private func grid(_ lines: String, _ zero: String) -> String {
    "<g class=\"grid\" stroke=\"currentColor\" fill=\"none\"><path stroke-opacity=\".16\" d=\"\(lines)\"/>"
      + "<path stroke-opacity=\".6\" d=\"\(zero)\"/></g>\n"
  }
}
