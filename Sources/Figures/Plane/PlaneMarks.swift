/// The signs of classes, and of numbers by size.
enum PlaneMarks {
  /// A shape around a point: disc, square, triangle, diamond, cross, triangle on its tip.
  static func shape(_ index: Int, at point: Point, radius: Double = 4.5) -> String {
    let r = radius
    switch index % 6 {
    case 0:
      return
        "M\(at: point.x - r) \(at: point.y)a\(at: r) \(at: r) 0 1 0 \(at: 2 * r) 0a\(at: r) \(at: r) 0 1 0 \(at: -2 * r) 0"
    case 1:
      return "M\(at: point.x - r + 0.5) \(at: point.y - r + 0.5)h\(at: 2 * r - 1)v\(at: 2 * r - 1)h\(at: 1 - 2 * r)z"
    case 2: return "M\(at: point.x) \(at: point.y - r - 0.5)l\(at: r + 0.5) \(at: 2 * r)h\(at: -2 * r - 1)z"
    case 3:
      return
        "M\(at: point.x) \(at: point.y - r - 1)l\(at: r + 1) \(at: r + 1)l\(at: -r - 1) \(at: r + 1)l\(at: -r - 1) \(at: -r - 1)z"
    case 4:
      let t = r * 0.7
      return
        "M\(at: point.x - r) \(at: point.y - t / 2)h\(at: r - t / 2)v\(at: t / 2 - r)h\(at: t)v\(at: r - t / 2)h\(at: r - t / 2)v\(at: t)h\(at: t / 2 - r)v\(at: r - t / 2)h\(at: -t)v\(at: t / 2 - r)h\(at: t / 2 - r)z"
    default: return "M\(at: point.x) \(at: point.y + r + 0.5)l\(at: r + 0.5) \(at: -2 * r)h\(at: -2 * r - 1)z"
    }
  }

  /// Marks of one class: filled, with an edge of the ground's colour so that neighbours stay apart. Many are dots.
  static func svg(_ points: [Point], colour: Int, budget: Int) -> String {
    guard !points.isEmpty else { return "" }
    if points.count <= budget {
      return
        "<path class=\"halo f\(colour % Palette.series.count + 1)\" fill=\"\(Palette.series[colour % Palette.series.count])\" "
        + "stroke-width=\"1\" d=\"\(points.map { shape(colour + colour / Palette.series.count, at: $0) }.joined())\"/>\n"
    }
    let dots = PathData.dots(points, budget: budget * 4)
    return
      "<path \(Palette.stroke(ofSeries: colour)) fill=\"none\" \(LineChartDrawing.mark(ofSeries: colour + colour / Palette.series.count)) d=\"\(dots)\"/>\n"
  }

  // MARK: Numbers

  /// How many sizes there are.
  static let sizes = 7

  /// The size of a number on a scale, from 0.
  static func size(_ value: Double, _ low: Double, _ high: Double) -> Int {
    guard low < high else { return sizes / 2 }
    let part = (value / 4 - low / 4) / (high / 4 - low / 4)
    return min(max(Int((part * Double(sizes - 1)).rounded()), 0), sizes - 1)
  }

  /// Discs of one size: larger and stronger in colour for larger numbers.
  static func svg(_ points: [Point], size: Int, budget: Int) -> String {
    guard !points.isEmpty else { return "" }
    let radius = 2.5 + 0.6 * Double(size)
    let opacities = ["0", ".15", ".3", ".45", ".62", ".8", "1"]
    let shapes = Array(points.prefix(budget)).map { shape(0, at: $0, radius: radius) }.joined()
    return
      "<path class=\"f1\" fill=\"\(Palette.series[0])\" fill-opacity=\"\(opacities[size])\" stroke=\"currentColor\" "
      + "stroke-opacity=\".75\" d=\"\(shapes)\"/>\n"
  }
}

extension Palette {
  /// The attributes of a fill in the colour of a series.
  static func fill(ofSeries index: Int) -> String {
    let colour = colour(ofSeries: index)
    return "class=\"f\(colour + 1)\" fill=\"\(series[colour])\""
  }
}
