/// Where the units and blocks of a network stand.
struct NetworkGeometry: Hashable {
  /// A layer where it is drawn.
  struct Group: Hashable {
    let layer: Int
    let x: Double
    /// From its heading to what stands below it.
    let top: Double
    let bottom: Double
    /// The units that are drawn, with their heights.
    let units: [Shown]
    /// Where units are left out.
    let gap: Double?
    /// The rectangle of a block.
    let box: Box?
    let heading: [FigureLabel]
    /// Whether its units are drawn as squares, as inputs are.
    var isSquare = false
  }

  struct Shown: Hashable {
    let unit: Int
    let y: Double
  }

  let radius: Double
  let hasValues: Bool
  let hasBiases: Bool
  let isLabelled: Bool
  private(set) var groups: [Group] = []
  let columns: NetworkColumns
  private let network: NetworkDrawing
  /// How much farther apart than needed units and layers are, in steps.
  private let spread: Int

  init(_ network: NetworkDrawing, spread: Int = 0) {
    self.network = network
    self.spread = spread
    columns = NetworkColumns(network)
    hasValues = network.layers.contains { $0.units.contains { $0.value != nil } }
    radius = NetworkStyle.radius(hasValues: hasValues)
    let limit = Self.unitLimit(network)
    let shown = network.layers.map { Self.shown(of: $0.units.count, limit: limit) }
    let edges = network.layers.enumerated().reduce(0) { sum, entry in
      guard case .units(let weights, _) = entry.element.kind else { return sum }
      let sources = weights.sources.filter { source in
        shown.indices.contains(source.layer) && shown[source.layer].contains(source.unit)
      }
      return sum + shown[entry.offset].count * sources.count
    }
    isLabelled = edges <= NetworkStyle.labelLimit
    let units = network.layers.filter { !$0.isInput }.reduce(0) { $0 + $1.units.count }
    hasBiases = units <= NetworkStyle.biasLimit && network.layers.contains { $0.units.contains { $0.bias != nil } }
    place(shown)
  }

  /// How many circles a layer may have: fewer where many lines would cross.
  private static func unitLimit(_ network: NetworkDrawing) -> Int {
    for limit in [8, 6, 5] {
      let edges = network.layers.reduce(0) { sum, layer in
        let sources = layer.sources.reduce(0) { $0 + min(network.layers[$1].units.count, limit) }
        return sum + min(layer.units.count, limit) * sources
      }
      if edges <= 200 || limit == 5 { return limit }
    }
    return 5
  }

  /// The first units and the last.
  static func shown(of count: Int, limit: Int) -> [Int] {
    count <= limit ? Array(0..<count) : Array(0..<limit - 2) + [count - 1]
  }

  // MARK: Places

  private mutating func place(_ shown: [[Int]]) {
    var x = 0.0
    var last = 0.0
    for (number, members) in columns.columns.enumerated() {
      let half = members.contains { network.layers[$0].isBlock } ? NetworkStyle.blockWidth / 2 : radius
      if number > 0 { x = last + half + gap }
      last = x + half
      let own = members.map { group($0, shown[$0], x: x, top: 0) }
      let distance = 24.0
      let height = own.reduce(0) { $0 + $1.bottom - $1.top } + Double(own.count - 1) * distance
      // The middle of the circles is what lies on the middle line, where there is one layer in the column.
      var top = own.count == 1 ? -middle(own[0]) : -height / 2
      for member in members {
        let group = group(member, shown[member], x: x, top: top)
        groups.append(group)
        top = group.bottom + distance
      }
    }
    groups.sort { $0.layer < $1.layer }
  }

  private var gap: Double {
    let count = columns.columns.count
    if isLabelled { return (count > 4 ? 104 : 140) + Double(spread) * 20 }
    return count > 6 ? 60 : count > 4 ? 80 : 104
  }

  /// How far below the top of a group its own middle is.
  private func middle(_ group: Group) -> Double {
    if let box = group.box { return (box.top + box.bottom) / 2 - group.top }
    guard let first = group.units.first, let last = group.units.last else { return 0 }
    return (first.y + last.y) / 2 - group.top
  }

