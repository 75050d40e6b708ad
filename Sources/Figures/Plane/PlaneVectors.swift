extension PlaneChart {
  /// An arrow between two places, as long as the axes make it. Where there are vectors, a unit is as long on both axes.
  public struct Vector: Sendable, Hashable {
    public let name: FigureLabel
    public let from: Place
    public let to: Place

    public init(name: FigureLabel, from: Place = Place(x: 0, y: 0), to: Place) {
      (self.name, self.from, self.to) = (name, from, to)
    }
  }

  /// A place in the plane, in the units of its axes.
  public struct Place: Sendable, Hashable {
    public let x: Double
    public let y: Double

    public init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
  }
}

/// Draws vectors, each in the colour of its place among them, with its name beside it.
struct PlaneVectors {
  let plot: PlotArea
  private let shafts: [Shaft]

  private struct Shaft {
    let name: FigureLabel
    let colour: Int
    let start: Point
    let tip: Point

    var length: Double {
      let (x, y) = (tip.x - start.x, tip.y - start.y)
      return (x * x + y * y).squareRoot()
    }
  }

  init(_ vectors: [PlaneChart.Vector], plot: PlotArea) {
    self.plot = plot
    shafts = vectors.enumerated().compactMap { index, vector in
      guard let start = plot.point(vector.from.x, vector.from.y), let tip = plot.point(vector.to.x, vector.to.y)
      else { return nil }
      return Shaft(name: vector.name, colour: index, start: start, tip: tip)
    }
  }

  /// The longest first, so that none covers a shorter one on the same line.
  var arrows: String {
    shafts.indices.sorted { (-shafts[$0].length, $0) < (-shafts[$1].length, $1) }.map { Self.arrow(shafts[$0]) }
      .joined()
  }

  private static func arrow(_ shaft: Shaft) -> String {
    let (start, tip, length) = (shaft.start, shaft.tip, shaft.length)
    let fill = Palette.fill(ofSeries: shaft.colour)
    guard length > 0.5 else { return "<circle \(fill) cx=\"\(at: tip.x)\" cy=\"\(at: tip.y)\" r=\"4\"/>\n" }
    let (x, y) = ((tip.x - start.x) / length, (tip.y - start.y) / length)
    // A short arrow has a small head.
    let head = min(11, length * 0.6)
    let back = Point(x: tip.x - x * head, y: tip.y - y * head)
    let line = "M\(at: start.x) \(at: start.y)L\(at: back.x) \(at: back.y)"
    let (across, down) = (-y * head * 0.45, x * head * 0.45)
    let point =
      "M\(at: tip.x) \(at: tip.y)L\(at: back.x + across) \(at: back.y + down)L\(at: back.x - across) \(at: back.y - down)z"
    return "<path class=\"halo\" fill=\"none\" stroke-width=\"5\" stroke-linejoin=\"round\" d=\"\(line)\(point)\"/>"
      + "<path \(Palette.stroke(ofSeries: shaft.colour)) fill=\"none\" stroke-width=\"2.4\" d=\"\(line)\"/>"
      + "<path \(fill) d=\"\(point)\"/>\n"
  }

  // MARK: Names

  /// How far along an arrow its name may stand, the best first.
  private static let parts = [0.5, 0.62, 0.38, 0.76, 0.24, 0.9]

  /// Each name stands beside its arrow, on the side that looks away from the middle of all, where no arrow and no other
  /// name is in the way.
  var names: String {
    let size = ChartStyle.textSize
    let middle = Point(
      x: shafts.reduce(0) { $0 + ($1.start.x + $1.tip.x) / 2 } / Double(max(shafts.count, 1)),
      y: shafts.reduce(0) { $0 + ($1.start.y + $1.tip.y) / 2 } / Double(max(shafts.count, 1)))
    var taken: [Box] = []
    var text = ""
    for shaft in shafts where !shaft.name.isEmpty {
      let label = LabelText.shortened(shaft.name.inOneLine, size: size, width: (plot.right - plot.left) / 2)
      let boxes = places(for: shaft, width: LabelText.width(of: label, size: size), awayFrom: middle)
      let inside = boxes.filter(plot.contains)
      let free = inside.first { box in
        !taken.contains { $0.overlaps(box) } && !shafts.contains { box.meets([$0.start, $0.tip]) }
      }
      guard let box = free ?? inside.first ?? boxes.first.map(moved) else { continue }
      taken.append(box)
      text += ChartStyle.label(label, in: box)
    }
    return text
  }

  /// A box moved into the plot.
  private func moved(_ box: Box) -> Box {
    let (width, height) = (box.right - box.left, box.bottom - box.top)
    let left = min(max(box.left, plot.left), max(plot.right - width, plot.left))
    let top = min(max(box.top, plot.top), max(plot.top + plot.height - height, plot.top))
    return Box(left: left, top: top, right: left + width, bottom: top + height)
  }

  private func places(for shaft: Shaft, width: Double, awayFrom middle: Point) -> [Box] {
    let length = max(shaft.length, 1)
    let (x, y) = ((shaft.tip.x - shaft.start.x) / length, (shaft.tip.y - shaft.start.y) / length)
    let half = 8.0
    // The box just clears the arrow on its side.
    let distance = 7 + abs(y) * width / 2 + abs(x) * half
    return Self.parts.flatMap { part -> [Box] in
      let foot = Point(
        x: shaft.start.x + part * (shaft.tip.x - shaft.start.x), y: shaft.start.y + part * (shaft.tip.y - shaft.start.y)
      )
      let isAway = (foot.x - middle.x) * -y + (foot.y - middle.y) * x >= 0
      return [isAway ? 1.0 : -1, isAway ? -1.0 : 1].map { side in
        let (left, top) = (foot.x - side * y * distance - width / 2, foot.y + side * x * distance - half)
        return Box(left: left, top: top, right: left + width, bottom: top + 2 * half)
      }
    }
  }
}
