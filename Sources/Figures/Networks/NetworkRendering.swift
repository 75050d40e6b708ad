/// Draws a network: lines by width and sign, circles with names or values, blocks, what the lines mean.
struct NetworkRendering {
  private let network: NetworkDrawing
  private let geometry: NetworkGeometry
  private let edges: NetworkEdges
  private let labels: WeightLabels
  private let margin: (left: Double, top: Double)
  private let size: (width: Double, height: Double)

  init(_ network: NetworkDrawing) {
    self.network = network
    (geometry, edges, labels) = Self.arranged(network)
    var (left, right, top, bottom) = (0.0, 0.0, 0.0, 0.0)
    for group in geometry.groups {
      let half = group.box == nil ? geometry.radius : NetworkStyle.blockWidth / 2
      let text = group.heading.map { LabelText.width(of: $0, size: NetworkStyle.textSize) / 2 }.max() ?? 0
      let bias = geometry.hasBiases && !network.layers[group.layer].isInput && group.box == nil ? 40.0 : 0
      let names = Self.namesLeft(network.layers[group.layer], geometry)
      left = min(left, group.x - max(half + (names > 0 ? names + 6 : 0), text, bias))
      right = max(right, group.x + max(half, text, bias))
      (top, bottom) = (min(top, group.top), max(bottom, group.bottom))
    }
    for label in labels.labels { (top, bottom) = (min(top, label.box.top), max(bottom, label.box.bottom)) }
    for line in edges.lines {
      for point in line.points { (top, bottom) = (min(top, point.y - 4), max(bottom, point.y + 4)) }
    }
    margin = (6 - left, 6 - top)
    let hasKey = edges.lines.contains { $0.edge.weight != nil }
    let key = hasKey ? Self.keyWidth(network) : 0
    size = (max(right - left + 12, key + 12), bottom - top + 12 + (hasKey ? 30 : 0))
  }

  /// As close together as lets all weights be written on their lines; else as lets most be.
  static func arranged(_ network: NetworkDrawing) -> (NetworkGeometry, NetworkEdges, WeightLabels) {
    func arranged(_ spread: Int) -> (NetworkGeometry, NetworkEdges, WeightLabels) {
      let geometry = NetworkGeometry(network, spread: spread)
      let edges = NetworkEdges(network, geometry)
      return (geometry, edges, WeightLabels(edges.lines, geometry))
    }
    var best = arranged(0)
    for spread in 1...3 where !best.2.isComplete {
      let next = arranged(spread)
      if next.2.labels.count > best.2.labels.count { best = next }
    }
    return best
  }

  var drawing: Drawing {
    let shift = "translate(\(at: margin.left + (size.width - contentWidth) / 2) \(at: margin.top))"
    var body =
      "<g font-family=\"\(LabelText.family)\" font-size=\"\(at: NetworkStyle.textSize)\" fill=\"currentColor\">\n"
    body += "<g transform=\"\(shift)\" text-anchor=\"middle\">\n"
    body += lines
    for group in geometry.groups { body += self.group(group) }
    body += weightLabels + "</g>\n" + key + "</g>\n"
    return Drawing(
      title: NetworkDescription.title(network), width: size.width, height: size.height, colours: 2, isTextual: true,
      body: body)
  }

  private var contentWidth: Double {
    let right =
      geometry.groups.map { $0.x + ($0.box == nil ? geometry.radius : NetworkStyle.blockWidth / 2) }.max() ?? 0
    return min(size.width, max(margin.left + right + 6, 0))
  }

  // MARK: Lines

  private var lines: String {
    let largest = network.largestWeight
    var (positive, negative, plain) = ("", "", "")
    var gaps: [Int: Box] = [:]
    for label in labels.labels { gaps[label.line] = label.gap }
    for (index, line) in edges.lines.enumerated() {
      let course = gaps[index].map(line.path(around:)) ?? line.path
      guard let weight = line.edge.weight, weight.isFinite, weight != 0 else {
        plain += "<path d=\"\(course)\"/>"
        continue
      }
      let width = NetworkStyle.width(of: weight, largest: largest)
      let path = "<path stroke-width=\"\(at: width)\" d=\"\(course)\"/>"
      if weight > 0 { positive += path } else { negative += path }
    }
    var text = ""
    if !plain.isEmpty {
      text += "<g class=\"edges\" stroke=\"currentColor\" stroke-opacity=\".45\" fill=\"none\">\(plain)</g>\n"
    }
    if !positive.isEmpty { text += "<g \(Palette.stroke(ofSeries: 0)) fill=\"none\">\(positive)</g>\n" }
    if !negative.isEmpty {
      text += "<g \(Palette.stroke(ofSeries: 1)) fill=\"none\" \(Self.dash)>\(negative)</g>\n"
    }
    return text
  }

