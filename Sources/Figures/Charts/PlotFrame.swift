/// The axes of a chart, and the room that their labels need.
struct PlotFrame {
  let x: Axis
  let y: Axis
  let left: Double
  let right: Double
  let xName: FigureLabel
  let yName: FigureLabel

  /// What decides an axis: all values that must have a place on it, and its name.
  struct Side {
    let values: [Double]
    var scale = AxisScale.linear
    var ends = Axis.Ends.atData
    let label: FigureLabel
  }

  /// - Parameter width: that of the whole drawing.
  init(_ horizontal: Side, _ vertical: Side, width: Double = ChartStyle.width) {
    let y = Axis(vertical.values, scale: vertical.scale, ends: vertical.ends)
    var left = 14 + (y.ticks.map { Self.width(of: $0) }.max() ?? 0)
    var right = width - 14
    var x = Axis(horizontal.values, scale: horizontal.scale, ends: horizontal.ends)
    // Long labels need fewer ticks, and half of the first and the last stand out over the ends of the axis.
    for maximum in stride(from: 7, through: 1, by: -1) {
      x = Axis(horizontal.values, scale: horizontal.scale, ends: horizontal.ends, maximum: maximum)
      left = max(left, (x.ticks.first.map(Self.width) ?? 0) / 2 + 4)
      right = min(right, width - (x.ticks.last.map(Self.width) ?? 0) / 2 - 4)
      if Self.hasSeparateLabels(x, width: right - left) { break }
    }
    (self.x, self.y, self.left, self.right) = (x, y, left, right)
    xName = Self.name(horizontal.label, exponent: x.exponent, width: width - 8)
    yName = Self.name(vertical.label, exponent: y.exponent, width: width - 8)
  }

  /// An axis' name, with the power of ten by which its labels are to be multiplied.
  private static func name(_ label: FigureLabel, exponent: Int, width: Double) -> FigureLabel {
    let factor = exponent == 0 ? "" : "×10" + TickLabel.superscript(exponent)
    let ending = factor.isEmpty ? "" : label.isEmpty ? factor : " (\(factor))"
    let size = ChartStyle.textSize
    let room = width - TextMeasure.width(of: ending, size: size)
    return LabelText.shortened(label.inOneLine, size: size, width: room) + FigureLabel(ending)
  }

  private static func width(of tick: Tick) -> Double { TextMeasure.width(of: tick.label, size: ChartStyle.textSize) }

  private static func hasSeparateLabels(_ axis: Axis, width: Double) -> Bool {
    let ends = axis.ticks.map { tick in
      let half = Self.width(of: tick) / 2
      return (start: tick.place * width - half, end: tick.place * width + half)
    }
    return zip(ends, ends.dropFirst()).allSatisfy { $0.end + 10 <= $1.start }
  }
}
