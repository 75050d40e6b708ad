extension NetworkDrawing {
  /// More weights than these are told by layer.
  private static let weightLimitOfData = 400

  /// Every weight, bias and value of a small network; of a large one the layers with their sizes and ranges.
  var data: FigureData {
    let count = layers.reduce(0) { $0 + $1.weights.count }
    return count <= Self.weightLimitOfData ? everyWeight : byLayer
  }

  private var everyWeight: FigureData {
    var rows: [[FigureData.Cell]] = []
    func name(_ place: Place) -> FigureData.Cell { .text(title(of: place)) }
    for (position, layer) in layers.enumerated() {
      for (index, unit) in layer.units.enumerated() {
        let place = Place(layer: position, unit: index)
        if let value = unit.value { rows.append([.text("value"), .missing, name(place), .number(value)]) }
        if case .units(let weights, _) = layer.kind {
          for (column, source) in weights.sources.enumerated() {
            let offset = index * weights.sources.count + column
            guard offset < weights.values.count else { continue }
            rows.append([.text("weight"), name(source), name(place), .number(weights.values[offset])])
          }
        }
        if let bias = unit.bias { rows.append([.text("bias"), .missing, name(place), .number(bias)]) }
      }
    }
    return FigureData(columns: ["number", "from", "unit", "value"], rows: rows)
  }

  private var byLayer: FigureData {
    let rows = layers.enumerated().map { position, layer -> [FigureData.Cell] in
      let weights = layer.weights.filter(\.isFinite)
      return [
        .text(title(ofLayer: position)), layer.isBlock ? .missing : .number(Double(layer.units.count)),
        weights.isEmpty ? .missing : .number(Double(layer.weights.count)),
        weights.min().map { .number($0) } ?? .missing, weights.max().map { .number($0) } ?? .missing,
      ]
    }
    return FigureData(columns: ["layer", "units", "weights", "smallest weight", "largest weight"], rows: rows)
  }

  /// What a layer is called in words.
  func title(ofLayer position: Int) -> String {
    let layer = layers[position]
    let name = layer.name.plainText
    if !name.isEmpty { return name }
    switch layer.kind {
    case .inputs: return "inputs"
    case .units: return "layer \(position + 1)"
    case .block(_, let lines): return lines.first ?? "block"
    }
  }

  /// What a unit is called in words.
  func title(of place: Place) -> String {
    guard layers.indices.contains(place.layer) else { return "" }
    let units = layers[place.layer].units
    guard units.indices.contains(place.unit) else { return "\(title(ofLayer: place.layer)) \(place.unit + 1)" }
    let name = units[place.unit].name.plainText
    if !name.isEmpty { return name }
    if layers[place.layer].isInput { return units.count == 1 ? "input" : "input \(place.unit + 1)" }
    return units.count == 1 ? title(ofLayer: place.layer) : "\(title(ofLayer: place.layer)) \(place.unit + 1)"
  }
}
