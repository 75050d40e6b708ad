/// How often each true class was predicted as each class.
public struct ConfusionMatrix: Sendable, Hashable {
  public let title: String
  /// The names of the classes, in order.
  public let classes: [String]
  /// A row for each true class, a column for each predicted class.
  public let counts: [[Int]]

  /// - Precondition: `counts` has a row and a column for each class.
  public init(title: String = "", classes: [String], counts: [[Int]]) {
    precondition(counts.count == classes.count && counts.allSatisfy { $0.count == classes.count })
    self.title = title
    self.classes = classes
    self.counts = counts
  }
}

extension ConfusionMatrix: FigureContent {
  /// As many classes are drawn.
  static let maximum = 30

  var total: Int { counts.joined().reduce(0, +) }
  var right: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
  func total(ofRow row: Int) -> Int { counts[row].reduce(0, +) }
  /// The share of a class's rows that were predicted as it; nothing where it has none.
  func recall(_ row: Int) -> Double? {
    let total = total(ofRow: row)
    return total == 0 ? nil : Double(counts[row][row]) / Double(total)
  }

  var drawing: Drawing { ConfusionMatrixDrawing.drawing(self) }

  var data: FigureData {
    let shown = classes.indices.prefix(Self.maximum)
    return FigureData(
      columns: ["true class"] + shown.map { "predicted \(classes[$0])" } + ["total", "recall"],
      rows: shown.map { row in
        [.text(classes[row])] + shown.map { .number(Double(counts[row][$0])) }
          + [.number(Double(total(ofRow: row))), recall(row).map { .number($0) } ?? .missing]
      })
  }

  func alternativeText(format: @escaping (Double) -> String) -> String {
    ConfusionMatrixDescription(self, format: format).text
  }
}
