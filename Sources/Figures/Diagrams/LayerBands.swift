/// Where the layers are along the flow, and how far apart.
struct LayerBands {
  let starts: [Double]
  let ends: [Double]

  var length: Double { ends.last ?? 0 }

  init(_ graph: LayeredGraph, _ layers: [[Int]], lengths: [Double], across: [Double]) {
    var steepest = [Double](repeating: 0, count: layers.count)
    for segment in graph.segments {
      let layer = graph.items[segment.to].layer
      steepest[layer] = max(steepest[layer], abs(across[segment.from] - across[segment.to]))
    }
    var starts: [Double] = []
    var ends: [Double] = []
    for layer in layers.indices {
      let holdsNodes = layers[layer].contains { graph.items[$0].content.isNode }
      // Room for an arrowhead and a bit of line before it; bends are no steeper than the eye follows.
      let least = holdsNodes ? (layer > 0 && !isLabels(layer - 1) ? 36.0 : 22) : 10
      let gap = layer == 0 ? 0 : max(least, min(10 + 0.3 * steepest[layer], 70))
      starts.append((ends.last ?? 0) + gap)
      ends.append(starts[layer] + (layers[layer].map { lengths[$0] }.max() ?? 0))
    }
    self.starts = starts
    self.ends = ends

    func isLabels(_ layer: Int) -> Bool { layers[layer].contains { graph.items[$0].content.isLabel } }
  }

  func middle(_ layer: Int) -> Double { (starts[layer] + ends[layer]) / 2 }
}

/// The room of an item: along the flow, and to both sides of it.
struct ItemSize {
  let length: Double
  let extent: LayerPlacement.Extent

  init(
    _ content: LayeredGraph.Content, _ boxes: [NodeBox], _ labels: [EdgeLabel], _ arrangement: DiagramArrangement,
    isLeft: Bool
  ) {
    switch content {
    case .node(let node):
      let box = boxes[node]
      let half = (arrangement.flowsRight ? box.height : box.width) / 2
      length = arrangement.flowsRight ? box.width : box.height
      extent = .init(before: half, after: half)
    case .passage(let isLit):
      length = 0
      extent = .init(before: isLit ? 4 : 3, after: isLit ? 4 : 3)
    case .label(let arc):
      let label = labels[arc]
      let lines = Double(label.lines.count) * DiagramLayout.lineHeight
      if arrangement.flowsRight {
        length = label.width
        extent = .init(
          before: DiagramLayout.lineHeight + 2, after: label.lines.count > 1 ? DiagramLayout.lineHeight + 2 : 4)
      } else {
        length = lines
        let beside = DiagramLayout.labelGap + label.width
        extent = .init(before: isLeft ? beside : 4, after: isLeft ? 4 : beside)
      }
    }
  }
}
