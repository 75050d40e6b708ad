/// Which parts of edges should be straight lines; of those that cannot both be, the first of this list.
enum Straightness: CaseIterable {
  /// The way of the gradient.
  case litPath
  /// An edge over several ranks, between its ends.
  case longEdge
  /// The first bit of an edge.
  case start
  /// The only edge to a node.
  case onlyInput

  /// An edge leaves straight and bends where it arrives, as others arrive there too. The lit path is straight but for
  /// where it meets others; from a parameter, which is one of several beside it, it comes in a bend.
  init?(
    _ from: LayeredGraph.Content, _ to: LayeredGraph.Content, _ arc: DiagramGraph.Arc, _ degrees: Degrees
  ) {
    let isOnlyInput = degrees.arriving[arc.to] == 1
    let staysAlone = !from.isNode || degrees.litLeaving[arc.from] == 1
    let isFromFormula = degrees.arriving[arc.from] > 0
    let arrivesAlone = !to.isNode || isOnlyInput || (degrees.litArriving[arc.to] == 1 && isFromFormula)
    if !from.isNode && !to.isNode {
      self = .longEdge
    } else if arc.isLit {
      guard staysAlone && arrivesAlone else { return nil }
      self = .litPath
    } else if !to.isNode {
      self = .start
    } else if isOnlyInput {
      self = .onlyInput
    } else {
      return nil
    }
  }

  /// How many arcs leave and reach each node.
  struct Degrees {
    private(set) var arriving: [Int]
    private(set) var litLeaving: [Int]
    private(set) var litArriving: [Int]

    init(_ graph: DiagramGraph) {
      let none = [Int](repeating: 0, count: graph.ranks.count)
      (arriving, litLeaving, litArriving) = (none, none, none)
      for arc in graph.arcs {
        arriving[arc.to] += 1
        guard arc.isLit else { continue }
        litLeaving[arc.from] += 1
        litArriving[arc.to] += 1
      }
    }
  }
}
