/// Items in line with one another, one a layer, which have their place together: so what should be straight is straight.
/// After U. Brandes and B. Köpf, "Fast and Simple Horizontal Coordinate Assignment", 2002.
struct LayerBlocks {
  /// The block of each item.
  let blockOfItem: [Int]
  let count: Int

  /// An edge between two blocks.
  struct Link {
    let a: Int
    let b: Int
    let weight: Double
  }

  /// The edges that pull blocks together, the lit ones first.
  let links: [Link]

  init(_ graph: LayeredGraph, layers: [[Int]]) {
    var places = [Int](repeating: 0, count: graph.items.count)
    for layer in layers { for (place, item) in layer.enumerated() { places[item] = place } }
    var next = [Int?](repeating: nil, count: graph.items.count)
    var previous = next
    var accepted = [[LayeredGraph.Segment]](repeating: [], count: layers.count)
    let straight = Straightness.allCases.flatMap { straightness in
      graph.segments.filter { $0.straightness == straightness }
    }
    for segment in straight where next[segment.from] == nil && previous[segment.to] == nil {
      let layer = graph.items[segment.to].layer
      // Lines that cross cannot both be straight. Without crossings, the order of blocks is the same in every layer.
      let crosses = accepted[layer].contains {
        (places[$0.from] < places[segment.from]) != (places[$0.to] < places[segment.to])
      }
      if crosses { continue }
      accepted[layer].append(segment)
      next[segment.from] = segment.to
      previous[segment.to] = segment.from
    }
    var blocks = [Int](repeating: 0, count: graph.items.count)
    var count = 0
    for layer in layers {
      for item in layer {
        if let before = previous[item] {
          blocks[item] = blocks[before]
        } else {
          blocks[item] = count
          count += 1
        }
      }
    }
    (blockOfItem, self.count) = (blocks, count)
    links = (graph.segments.filter(\.isLit) + graph.segments.filter { !$0.isLit }).compactMap { segment in
      let (a, b) = (blocks[segment.from], blocks[segment.to])
      return a == b ? nil : Link(a: a, b: b, weight: segment.isLit ? 2 : 1)
    }
  }
}
