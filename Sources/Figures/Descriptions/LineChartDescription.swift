/// Tells a line chart in words: what is drawn against what and over which range, then a sentence a curve.
struct LineChartDescription {
  let text: String

  /// Chapters compare a handful of curves; of more than this the rest is counted.
  private static let maximum = 6

  init(_ chart: LineChart, format: (Double) -> String) {
    self.text = withoutActuallyEscaping(format) { format in
      var sentences = [Self.opening(chart, format: format)]
      let isAlone = chart.series.count == 1
      for (index, series) in chart.series.prefix(Self.maximum).enumerated() {
        let subject = isAlone ? "It" : Self.subject(series.name, index: index)
        sentences += Self.sentences(series, of: chart, subject: subject, format: format)
      }
      let rest = chart.series.count - Self.maximum
      if rest > 0 { sentences.append(rest == 1 ? "One more curve is drawn." : "\(rest) more curves are drawn.") }
      sentences += Self.withoutPlace(chart)
      if let marked = Self.marked(chart, format: format) { sentences.append(marked) }
      sentences += LineChartAdditions.sentences(chart, format: format)
      return sentences.joined(separator: " ")
    }
  }

  private static func opening(_ chart: LineChart, format: (Double) -> String) -> String {
    let yName = chart.yLabel.isEmpty && chart.series.count == 1 ? chart.series[0].name : chart.yLabel
    let variable = chart.xLabel.isEmpty ? "" : " against \(line(chart.xLabel))"
    let curves = chart.series.count { $0.style != .points }
    let count = curves == 0 ? chart.series.count : curves
    let noun = count == 1 ? "A curve" : count == 0 ? "An empty chart" : "\(numeral(count)) curves"
    let subject = yName.isEmpty ? noun : capitalised(line(yName))
    let counted = yName.isEmpty || count < 2 ? "" : ": \(numeral(count).lowercased()) curves"
    let xs = chart.series.lazy.flatMap { $0.xs.prefix($0.count) }.filter(\.isFinite)
    guard let low = xs.min(), let high = xs.max() else {
      return count == 0 && !yName.isEmpty
        ? "\(subject)\(variable): an empty chart." : "\(subject)\(variable)\(counted)."
    }
    let range = low == high ? "" : ", \(format(low)) to \(format(high))"
    return "\(subject)\(variable)\(range)\(counted)."
  }

  private static func sentences(
    _ series: LineChart.Series, of chart: LineChart, subject: String, format: @escaping (Double) -> String
  ) -> [String] {
    let curve = CurveSummary(series)
    if curve.values.isEmpty && curve.count > 0 {
      return ["\(subject) is nowhere a \(curve.isNotANumber ? "" : "finite ")number."]
    }
    if series.style == .points { return [sentence(ofPoints: curve, subject: subject, format: format)] }
    let variable = line(chart.xLabel)
    switch chart.reading {
    case .progress:
      let sentence = ProgressSentence(curve: curve, step: variable.isEmpty ? "step" : variable, format: format)
      return ["\(subject) \(sentence.predicate)."] + sentence.remarks
    case .function:
      let sentence = FunctionSentence(curve: curve, variable: variable, format: format)
      return ["\(subject) \(sentence.predicate)."] + sentence.remarks
    }
  }

  private static func sentence(ofPoints curve: CurveSummary, subject: String, format: (Double) -> String) -> String {
    guard let low = curve.smallest, let high = curve.largest else { return "\(subject) has no points." }
    let values = low.y == high.y ? "all at \(format(low.y))" : "from \(format(low.y)) to \(format(high.y))"
    return "\(subject): \(curve.values.count) point\(curve.values.count == 1 ? "" : "s"), \(values)."
  }

  /// How many numbers a logarithmic axis has no place for.
  private static func withoutPlace(_ chart: LineChart) -> [String] {
    let axes = [
      (chart.xScale, "horizontal", chart.series.map { $0.xs.prefix($0.count) }),
      (chart.yScale, "vertical", chart.series.map { $0.ys.prefix($0.count) }),
    ]
    return axes.compactMap { scale, name, values in
      let count = scale == .linear ? 0 : values.joined().count { $0.isFinite && $0 <= 0 }
      guard count > 0 else { return nil }
      let subject = count == 1 ? "1 value, zero or below, has" : "\(count) values, zero or below, have"
      return "\(subject) no place on the \(name) axis, which is logarithmic."
    }
  }

  private static func marked(_ chart: LineChart, format: (Double) -> String) -> String? {
    guard !chart.markedPoints.isEmpty else { return nil }
    let shown = chart.markedPoints.prefix(3).map { point in
      let place = "(\(format(point.x)), \(format(point.y)))"
      return point.label.isEmpty ? place : "\(line(point.label)) at \(place)"
    }
    let rest = chart.markedPoints.count - shown.count
    let more = rest > 0 ? ", and \(rest) more" : ""
    return "Marked: \(shown.joined(separator: ", "))\(more)."
  }

  private static func subject(_ name: FigureLabel, index: Int) -> String {
    name.isEmpty ? "Curve \(index + 1)" : capitalised(line(name))
  }

  /// A sentence starts with a capital letter, unless with a symbol such as `f` or `sin(x)`.
  private static func capitalised(_ text: String) -> String {
    let word = text.prefix { $0 != " " }
    guard word.count >= 4, word.allSatisfy(\.isLetter), let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  private static func line(_ label: FigureLabel) -> String {
    label.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func numeral(_ count: Int) -> String {
    let words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
    return words.indices.contains(count) ? words[count] : String(count)
  }
}
