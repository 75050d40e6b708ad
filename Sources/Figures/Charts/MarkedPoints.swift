/// The points that a chart points out, with their labels beside them.
struct MarkedPoints {
  let svg: String

  /// Each label goes to the first of four places around its point where it is inside the plot and on no other label.
  init(_ points: [LineChart.MarkedPoint], plot: PlotArea) {
    let size = ChartStyle.textSize
    var taken: [Box] = []
    var text = ""
    for marked in points {
      guard let point = plot.point(marked.x, marked.y) else { continue }
      text += "<circle class=\"halo\" cx=\"\(at: point.x)\" cy=\"\(at: point.y)\" r=\"4\" fill=\"currentColor\"/>"
      let label = LabelText.shortened(marked.label.inOneLine, size: size, width: (plot.right - plot.left) / 2)
      let width = LabelText.width(of: label, size: size)
      let boxes = [(1.0, -1.0), (-1, -1), (1, 1), (-1, 1)].map { across, down -> Box in
        let left = across > 0 ? point.x + 6 : point.x - 6 - width
        let middle = point.y + down * 12
        return Box(left: left, top: middle - 8, right: left + width, bottom: middle + 8)
      }
      let free = boxes.first { box in
        box.left >= plot.left && box.right <= plot.right && box.top >= plot.top && box.bottom <= plot.top + plot.height
          && !taken.contains { $0.overlaps(box) }
      }
      guard !label.isEmpty, let box = free ?? boxes.first(where: { $0.left >= plot.left && $0.right <= plot.right })
      else { continue }
      taken.append(box)
      let isLeft = box.right < point.x
      text +=
        "<text class=\"halo\" x=\"\(at: isLeft ? box.right : box.left)\"\(isLeft ? " text-anchor=\"end\"" : "") y=\"\(at: box.bottom - 3)\" fill=\"currentColor\" "
      text +=
        "stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">\(LabelText.svg(label, size: size, isAmongWords: true))</text>\n"
    }
    svg = text
  }
}
