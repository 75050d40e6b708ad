/// Tells the curve of a function: its smallest and its largest value, and where it takes them.
struct FunctionSentence {
  let curve: CurveSummary
  let variable: String
  let format: (Double) -> String

  /// The sentence without its subject: "rises from 0 to 1".
  var predicate: String {
    guard let first = curve.first, let last = curve.last, let low = curve.smallest, let high = curve.largest else {
      return "has no values"
    }
    if curve.values.count == 1 { return "has one value, \(format(first.y)) at \(place(first.x))" }
    if low.y == high.y { return "is \(format(low.y)) everywhere" }
    if format(low.y) == format(high.y) { return "is about \(format(low.y)) everywhere" }
    if curve.isMonotone && curve.goesRight {
      let way = first.y < last.y ? "rises" : "falls"
      return "\(way) from \(format(first.y)) at \(place(first.x)) to \(format(last.y)) at \(place(last.x))"
    }
    return "has its smallest value, \(format(low.y)), \(places(low.y)) and its largest, \(format(high.y)), "
      + places(high.y)
  }

  /// Sentences about the places where the function has no number.
  var remarks: [String] {
    let gaps = curve.gaps
    var remarks: [String] = []
    if gaps.count == 1 {
      remarks.append("It has no finite value at \(place(gaps[0])).")
    } else if let first = gaps.first, let last = gaps.last {
      let isOneStretch = !curve.values.contains { first < $0.x && $0.x < last }
      remarks.append(
        isOneStretch
          ? "It has no finite value from \(place(first)) to \(place(last))."
          : "It has no finite value at \(gaps.count) of the \(curve.count) places.")
    }
    if let end = curve.endsAt { remarks.append("From \(place(end)) on it has no finite value.") }
    return remarks
  }

  private func place(_ x: Double) -> String { variable.isEmpty ? format(x) : "\(variable) = \(format(x))" }

  /// Where the function takes a value: one place, two, a stretch, or the first of many.
  private func places(_ y: Double) -> String {
    let found = curve.values.indices.filter { curve.values[$0].y == y }
    let (first, last) = (found[0], found[found.count - 1])
    let firstPlace = place(curve.values[first].x)
    let lastPlace = place(curve.values[last].x)
    if found.count == 1 { return "at \(firstPlace)" }
    if last - first == found.count - 1 { return "from \(firstPlace) to \(lastPlace)" }
    if found.count == 2 { return "at \(firstPlace) and \(lastPlace)" }
    return "first at \(firstPlace)"
  }
}
