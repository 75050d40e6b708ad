/// The points that a chart points out, with their labels beside them.
struct MarkedPoints {
  let svg: String

  /// Which sides of a point a label may stand on, the best first: across and down.
  private static let sides = [(1.0, -1.0), (-1, -1), (1, 1), (-1, 1)]
  /// Beside a line that rises, the corners that it does not go through come first.
  private static let sidesOfRising = [(-1.0, -1.0), (1, 1), (1, -1), (-1, 1)]
  private static let sidesOfFalling = [(1.0, -1.0), (-1, 1), (-1, -1), (1, 1)]

  /// How far above or below its point the middle of a label is: the nearest that no curve goes through.
  private static let distances = [12.0, 20, 28]

  /// Each label goes to the first place around its point where it is inside the plot, on no other label and on no curve.
  ///
  /// - Parameter curves: where curves go, piece by piece.
  init(
    _ points: [LineChart.MarkedPoint], touching tangents: [LineChart.Tangent] = [], besides curves: [[Point]] = [],
    plot: PlotArea
  ) {
    let all =
      points.map { ($0, Self.sides) }
      + tangents.map { tangent in
        (
          LineChart.MarkedPoint(x: tangent.x, y: tangent.y, label: tangent.label),
          tangent.slope > 0 ? Self.sidesOfRising : Self.sidesOfFalling
        )
      }
    let size = ChartStyle.textSize
    var taken: [Box] = []
    var text = ""
    for (marked, sides) in all {
      guard let point = plot.point(marked.x, marked.y), point.y >= plot.top - 1, point.y <= plot.top + plot.height + 1
      else { continue }
      text += "<circle class=\"halo\" cx=\"\(at: point.x)\" cy=\"\(at: point.y)\" r=\"4\" fill=\"currentColor\"/>"
      let label = LabelText.shortened(marked.label.inOneLine, size: size, width: (plot.right - plot.left) / 2)
      let width = LabelText.width(of: label, size: size)
      let boxes = Self.distances.flatMap { distance in
        sides.map { across, down -> Box in
          let left = across > 0 ? point.x + 6 : point.x - 6 - width
          let middle = point.y + down * distance
          return Box(left: left, top: middle - 8, right: left + width, bottom: middle + 8)
        }
      }
      let apart = boxes.filter { box in
        plot.contains(box) && !taken.contains { $0.overlaps(box) }
      }
      let free = apart.first { box in !curves.contains { box.meets($0) } } ?? apart.first
      guard !label.isEmpty, let box = free ?? boxes.first(where: { $0.left >= plot.left && $0.right <= plot.right })
      else { continue }
      taken.append(box)
      text += ChartStyle.label(label, in: box, endsAtRight: box.right < point.x)
    }
    svg = text
  }
}
