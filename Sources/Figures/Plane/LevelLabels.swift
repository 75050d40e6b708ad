/// The numbers on level lines: one a level, where the line is nearly level and nothing else stands.
struct LevelLabels {
  let svg: String
  let boxes: [Box]

  private static let size = 12.0

  init(_ loops: [[[Point]]], texts: [String], plot: PlotArea, taken: [Box]) {
    var boxes = taken
    var svg = ""
    for (parts, text) in zip(loops, texts) {
      let half = TextMeasure.width(of: text, size: Self.size) / 2 + 2
      var best: (score: Double, box: Box)?
      for loop in parts {
        for (a, b) in zip(loop, loop.dropFirst()) {
          let middle = Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
          let box = Box(left: middle.x - half, top: middle.y - 8, right: middle.x + half, bottom: middle.y + 8)
          guard box.left > plot.left + 6, box.right < plot.right - 6, box.top > plot.top + 6,
            box.bottom < plot.top + plot.height - 6, !boxes.contains(where: { $0.overlaps(box) })
          else { continue }
          let (dx, dy) = (abs(b.x - a.x), abs(b.y - a.y))
          let score = dy / max(dx + dy, 1e-9)
          if score < best?.score ?? 2 { best = (score, box) }
        }
      }
      guard let box = best?.box else { continue }
      // Some air, so that labels of neighbouring lines do not stand in a heap.
      boxes.append(Box(left: box.left - 8, top: box.top - 5, right: box.right + 8, bottom: box.bottom + 5))
      svg += "<text x=\"\(at: (box.left + box.right) / 2)\" y=\"\(at: box.bottom - 4)\">\(text)</text>\n"
    }
    self.boxes = boxes
    self.svg =
      svg.isEmpty
      ? ""
      : "<g class=\"halo\" fill=\"currentColor\" font-size=\"12\" text-anchor=\"middle\" stroke-width=\"3\" "
        + "stroke-linejoin=\"round\" paint-order=\"stroke\">\n\(svg)</g>\n"
  }
}