  private static let dash = "stroke-dasharray=\"7 4\""

  private var weightLabels: String {
    labels.labels.map { label in
      let (x, y) = ((label.box.left + label.box.right) / 2, (label.box.top + label.box.bottom) / 2 + 4)
      return "<text class=\"halo\" x=\"\(at: x)\" y=\"\(at: y)\" stroke-width=\"4\" stroke-linejoin=\"round\" "
        + "paint-order=\"stroke\">\(LabelText.svg(label.text, size: NetworkStyle.textSize))</text>\n"
    }.joined()
  }

  // MARK: Units and blocks

  private func group(_ group: NetworkGeometry.Group) -> String {
    let layer = network.layers[group.layer]
    var text = ""
    for (index, line) in group.heading.enumerated() {
      let y = group.top + Double(index + 1) * NetworkStyle.lineHeight - 4
      let isActivation = index == group.heading.count - 1 && !layer.activation.isEmpty
      text += self.text(line, x: group.x, y: y, isQuiet: isActivation)
    }
    if let box = group.box, case .block(_, let lines) = layer.kind { return text + block(box, lines, layer) }
    let largest = layer.units.compactMap(\.value).filter(\.isFinite).map(\.magnitude).max() ?? 0
    for shown in group.units { text += unit(layer.units[shown.unit], layer, group.x, shown.y, largest) }
    if let gap = group.gap {
      text += [-7.0, 0, 7].map { "<circle cx=\"\(at: group.x)\" cy=\"\(at: gap - 6 + $0)\" r=\"1.8\"/>" }.joined()
      let word = layer.isInput ? "inputs" : "units"
      text += self.text(FigureLabel("\(layer.units.count) \(word)"), x: group.x, y: group.bottom - 3, isQuiet: true)
    }
    return text
  }

  private func unit(
    _ unit: NetworkDrawing.Unit, _ layer: NetworkDrawing.Layer, _ x: Double, _ y: Double, _ largest: Double
  )
    -> String
  {
    let r = geometry.radius
    // Inputs are squares: they compute nothing.
    let shape =
      layer.isInput
      ? "<rect x=\"\(at: x - r)\" y=\"\(at: y - r)\" width=\"\(at: 2 * r)\" height=\"\(at: 2 * r)\" rx=\"4\""
      : "<circle cx=\"\(at: x)\" cy=\"\(at: y)\" r=\"\(at: r)\""
    var text = ""
    if let value = unit.value, value.isFinite, value != 0, largest > 0 {
      let series = value > 0 ? 0 : 1
      let opacity = 0.05 + 0.35 * (value.magnitude / largest)
      text += "\(shape) class=\"f\(series + 1)\" fill=\"\(Palette.series[series])\" "
      text += "fill-opacity=\"\(Self.hundredths(opacity))\"/>"
    }
    text += "\(shape) fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.2\" stroke-opacity=\".7\"/>"
    let name = unit.name.inOneLine
    if let value = unit.value {
      text += number(value, x: x, y: y, room: 2 * r - 5)
    } else if fits(name) {
      // Long names are a little smaller.
      let width = LabelText.width(of: name, size: NetworkStyle.nameSize)
      let size = NetworkStyle.nameSize * min(1, (2 * r - 5) / max(width, 1))
      text += self.text(name, x: x, y: y + size / 3, size: size)
    }
    if Self.isLeft(unit, layer, geometry) {
      let short = LabelText.shortened(name, size: NetworkStyle.nameSize, width: Self.nameRoom)
      text += "<text x=\"\(at: x - r - 6)\" y=\"\(at: y + 5)\" text-anchor=\"end\" "
      text += "font-size=\"\(at: NetworkStyle.nameSize)\">\(LabelText.svg(short, size: NetworkStyle.nameSize))</text>"
    }
    if let label = geometry.biasLabel(of: unit, layer) {
      text +=
        "<text class=\"halo\" x=\"\(at: x)\" y=\"\(at: y + r + 13)\" stroke-width=\"4\" stroke-linejoin=\"round\" "
      text += "paint-order=\"stroke\">\(LabelText.svg(label, size: NetworkStyle.textSize))</text>"
    }
    return text + "\n"
  }

