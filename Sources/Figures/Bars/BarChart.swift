/// A number for each of several names, as bars: probabilities of classes, scores of models.
public struct BarChart: Sendable, Hashable {
  /// One number for each name; those beyond the names are ignored, and missing ones have no bar.
  public struct Series: Sendable, Hashable {
    public let name: FigureLabel
    public let values: [Double]

    public init(name: FigureLabel = "", values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  public let title: String
  public let names: [FigureLabel]
  /// Side by side at each name.
  public let series: [Series]
  /// What the axis of the values is called.
  public let valueLabel: FigureLabel
  /// Values that the axis must reach; from the data when nothing is given. Zero is always on it.
  public var range: ClosedRange<Double>?

  public init(
    title: String = "", names: [FigureLabel], series: [Series], valueLabel: FigureLabel = "",
    range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.names = names
    self.series = series
    self.valueLabel = valueLabel
    self.range = range
  }
}

extension BarChart: FigureContent {
  static let mostNames = 40
  static let mostSeries = 6

  /// What is drawn.
  var shownNames: [FigureLabel] { Array(names.prefix(Self.mostNames)) }
  var shownSeries: [Series] { Array(series.prefix(Self.mostSeries)) }

  /// What is left out, in words; nothing where all is shown.
  var remark: String? {
    var parts: [String] = []
    if names.count > Self.mostNames { parts.append("\(Self.mostNames) of \(names.count) names") }
    if series.count > Self.mostSeries { parts.append("\(Self.mostSeries) of \(series.count) series") }
    return parts.isEmpty ? nil : "the first " + parts.joined(separator: " and ")
  }

  func value(_ series: Series, _ index: Int) -> Double? {
    index < series.values.count ? series.values[index] : nil
  }

  func seriesName(_ index: Int) -> String {
    let name = series[index].name.plainText
    return name.isEmpty ? (series.count == 1 ? "value" : "series \(index + 1)") : name
  }

  var drawing: Drawing { BarChartDrawing(self).drawing }

  var data: FigureData {
    FigureData(
      columns: ["name"] + series.indices.map(seriesName),
      rows: names.enumerated().map { index, name in
        [.text(name.plainText)] + series.map { value($0, index).map { .number($0) } ?? .missing }
      })
  }

  func alternativeText(format: @escaping (Double) -> String) -> String {
    guard !names.isEmpty, !series.isEmpty else { return "A bar chart without bars." }
    let bars = names.count == 1 ? "one name" : "\(names.count) names"
    var sentences = ["Bars of \(bars)\(series.count == 1 ? "" : ", \(series.count) series side by side")."]
    for index in series.indices.prefix(Self.mostSeries) {
      let subject = series.count == 1 ? "" : seriesName(index) + ": "
      let values = names.indices.compactMap { place in
        value(series[index], place).map { (name: names[place].plainText, value: $0) }
      }
      let finite = values.filter { $0.value.isFinite }
      if values.count <= 6 {
        sentences.append(subject + values.map { "\($0.name) \(format($0.value))" }.joined(separator: ", ") + ".")
      } else if let largest = finite.min(by: { $0.value > $1.value }),
        let smallest = finite.min(by: { $0.value < $1.value })
      {
        sentences.append(
          "\(subject)The largest is \(largest.name) with \(format(largest.value)), "
            + "the smallest \(smallest.name) with \(format(smallest.value)).")
      }
      let others = values.count - finite.count
      if others > 0, values.count > 6 { sentences.append("\(others) of them are no finite numbers.") }
    }
    if let remark { sentences.append("Shown are \(remark).") }
    return sentences.joined(separator: " ")
  }
}
