/// Sizes of several things on a logarithmic axis, one below the other: the gradient of each layer.
///
/// Dots, not bars: on a logarithmic axis there is no zero where a bar could begin.
public struct DotPlot: Sendable, Hashable {
  /// One thing and its size.
  public struct Entry: Sendable, Hashable {
    public let name: FigureLabel
    public let value: Double

    public init(name: FigureLabel, value: Double) {
      self.name = name
      self.value = value
    }
  }

  public let title: String
  /// What the sizes are, below the axis.
  public let label: FigureLabel
  /// What the entries are, for the words: `layer`.
  public let noun: String
  public let entries: [Entry]
  /// Values that the axis must reach, both above zero.
  public let range: ClosedRange<Double>?

  public init(
    title: String = "", label: FigureLabel, noun: String, entries: [Entry], range: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.label = label
    self.noun = noun
    self.entries = entries
    self.range = range
  }
}

extension DotPlot: FigureContent {
  static let maximum = 60
  var drawing: Drawing { DotPlotDrawing.drawing(self) }

  var data: FigureData {
    FigureData(
      columns: [noun.isEmpty ? "name" : noun, label.isEmpty ? "value" : label.plainText],
      rows: entries.map { [.text($0.name.plainText), .number($0.value)] })
  }

  func alternativeText(format: @escaping (Double) -> String) -> String {
    guard let first = entries.first, let last = entries.last else { return "A dot plot without dots." }
    let what = label.isEmpty ? "Sizes" : label.plainText.prefix(1).uppercased() + label.plainText.dropFirst()
    let noun = self.noun.isEmpty ? "entry" : self.noun
    var sentences = ["\(what), a dot a \(noun), on a logarithmic axis."]
    if entries.count == 1 {
      sentences.append("\(first.name.plainText) has \(format(first.value)).")
    } else {
      sentences.append(
        "The first \(noun), \(first.name.plainText), has \(format(first.value)), "
          + "the last, \(last.name.plainText), \(format(last.value)).")
    }
    let positive = entries.filter { $0.value > 0 && $0.value.isFinite }
    if entries.count > 2, let least = positive.min(by: { $0.value < $1.value }),
      let most = positive.min(by: { $0.value > $1.value }), least.value < most.value
    {
      sentences.append(
        "The smallest is that of \(least.name.plainText), \(format(least.value)), "
          + "the largest that of \(most.name.plainText), \(format(most.value)).")
    }
    let zeros = entries.filter { $0.value == 0 }.map(\.name.plainText)
    if !zeros.isEmpty {
      sentences.append("Zero, which has no place on the axis: \(zeros.prefix(8).joined(separator: ", ")).")
    }
    let others = entries.filter { !($0.value >= 0 && $0.value.isFinite) }.map(\.name.plainText)
    if !others.isEmpty { sentences.append("No size: \(others.prefix(8).joined(separator: ", ")).") }
    return sentences.joined(separator: " ")
  }
}
