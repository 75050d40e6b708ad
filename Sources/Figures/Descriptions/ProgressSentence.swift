/// Tells a curve that goes on step by step: where it starts, where it ends, and how it gets there.
struct ProgressSentence {
  let curve: CurveSummary
  /// What the steps are, such as "epoch".
  let step: String
  let format: (Double) -> String

  private enum End { case top, middle, bottom }

  /// A tenth of the whole range is the least that is worth a word; more of a curve that always goes up and down, whose
  /// last value may be any of its ups or downs.
  private func end(_ height: Double) -> End {
    let least = isRestless ? 0.25 : 0.1
    return height >= 1 - least ? .top : height <= least ? .bottom : .middle
  }

  /// The way up and down is much longer than the range: down once and up once is 2.
  private var isRestless: Bool { curve.restlessness > 2.5 }

  /// The sentence without its subject: "falls from 2 to 1".
  var predicate: String {
    guard let first = curve.first, let last = curve.last, let low = curve.smallest, let high = curve.largest else {
      return "has no values"
    }
    if curve.values.count == 1 { return "has one value, \(format(first.y)), \(at(first))" }
    if low.y == high.y { return "does not change: it stays at \(format(first.y))" }
    if format(low.y) == format(high.y) { return "hardly changes: it stays near \(format(first.y))" }
    let from = "from \(format(first.y))"
    let to = "to \(format(last.y))"
    let lowest = "\(format(low.y)) \(at(low))"
    let highest = "\(format(high.y)) \(at(high))"
    let restlessly = isRestless ? ", with ups and downs," : ""
    switch (end(curve.height(of: first)), end(curve.height(of: last))) {
    case (.top, .bottom): return "falls\(restlessly) \(from) \(to)" + half("fall")
    case (.bottom, .top): return "rises\(restlessly) \(from) \(to)" + half("rise")
    case (.top, _): return "falls\(restlessly) \(from) to \(lowest), then rises again \(to)"
    case (.bottom, _): return "rises\(restlessly) \(from) to \(highest), then falls again \(to)"
    case (.middle, .bottom): return "rises\(restlessly) \(from) to \(highest), then falls \(to)"
    case (.middle, .top): return "falls\(restlessly) \(from) to \(lowest), then rises \(to)"
    case (.middle, .middle): return "goes \(from) \(to), and lies between \(lowest) and \(highest)"
    }
  }

  /// Sentences about the steps where there is no number.
  var remarks: [String] {
    var remarks: [String] = []
    if !curve.gaps.isEmpty {
      let places = curve.gaps.count == 1 ? "at \(step) \(format(curve.gaps[0]))" : "at \(curve.gaps.count) places"
      remarks.append("It has no finite value \(places).")
    }
    if let end = curve.endsAt {
      remarks.append("From \(step) \(format(end)) on it is not a \(curve.isNotANumber ? "" : "finite ")number.")
    }
    return remarks
  }

  private func at(_ value: CurveSummary.Value) -> String { "at \(step) \(format(value.x))" }

  private func half(_ way: String) -> String {
    guard curve.values.count > 2, let halfway = curve.halfway else { return "" }
    return "; half of the \(way) is done by \(step) \(format(halfway.x))"
  }
}
