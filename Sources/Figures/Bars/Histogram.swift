/// How often values fall between round numbers.
public struct Histogram: Sendable, Hashable {
  public enum Height: Sendable, Hashable {
    case count
    /// The part of all finite values, from 0 to 1.
    case share
  }

  public let title: String
  /// What the values are, below the axis: `W`.
  public let label: FigureLabel
  public let values: [Double]
  public let height: Height
  /// About how many bins there are; by the number of values when nothing is given.
  public let bins: Int?
  /// Values that the axis must reach, so that several histograms have the same bins.
  public let range: ClosedRange<Double>?

  public init(
    title: String = "", label: FigureLabel, values: [Double], height: Height = .count, bins: Int? = nil,
    range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.label = label
    self.values = values
    self.height = height
    self.bins = bins
    self.range = range
  }
}

extension Histogram: FigureContent {
  var drawing: Drawing { HistogramDrawing.drawing(self) }

  var data: FigureData {
    let bins = HistogramBins(self)
    return FigureData(
      columns: ["from", "to", "count", "share"],
      rows: bins.counts.enumerated().map { index, count in
        [
          .number(bins.edge(index)), .number(bins.edge(index + 1)), .number(Double(count)),
          .number(bins.total == 0 ? 0 : Double(count) / Double(bins.total)),
        ]
      })
  }

  func alternativeText(format: @escaping (Double) -> String) -> String {
    let bins = HistogramBins(self)
    let finite = values.filter(\.isFinite)
    let subject = label.isEmpty ? "A histogram" : "A histogram of " + label.plainText
    guard let smallest = finite.min(), let largest = finite.max() else { return "\(subject) without values." }
    var sentences = [
      smallest == largest
        ? "\(subject): \(finite.count == 1 ? "one value" : "\(finite.count) values"), \(format(smallest))."
        : "\(subject): \(finite.count) values from \(format(smallest)) to \(format(largest))."
    ]
    if let most = bins.counts.max(), let index = bins.counts.firstIndex(of: most), bins.counts.count > 1 {
      sentences.append(
        "Most, \(most), lie between \(format(bins.edge(index))) and \(format(bins.edge(index + 1))).")
    }
    let mean = finite.reduce(0) { $0 + $1 / Double(finite.count) }
    if smallest != largest { sentences.append("Their mean is \(format(mean)).") }
    let others = values.count - finite.count
    if others > 0 {
      sentences.append(
        others == 1
          ? "One value is no finite number and is left out."
          : "\(others) values are no finite numbers and are left out.")
    }
    return sentences.joined(separator: " ")
  }
}