  private func group(_ layer: Int, _ shown: [Int], x: Double, top: Double) -> Group {
    let content = network.layers[layer]
    let heading = heading(content)
    var y = top + Double(heading.count) * NetworkStyle.lineHeight + (heading.isEmpty ? 0 : 4)
    if case .block(_, let lines) = content.kind {
      let height = Double(max(lines.count, 1)) * NetworkStyle.lineHeight + 14
      let half = NetworkStyle.blockWidth / 2
      let box = Box(left: x - half, top: y, right: x + half, bottom: y + height)
      return Group(
        layer: layer, x: x, top: top, bottom: box.bottom, units: [], gap: nil, box: box, heading: heading)
    }
    var units: [Shown] = []
    var gap: Double?
    for (position, unit) in shown.enumerated() {
      if position > 0, unit != shown[position - 1] + 1 {
        gap = y + 12
        y += 24
      }
      let hasBias = hasBiases && content.units[unit].bias != nil
      units.append(Shown(unit: unit, y: y + radius))
      y +=
        2 * radius + (hasBias ? NetworkStyle.lineHeight : 0)
        + (position < shown.count - 1 ? 12 + Double(spread) * 16 : 0)
    }
    if gap != nil { y += NetworkStyle.lineHeight }
    return Group(
      layer: layer, x: x, top: top, bottom: y, units: units, gap: gap, box: nil, heading: heading,
      isSquare: content.isInput)
  }

  /// What stands above a layer: its name, where its units do not have it, and its activation.
  private func heading(_ layer: NetworkDrawing.Layer) -> [FigureLabel] {
    var lines: [FigureLabel] = []
    let isInside = layer.units.count == 1 && !hasValues
    if !layer.isInput, !layer.isBlock, !layer.name.isEmpty, !isInside { lines.append(layer.name) }
    if !layer.activation.isEmpty { lines.append(FigureLabel(layer.activation)) }
    return lines.map {
      LabelText.shortened($0.inOneLine, size: NetworkStyle.textSize, width: NetworkStyle.blockWidth)
    }
  }

  /// Where a unit is drawn; for an element of a block, the block's edge. Nothing for a unit that is left out.
  func point(of place: NetworkDrawing.Place) -> Point? {
    guard groups.indices.contains(place.layer) else { return nil }
    let group = groups[place.layer]
    if let box = group.box { return Point(x: group.x, y: (box.top + box.bottom) / 2) }
    return group.units.first { $0.unit == place.unit }.map { Point(x: group.x, y: $0.y) }
  }

  /// The rows of labels and shapes that a line must not cross, from top to bottom: circles with what stands below.
  func obstacles(inColumn column: Int) -> [ClosedRange<Double>] {
    var ranges: [ClosedRange<Double>] = []
    for layer in columns.columns[column] {
      let group = groups[layer]
      if let box = group.box { ranges.append(group.top...box.bottom) }
      for (position, unit) in group.units.enumerated() {
        let hasBias = hasBiases && network.layers[layer].units[unit.unit].bias != nil
        let top = position == 0 ? group.top : unit.y - radius
        ranges.append(top...(unit.y + radius + (hasBias ? NetworkStyle.lineHeight : 0)))
      }
    }
    return ranges.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Where units, blocks, headings, biases and the count of units that are left out stand.
  var occupied: [Box] {
    groups.flatMap { group -> [Box] in
      let layer = network.layers[group.layer]
      var boxes = group.box.map { [$0] } ?? []
      for (index, line) in group.heading.enumerated() {
        let top = group.top + Double(index) * NetworkStyle.lineHeight
        let half = LabelText.width(of: line, size: NetworkStyle.textSize) / 2
        boxes.append(Box(left: group.x - half, top: top, right: group.x + half, bottom: top + NetworkStyle.lineHeight))
      }
      for shown in group.units {
        boxes.append(
          Box(left: group.x - radius, top: shown.y - radius, right: group.x + radius, bottom: shown.y + radius))
        guard let label = biasLabel(of: layer.units[shown.unit], layer) else { continue }
        let half = LabelText.width(of: label, size: NetworkStyle.textSize) / 2 + 2
        let top = shown.y + radius
        boxes.append(Box(left: group.x - half, top: top, right: group.x + half, bottom: top + NetworkStyle.lineHeight))
      }
      if group.gap != nil {
        let top = group.bottom - NetworkStyle.lineHeight
        boxes.append(Box(left: group.x - 40, top: top, right: group.x + 40, bottom: group.bottom))
      }
      return boxes
    }
  }

  /// What is written below a unit.
  func biasLabel(of unit: NetworkDrawing.Unit, _ layer: NetworkDrawing.Layer) -> FigureLabel? {
    guard hasBiases, let bias = unit.bias, case .units(let weights, _) = layer.kind else { return nil }
    return NetworkStyle.assignment(weights.biasName, bias)
  }
}
