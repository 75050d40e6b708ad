extension LineChart {
  /// One column of x and one a series where that is possible, else a column of x for each series.
  var data: FigureData {
    if series.isEmpty {
      return FigureData(columns: [horizontalName, yLabel.isEmpty ? "y" : yLabel.plainText], rows: [])
    }
    if let first = series.first, series.allSatisfy({ $0.count == first.count && $0.xs.hasSameBits(as: first.xs) }) {
      // A band of the same places has two columns.
      let bands = bands.filter { $0.count == first.count }
      return FigureData(
        columns: [horizontalName] + series.map(columnName)
          + bands.flatMap { ["\($0.name.plainText), lower", "\($0.name.plainText), upper"] },
        rows: (0..<first.count).map { row in
          [.number(first.xs[row])] + series.map { .number($0.ys[row]) }
            + bands.flatMap { [.number($0.lows[row]), .number($0.highs[row])] }
        })
    }
    return series.allSatisfy({ $0.isIncreasing }) ? mergedData : pairedData
  }

  private var horizontalName: String { xLabel.isEmpty ? "x" : xLabel.plainText }

  private func columnName(_ series: Series) -> String {
    if !series.name.isEmpty { return series.name.plainText }
    return yLabel.isEmpty ? "y" : yLabel.plainText
  }

  /// Curves over different xs, such as a loss at every epoch and an accuracy at every tenth: one row for each x that
  /// occurs, with the places where a curve has nothing left empty.
  private var mergedData: FigureData {
    var places: [Double] = []
    for x in series.flatMap({ $0.xs.prefix($0.count) }).sorted() where places.last != x { places.append(x) }
    var rows = places.map { [FigureData.Cell.number($0)] }
    for curve in series {
      var next = 0
      for row in rows.indices {
        if next < curve.count, curve.xs[next] == places[row] {
          rows[row].append(.number(curve.ys[next]))
          next += 1
        } else {
          rows[row].append(.missing)
        }
      }
    }
    return FigureData(columns: [horizontalName] + series.map(columnName), rows: rows)
  }

  /// Curves whose xs go back and forth cannot share a column: two columns each.
  private var pairedData: FigureData {
    let count = series.map(\.count).max() ?? 0
    return FigureData(
      columns: series.flatMap { ["\(horizontalName) of \(columnName($0))", columnName($0)] },
      rows: (0..<count).map { row in
        series.flatMap { curve -> [FigureData.Cell] in
          row < curve.count ? [.number(curve.xs[row]), .number(curve.ys[row])] : [.missing, .missing]
        }
      })
  }
}

extension LineChart.Series {
  /// Whether the xs are numbers in strictly increasing order.
  fileprivate var isIncreasing: Bool {
    guard count > 0 else { return true }
    return !xs[0].isNaN && (1..<count).allSatisfy { xs[$0 - 1] < xs[$0] }
  }
}

extension [Double] {
  /// Equality that holds for NaN too.
  fileprivate func hasSameBits(as other: [Double]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.bitPattern == $1.bitPattern }
  }
}
