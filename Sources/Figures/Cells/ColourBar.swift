/// The scale beside a grid of cells: its colours from bottom to top, with round numbers.
struct ColourBar {
  let scale: ColourScale
  let height: Double
  private let axis: Axis
  private let ticks: [Tick]
  private static let barWidth = 14.0
  /// Steps that are drawn.
  private static let steps = 40

  init(_ scale: ColourScale, height: Double) {
    self.scale = scale
    self.height = height
    axis = Axis([scale.low, scale.high], scale: .linear, ends: .atData, maximum: height < 90 ? 3 : 5)
    ticks = Self.withEnds(axis, scale, height: height)
  }

  /// The ticks of an axis with one at each end, which takes the place of those too near to it.
  private static func withEnds(_ axis: Axis, _ scale: ColourScale, height: Double) -> [Tick] {
    var ticks = axis.ticks
    for (place, value) in [(0.0, scale.low), (1.0, scale.high)]
    where !ticks.contains(where: { abs($0.place - place) < 1e-6 }) {
      let number = Decade.scale(value, by: -axis.exponent)
      ticks.removeAll { abs($0.place - place) * height < 14 }
      ticks.append(Tick(place: place, label: PlaneNumber.text(number, digits: 3)))
    }
    return ticks.sorted { $0.place < $1.place }
  }

  private var factor: String { axis.exponent == 0 ? "" : "×10" + TickLabel.superscript(axis.exponent) }

  var width: Double {
    let labels = (ticks.map(\.label) + [factor]).map { TextMeasure.width(of: $0, size: 12) }
    return Self.barWidth + 8 + (labels.max() ?? 0)
  }

  func svg(left: Double, top: Double) -> String {
    let steps = (0..<Self.steps).map { step -> (y: Int, level: Int) in
      let part = (Double(step) + 0.5) / Double(Self.steps)
      let strongest = Double(ColourScale.strongest)
      let level =
        switch scale.kind {
        case .rising: part * strongest
        case .falling: (part - 1) * strongest
        case .diverging: (part * 2 - 1) * strongest
        }
      return (Self.steps - 1 - step, Int(level.rounded()))
    }
    let paths = CellPaths(steps.map { CellPaths.Row(x: 0, y: $0.y, levels: [$0.level]) }, ground: 0)
    var text = CellGrid.cells(paths, left: left, top: top, width: Self.barWidth, height: height / Double(Self.steps))
    text += CellGrid.frame(left: left, top: top, width: Self.barWidth, height: height)
    text += "<g fill=\"currentColor\" font-size=\"12\">"
    let x = left + Self.barWidth + 6
    for tick in ticks {
      text += "<text x=\"\(at: x)\" y=\"\(at: top + (1 - tick.place) * height + 4)\">\(tick.label)</text>"
    }
    if !factor.isEmpty { text += "<text x=\"\(at: x)\" y=\"\(at: top + height + 18)\">\(factor)</text>" }
    return text + "</g>\n"
  }
}

/// The elements that grids of cells share.
enum CellGrid {
  /// - Parameters:
  ///   - width: of a cell.
  ///   - height: of a cell.
  static func cells(_ paths: CellPaths, left: Double, top: Double, width: Double, height: Double) -> String {
    guard !paths.paths.isEmpty else { return "" }
    let scale = "\(thousandths(width)) \(thousandths(height))"
    var text = "<g transform=\"translate(\(at: left) \(thousandths(top + height / 2))) scale(\(scale))\" fill=\"none\" "
    text += "shape-rendering=\"crispEdges\">"
    for (level, data) in paths.paths { text += "<path \(ColourScale.stroke(level)) d=\"\(data)\"/>" }
    return text + "</g>\n"
  }

  static func frame(left: Double, top: Double, width: Double, height: Double) -> String {
    "<rect x=\"\(at: left)\" y=\"\(at: top)\" width=\"\(at: width)\" height=\"\(at: height)\" fill=\"none\" "
      + "stroke=\"currentColor\" stroke-opacity=\".45\"/>\n"
  }

  /// Factors need more digits than places, since they count once for each cell.
  static func thousandths(_ value: Double) -> String {
    let whole = Int((value * 1000).rounded())
    let (units, rest) = whole.magnitude.quotientAndRemainder(dividingBy: 1000)
    guard rest > 0 else { return (whole < 0 ? "-" : "") + String(units) }
    var digits = String(rest)
    digits = String(repeating: "0", count: 3 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(whole < 0 ? "-" : "")\(units).\(digits)"
  }
}