  private func number(_ value: Double, x: Double, y: Double, room: Double) -> String {
    let number = NetworkStyle.number(value)
    let width = TextMeasure.width(of: number, size: NetworkStyle.textSize)
    let size = NetworkStyle.textSize * min(1, room / max(width, 1))
    return "<text x=\"\(at: x)\" y=\"\(at: y + size / 3)\" font-size=\"\(at: size)\">\(XMLText.escape(number))</text>"
  }

  private func block(_ box: Box, _ lines: [String], _ layer: NetworkDrawing.Layer) -> String {
    let x = (box.left + box.right) / 2
    var text = "<rect x=\"\(at: box.left)\" y=\"\(at: box.top)\" width=\"\(at: box.right - box.left)\" "
    text += "height=\"\(at: box.bottom - box.top)\" rx=\"5\" fill=\"none\" stroke=\"currentColor\" "
    text += "stroke-width=\"1.2\" stroke-opacity=\".7\"/>"
    for (index, line) in lines.enumerated() {
      let y = box.top + 7 + Double(index + 1) * NetworkStyle.lineHeight - 4
      let short = TextMeasure.shortened(line, size: NetworkStyle.textSize, width: NetworkStyle.blockWidth - 8)
      var label = FigureLabel(short)
      if index == 0, !layer.name.isEmpty {
        let whole = layer.name + FigureLabel(": " + line)
        label = LabelText.shortened(
          whole.inOneLine, size: NetworkStyle.textSize, width: NetworkStyle.blockWidth - 8)
      }
      text += self.text(label, x: x, y: y, isQuiet: index > 0)
    }
    return text + "\n"
  }

  private func text(
    _ label: FigureLabel, x: Double, y: Double, size: Double = NetworkStyle.textSize, isQuiet: Bool = false
  ) -> String {
    let attributes = size == NetworkStyle.textSize ? "" : " font-size=\"\(at: size)\""
    return "<text x=\"\(at: x)\" y=\"\(at: y)\"\(attributes)\(isQuiet ? " fill-opacity=\".8\"" : "")>"
      + "\(LabelText.svg(label, size: size))</text>"
  }

  private func fits(_ name: FigureLabel) -> Bool { Self.fits(name, geometry) }

  private static func fits(_ name: FigureLabel, _ geometry: NetworkGeometry) -> Bool {
    LabelText.width(of: name, size: NetworkStyle.smallNameSize) <= 2 * geometry.radius - 5
  }

  // MARK: Names beside units

  private static let nameRoom = 120.0

  /// The name of an input stands to its left where the value is inside or there is no room for it.
  private static func isLeft(
    _ unit: NetworkDrawing.Unit, _ layer: NetworkDrawing.Layer, _ geometry: NetworkGeometry
  ) -> Bool {
    layer.isInput && !unit.name.isEmpty && (unit.value != nil || !fits(unit.name.inOneLine, geometry))
  }

  private static func namesLeft(_ layer: NetworkDrawing.Layer, _ geometry: NetworkGeometry) -> Double {
    layer.units.filter { isLeft($0, layer, geometry) }
      .map { min(LabelText.width(of: $0.name.inOneLine, size: NetworkStyle.nameSize), nameRoom) }.max() ?? 0
  }

  // MARK: What the lines mean

  private var key: String {
    guard edges.lines.contains(where: { $0.edge.weight != nil }) else { return "" }
    let y = size.height - 10
    var x = max((size.width - Self.keyWidth(network)) / 2, 6)
    var text = "<g>"
    for (series, word) in ["positive", "negative"].enumerated() {
      let dash = series == 1 ? " \(Self.dash)" : ""
      text += "<path \(Palette.stroke(ofSeries: series)) stroke-width=\"2.5\"\(dash) fill=\"none\" "
      text += "d=\"M\(at: x) \(at: y - 4)h26\"/><text x=\"\(at: x + 31)\" y=\"\(at: y)\">\(word)</text>"
      x += 31 + TextMeasure.width(of: word, size: NetworkStyle.textSize) + 14
    }
    return text + "<text x=\"\(at: x)\" y=\"\(at: y)\">\(Self.widthWords(network))</text></g>\n"
  }

  private static func widthWords(_ network: NetworkDrawing) -> String {
    "width: size of the weight, at most \(NetworkStyle.number(network.largestWeight))"
  }

  private static func keyWidth(_ network: NetworkDrawing) -> Double {
    let words = ["positive", "negative", widthWords(network)].map {
      TextMeasure.width(of: $0, size: NetworkStyle.textSize)
    }
    return words.reduce(90, +)
  }

  private static func hundredths(_ value: Double) -> String {
    let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
    return hundredths == 100 ? "1" : "." + (hundredths < 10 ? "0" : "") + String(hundredths)
  }
}
