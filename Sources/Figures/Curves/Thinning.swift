/// Thins a long curve to what a screen can show. Of the points that share a column of pixels, the lowest and the
/// highest decide what is seen, so these stay, in their order.
enum Thinning {
  /// Keeps the extremes of each run of neighbouring points that fall into the same column.
  static func extremes(_ points: [Point?], column: (Point) -> Int) -> [Point?] {
    var runs = Runs()
    var current: Int?
    for point in points {
      guard let point else {
        runs.breakLine()
        continue
      }
      let column = column(point)
      if column != current { runs.finish() }
      current = column
      runs.add(point)
    }
    return runs.result()
  }

  /// Keeps the extremes of each group of so many points, whatever their places are. For curves that go to and fro.
  static func extremes(_ points: [Point?], everyPoints length: Int) -> [Point?] {
    var runs = Runs()
    for (index, point) in points.enumerated() {
      if index % length == 0 { runs.finish() }
      if let point { runs.add(point) } else { runs.breakLine() }
    }
    return runs.result()
  }

  /// Collects points, a run at a time.
  private struct Runs {
    private var kept: [Point?] = []
    private var lowest: (order: Int, point: Point)?
    private var highest: (order: Int, point: Point)?
    private var order = 0
    /// Whether the line was broken before the first point of the run, inside it, and after its last.
    private var isBrokenBefore = false
    private var isBrokenInside = false
    private var isBrokenAfter = false

    mutating func breakLine() { isBrokenAfter = true }

    mutating func add(_ point: Point) {
      if lowest == nil { isBrokenBefore = isBrokenAfter } else if isBrokenAfter { isBrokenInside = true }
      isBrokenAfter = false
      order += 1
      if lowest.map({ point.y < $0.point.y }) ?? true { lowest = (order, point) }
      if highest.map({ point.y > $0.point.y }) ?? true { highest = (order, point) }
    }

    mutating func finish() {
      guard let lowest, let highest else { return }
      if isBrokenBefore && !kept.isEmpty { kept.append(nil) }
      kept.append(lowest.order <= highest.order ? lowest.point : highest.point)
      if lowest.order != highest.order {
        // A line from one to the other would cross a place where the curve has no value.
        if isBrokenInside { kept.append(nil) }
        kept.append(lowest.order <= highest.order ? highest.point : lowest.point)
      }
      self.lowest = nil
      self.highest = nil
      isBrokenInside = false
    }

    mutating func result() -> [Point?] {
      finish()
      return kept
    }
  }
}
