/// Tells a confusion matrix in words: how many are right, which class is found worst, and what is confused most.
struct ConfusionMatrixDescription {
  let text: String

  init(_ matrix: ConfusionMatrix, format: (Double) -> String) {
    let total = matrix.total
    guard total > 0 else {
      text = "A confusion matrix without rows."
      return
    }
    var sentences = ["A confusion matrix of \(matrix.classes.count) classes, true classes in rows."]
    let share = format(Double(matrix.right) / Double(total))
    sentences.append("Of \(total) \(total == 1 ? "row" : "rows") \(matrix.right) are predicted right (\(share)).")
    let recalls = matrix.classes.indices.compactMap { row in matrix.recall(row).map { (row: row, recall: $0) } }
    if let worst = recalls.min(by: { $0.recall < $1.recall }), worst.recall < 1 {
      let (right, all) = (matrix.counts[worst.row][worst.row], matrix.total(ofRow: worst.row))
      sentences.append(
        "The lowest recall is that of \(matrix.classes[worst.row]): \(format(worst.recall)), \(right) of \(all).")
    }
    if let most = Self.confusions(matrix).first {
      let times = most.count == 1 ? "once" : "\(most.count) times"
      sentences.append(
        "Most often confused: \(matrix.classes[most.row]) taken for \(matrix.classes[most.column]), \(times).")
    }
    let left = matrix.classes.count - ConfusionMatrix.maximum
    if left > 0 { sentences.append("Shown are the first \(ConfusionMatrix.maximum) classes.") }
    text = sentences.joined(separator: " ")
  }

  /// Wrong predictions, the most frequent first.
  private static func confusions(_ matrix: ConfusionMatrix) -> [(row: Int, column: Int, count: Int)] {
    var all: [(row: Int, column: Int, count: Int)] = []
    for (row, counts) in matrix.counts.enumerated() {
      for (column, count) in counts.enumerated() where row != column && count > 0 { all.append((row, column, count)) }
    }
    return all.max { ($0.count, -$0.row, -$0.column) < ($1.count, -$1.row, -$1.column) }.map { [$0] } ?? []
  }
}
