/// The order of the items in each layer that makes few edges cross: sweeps by the mean place of the neighbours, then
/// exchanges of items side by side, after E. Gansner, E. Koutsofios, S. North and K.-P. Vo, "A Technique for Drawing
/// Directed Graphs", 1993. What is equally good stays as the caller gave it.
struct LayerOrder {
  /// The items of each layer, in order.
  private(set) var layers: [[Int]]

  private let layerOfItem: [Int]
  private let before: [[Neighbour]]
  private let after: [[Neighbour]]
  /// The place of each item in its layer.
  private var places: [Int]

  private struct Neighbour {
    let item: Int
    let weight: Int
  }

  /// A lit edge that is crossed is as bad as three others.
  private static let litWeight = 3
  private static let sweeps = 24

  init(_ graph: LayeredGraph) {
    var before = [[Neighbour]](repeating: [], count: graph.items.count)
    var after = before
    for segment in graph.segments {
      let weight = segment.isLit ? Self.litWeight : 1
      before[segment.to].append(Neighbour(item: segment.from, weight: weight))
      after[segment.from].append(Neighbour(item: segment.to, weight: weight))
    }
    (self.before, self.after) = (before, after)
    layerOfItem = graph.items.map(\.layer)
    layers = [[Int]](repeating: [], count: graph.layerCount)
    places = [Int](repeating: 0, count: graph.items.count)
    for (index, item) in graph.items.enumerated() { layers[item.layer].append(index) }
    layers.indices.forEach { number($0) }
    // Edges start in the order of the nodes that they come from.
    for layer in layers.indices where !layers[layer].contains(where: { graph.items[$0].content.isNode }) {
      sort(layer, by: before)
    }
    improve()
  }

  private mutating func improve() {
    exchange()
    var best = layers
    var fewest = crossings
    for sweep in 0..<Self.sweeps where fewest > 0 {
      let isForward = sweep % 2 == 0
      for layer in isForward ? Array(layers.indices) : layers.indices.reversed() {
        sort(layer, by: isForward ? before : after)
      }
      exchange()
      let crossings = crossings
      if crossings < fewest { (best, fewest) = (layers, crossings) }
    }
    layers = best
    layers.indices.forEach { number($0) }
  }

  private mutating func number(_ layer: Int) {
    for (place, item) in layers[layer].enumerated() { places[item] = place }
  }

  /// Where an item is in its layer: 0 at the start, 1 at the end.
  private func fraction(_ item: Int) -> Double {
    (Double(places[item]) + 0.5) / Double(layers[layerOfItem[item]].count)
  }

  /// Sorts the items of a layer that have neighbours on one side by the mean place of these. The others stay.
  private mutating func sort(_ layer: Int, by neighbours: [[Neighbour]]) {
    let joined = layers[layer].filter { !neighbours[$0].isEmpty }
    let keys = joined.map { item in
      let weight = neighbours[item].reduce(0) { $0 + $1.weight }
      return neighbours[item].reduce(0) { $0 + Double($1.weight) * fraction($1.item) } / Double(weight)
    }
    let order = joined.indices.sorted { keys[$0] < keys[$1] || (keys[$0] == keys[$1] && $0 < $1) }
    var sorted = order.map { joined[$0] }.makeIterator()
    layers[layer] = layers[layer].map { neighbours[$0].isEmpty ? $0 : sorted.next() ?? $0 }
    number(layer)
  }

  /// Exchanges items side by side as long as that takes crossings away.
  private mutating func exchange() {
    for _ in 0..<8 {
      var isBetter = false
      for layer in layers.indices {
        for place in layers[layer].indices.dropLast() {
          let (a, b) = (layers[layer][place], layers[layer][place + 1])
          guard crossings(a, b) > crossings(b, a) else { continue }
          layers[layer].swapAt(place, place + 1)
          (places[a], places[b]) = (place + 1, place)
          isBetter = true
        }
      }
      if !isBetter { return }
    }
  }

  /// How many crossings there are in all, by weight.
  private var crossings: Int {
    var sum = 0
    for layer in layers {
      for (place, a) in layer.enumerated() {
        for b in layer[(place + 1)...] { sum += crossings(after[a], after[b]) }
      }
    }
    return sum
  }

  /// How often the edges of two items of a layer cross when the first stands before the second.
  private func crossings(_ a: Int, _ b: Int) -> Int {
    crossings(before[a], before[b]) + crossings(after[a], after[b])
  }

  private func crossings(_ a: [Neighbour], _ b: [Neighbour]) -> Int {
    var sum = 0
    for first in a {
      for second in b where places[first.item] > places[second.item] { sum += first.weight * second.weight }
    }
    return sum
  }
}
