/// Where the items of the layers stand, across the flow: as near to their neighbours as the room between them allows.
///
/// The sum of weight · distance² over all edges between blocks is made least, with the order in the layers and the least
/// distances kept. Each round moves every block towards the mean of its neighbours, and then changes the places as
/// little as the least distances ask for, which is C. Hildreth's method: "A Quadratic Programming Procedure", 1957.
struct LayerPlacement {
  /// That a block stands at least so far after another.
  private struct Separation {
    let before: Int
    let after: Int
    let distance: Double
  }

  private let blocks: LayerBlocks
  private let separations: [Separation]
  /// How strongly each block is held by its neighbours.
  private let weights: [Double]
  private var places: [Double]

  private static let rounds = 150
  private static let passes = 8
  /// The part of the way to the mean; the whole way would let two blocks change places for ever.
  private static let step = 0.8

  /// The place of an item.
  func place(of item: Int) -> Double { places[blocks.blockOfItem[item]] }

  init(_ graph: LayeredGraph, layers: [[Int]], sizes: [ItemSize]) {
    blocks = LayerBlocks(graph, layers: layers)
    let blockOfItem = blocks.blockOfItem
    separations = layers.flatMap { layer in
      zip(layer, layer.dropFirst()).map { a, b in
        let areNodes = graph.items[a].content.isNode && graph.items[b].content.isNode
        let distance = sizes[a].after + (areNodes ? 12 : 8) + sizes[b].before
        return Separation(before: blockOfItem[a], after: blockOfItem[b], distance: distance)
      }
    }
    // What nothing leads to or from is held a little by where it is.
    var weights = [Double](repeating: 0.01, count: blocks.count)
    for link in blocks.links {
      weights[link.a] += link.weight
      weights[link.b] += link.weight
    }
    self.weights = weights
    places = [Double](repeating: 0, count: blocks.count)
    settle()
    separate()
    straighten()
  }

  private mutating func settle() {
    var forces = [Double](repeating: 0, count: separations.count)
    for _ in 0..<Self.rounds {
      let old = places
      var pulls = places.map { $0 * 0.01 }
      for link in blocks.links {
        pulls[link.a] += link.weight * old[link.b]
        pulls[link.b] += link.weight * old[link.a]
      }
      for block in places.indices {
        places[block] += Self.step * (pulls[block] / weights[block] - places[block])
      }
      // The forces of the round before are nearly right.
      for (index, separation) in separations.enumerated() { push(separation, by: forces[index]) }
      for pass in 0..<Self.passes {
        for position in separations.indices {
          let index = pass % 2 == 0 ? position : separations.count - 1 - position
          let separation = separations[index]
          let missing = places[separation.before] + separation.distance - places[separation.after]
          let give = 1 / weights[separation.before] + 1 / weights[separation.after]
          let force = max(missing / give, -forces[index])
          forces[index] += force
          push(separation, by: force)
        }
      }
      if zip(places, old).allSatisfy({ abs($0 - $1) < 0.01 }) { return }
    }
  }

  private mutating func push(_ separation: Separation, by force: Double) {
    places[separation.before] -= force / weights[separation.before]
    places[separation.after] += force / weights[separation.after]
  }

  /// Gives every block the whole of its room, of which the rounds may have left a little out.
  private mutating func separate() {
    var waiting = [Int](repeating: 0, count: places.count)
    var following = [[Separation]](repeating: [], count: places.count)
    for separation in separations {
      waiting[separation.after] += 1
      following[separation.before].append(separation)
    }
    var ready = places.indices.filter { waiting[$0] == 0 }
    while let block = ready.popLast() {
      for separation in following[block] {
        places[separation.after] = max(places[separation.after], places[block] + separation.distance)
        waiting[separation.after] -= 1
        if waiting[separation.after] == 0 { ready.append(separation.after) }
      }
    }
  }

  /// Takes away bends of a few units, which look like mistakes, where there is room.
  private mutating func straighten() {
    for link in blocks.links {
      for (block, target) in [(link.a, places[link.b]), (link.b, places[link.a])] {
        guard places[block] != target, abs(places[block] - target) < 7 else { continue }
        let isFree = separations.allSatisfy {
          ($0.before != block || target + $0.distance <= places[$0.after])
            && ($0.after != block || places[$0.before] + $0.distance <= target)
        }
        if isFree { places[block] = target }
      }
    }
  }
}
