/// Tells a network in words: its layers from the inputs to the output, its largest weight, and what it gives.
struct NetworkDescription {
  let text: String

  private static let nameLimit = 6
  private static let layerLimit = 12

  static func title(_ network: NetworkDrawing) -> String {
    guard let last = network.layers.indices.last, !network.layers[last].name.isEmpty else { return "Network" }
    return "The network of \(network.title(ofLayer: last))"
  }

  init(_ network: NetworkDrawing, format: (Double) -> String) {
    guard !network.layers.isEmpty else {
      text = "An empty network."
      return
    }
    let steps = network.layers.indices.map { Self.layer($0, network) }
    var sentences = ["A network, from inputs to output: " + Self.list(steps, limit: Self.layerLimit, "; ") + "."]
    sentences += [Self.count(network), Self.largest(network, format), Self.values(network, format)].compactMap { $0 }
    text = sentences.joined(separator: " ")
  }

  private static func layer(_ position: Int, _ network: NetworkDrawing) -> String {
    let layer = network.layers[position]
    let count = layer.units.count
    switch layer.kind {
    case .inputs:
      let names = layer.units.map(\.name.plainText).filter { !$0.isEmpty }
      let known = names.isEmpty ? "" : ", " + list(names, limit: nameLimit, ", ")
      return "\(count) \(count == 1 ? "input" : "inputs")\(known)"
    case .units(_, let activation):
      let name = layer.name.isEmpty ? "a layer" : layer.name.plainText
      let words = activation.isEmpty ? "" : " with \(activation)"
      return "\(name), \(count) \(count == 1 ? "unit" : "units")\(words)\(skipped(position, network))"
    case .block(_, let lines):
      let name = layer.name.isEmpty ? "" : layer.name.plainText + ", "
      return name + lines.joined(separator: " ") + skipped(position, network)
    }
  }

  /// The layers before the last one that a layer takes too.
  private static func skipped(_ position: Int, _ network: NetworkDrawing) -> String {
    let sources = network.layers[position].sources
    guard sources.count > 1 else { return "" }
    let names = sources.map { network.layers[$0].isInput ? "the inputs" : network.title(ofLayer: $0) }
    return ", which takes " + listed(names)
  }

  private static func count(_ network: NetworkDrawing) -> String? {
    let weights = network.layers.reduce(0) { $0 + $1.weights.count }
    let biases = network.layers.reduce(0) { $0 + $1.units.filter { $0.bias != nil }.count }
    guard weights > 0 else { return nil }
    let words = "\(weights) \(weights == 1 ? "weight" : "weights")"
    let others = biases == 0 ? "" : " and \(biases) \(biases == 1 ? "bias" : "biases")"
    return "It has \(words)\(others)."
  }

  private static func largest(_ network: NetworkDrawing, _ format: (Double) -> String) -> String? {
    var best: (size: Double, words: String)?
    for (position, layer) in network.layers.enumerated() {
      guard case .units(let weights, _) = layer.kind, !weights.sources.isEmpty else { continue }
      for (offset, weight) in weights.values.enumerated() where weight.isFinite && weight.magnitude > best?.size ?? 0 {
        let (unit, column) = offset.quotientAndRemainder(dividingBy: weights.sources.count)
        let from = network.title(of: weights.sources[column])
        let to = network.title(of: .init(layer: position, unit: unit))
        best = (weight.magnitude, "The largest weight is \(format(weight)), from \(from) to \(to).")
      }
    }
    return best?.words
  }

  /// The inputs, where there are few, and what the last layer gives.
  private static func values(_ network: NetworkDrawing, _ format: (Double) -> String) -> String? {
    func parts(_ position: Int) -> [String] {
      network.layers[position].units.enumerated().compactMap { index, unit in
        unit.value.map { "\(network.title(of: .init(layer: position, unit: index))) = \(format($0))" }
      }
    }
    let inputs = network.layers.indices.filter { network.layers[$0].isInput }.flatMap(parts)
    let last = network.layers.count - 1
    let outputs = network.layers[last].isInput ? [] : parts(last)
    let given = inputs.isEmpty || inputs.count > nameLimit ? "" : "For \(listed(inputs)) "
    guard !outputs.isEmpty else { return given.isEmpty ? nil : "It is shown for \(listed(inputs))." }
    return "\(given)\(given.isEmpty ? "It" : "it") gives \(list(outputs, limit: layerLimit, ", "))."
  }

  private static func listed(_ words: [String]) -> String {
    words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
  }

  private static func list(_ words: [String], limit: Int, _ separator: String) -> String {
    guard words.count > limit else { return words.joined(separator: separator) }
    return (words.prefix(limit - 1) + ["\(words.count - limit + 1) more"]).joined(separator: separator)
  }
}
