import Figures

/// The losses of several runs, or several series, epoch by epoch: the median and the quartiles.
struct RunsSummary {
  let median: LineChart.Series
  private let lows: [Double]
  private let highs: [Double]

  /// Nothing for what is no list of runs or series.
  ///
  /// - Parameter name: the author's, where there is one.
  init?(_ value: Value, name: String?) {
    guard case .list(let values) = value else { return nil }
    var all: [SeriesValue] = []
    for value in values {
      switch value {
      case .run(let run): all.append(SeriesValue(name: "loss", values: run.run.losses))
      case .series(let series): all.append(series)
      default: return nil
      }
    }
    guard let first = all.first else { return nil }
    var byEpoch: [Int: [Double]] = [:]
    // Where a run has ended, the others alone would tell another story.
    let last = all.map { $0.epochs.last ?? 0 }.min() ?? 0
    for series in all {
      for (epoch, value) in zip(series.epochs, series.values) where !value.isNaN && epoch <= last {
        byEpoch[epoch, default: []].append(value)
      }
    }
    let epochs = byEpoch.keys.sorted()
    let sorted = epochs.map { (byEpoch[$0] ?? []).sorted() }
    let title = name ?? "\(first.name), median of \(all.count)"
    median = LineChart.Series(
      name: FigureLabel(title), xs: epochs.map(Double.init), ys: sorted.map { Self.quantile($0, 2) })
    lows = sorted.map { Self.quantile($0, 1) }
    highs = sorted.map { Self.quantile($0, 3) }
  }

  func band(series: Int) -> LineChart.Band {
    LineChart.Band(name: "quartiles", series: series, xs: median.xs, lows: lows, highs: highs)
  }

  /// So many quarters of the values lie below: between two of them, in proportion (R. J. Hyndman and Y. Fan, 1996,
  /// definition 7).
  static func quantile(_ sorted: [Double], _ quarters: Int) -> Double {
    let place = (sorted.count - 1) * quarters
    let (below, part) = (sorted[place / 4], Double(place % 4) / 4)
    return part == 0 ? below : below + part * (sorted[place / 4 + 1] - below)
  }
}
