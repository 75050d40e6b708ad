/// Where the layers are along the flow, and how far apart.
struct LayerBands {
  let starts: [Double]
  let ends: [Double]
  /// Where the bends before the layers end: edges come straight to a node, so that their arrowheads are seen.
  let arrivals: [Double]

  private static let straight = 8.0

  var length: Double { ends.last ?? 0 }

  /// - Parameters:
  ///   - lengths: of the items, along the flow.
  ///   - across: where the items are across it.
  init(_ graph: LayeredGraph, _ layers: [[Int]], lengths: [Double], across: [Double]) {
    var steepest = [Double](repeating: 0, count: layers.count)
    for segment in graph.segments {
      let layer = graph.items[segment.to].layer
      steepest[layer] = max(steepest[layer], abs(across[segment.from] - across[segment.to]))
    }
    let holdsLabels = layers.map { layer in layer.contains { graph.items[$0].content.isLabel } }
    var starts: [Double] = []
    var ends: [Double] = []
    var arrivals: [Double] = []
    for layer in layers.indices {
      // Room for a bend that the eye can follow.
      let bend = min(10 + 0.25 * steepest[layer], 70)
      let least = holdsLabels[layer] ? 10.0 : layer > 0 && holdsLabels[layer - 1] ? 16 : 30
      let straight = holdsLabels[layer] ? 0 : Self.straight
      starts.append(layer == 0 ? 0 : ends[layer - 1] + max(bend, least) + straight)
      arrivals.append(starts[layer] - straight)
      ends.append(starts[layer] + (layers[layer].map { lengths[$0] }.max() ?? 0))
    }
    (self.starts, self.ends, self.arrivals) = (starts, ends, arrivals)
  }

  func middle(_ layer: Int) -> Double { (starts[layer] + ends[layer]) / 2 }
}
