/// From a formula to its value: numbers put in, then what is in brackets worked out, then the value.
extension WorkedFormulas {
  /// The most lines between the numbers put in and the value.
  private static let innerLimit = 2

  /// What stands behind the equals signs, one after the other: the formula with numbers put in, with inner values, and
  /// its value. `value` is that of an element where the formula is one of an array.
  mutating func numberLines(_ formula: NodeID, own: NodeID? = nil, value: Tensor) throws(EngineError) -> [Math] {
    var heights: [NodeID: Int] = [:]
    let height = self.height(formula, isRoot: true, &heights)
    var lines: [Math] = []
    let levels = [0] + (height > 1 ? Array(max(1, height - Self.innerLimit)..<height) : [])
    for level in levels {
      let line = print(formula, own, numbers: try numbers(in: formula, upTo: level, heights))
      if line != lines.last { lines.append(line) }
    }
    let result = Math.shown(value)
    // A formula of numbers that are written out is not said twice.
    return lines.filter { !$0.readsLike(result) } + [result]
  }

  /// The values of the largest parts of a formula that are at most so high.
  private mutating func numbers(in formula: NodeID, upTo level: Int, _ heights: [NodeID: Int])
    throws(EngineError) -> [NodeID: Tensor]
  {
    var found: [NodeID] = []
    var seen: Set<NodeID> = []
    // The formula behind a name is a leaf of others, but here it is looked into.
    let isWhole = isLeaf(formula) && (graph.element(formula) != nil || graph[formula].inputs.isEmpty)
    var pending = isWhole ? [formula] : graph[formula].inputs
    while let node = pending.popLast() {
      guard seen.insert(node).inserted else { continue }
      if isLeaf(node) {
        found.append(node)
      } else if let height = heights[node], height > 0, height <= level {
        found.append(node)
      } else {
        pending.append(contentsOf: graph[node].inputs)
      }
    }
    try compute(found.filter { graph.element($0) == nil }.sorted())
    var numbers: [NodeID: Tensor] = [:]
    for node in found { numbers[node] = try value(of: node) }
    return numbers
  }

  // MARK: Heights

  /// How many lines a reader needs to work a part out: 0 for a name or a number; a sum of products of names needs one.
  private func height(_ id: NodeID, isRoot: Bool = false, _ heights: inout [NodeID: Int]) -> Int {
    if let known = heights[id] { return known }
    let height = isLeaf(id) && !isRoot ? 0 : newHeight(id, &heights)
    heights[id] = height
    return height
  }

  private func newHeight(_ id: NodeID, _ heights: inout [NodeID: Int]) -> Int {
    guard case .operation(let operation, _) = graph[id].kind else { return 0 }
    switch operation {
    case .add, .subtract:
      let terms = terms(of: id).map(\.node)
      // The sums inside this one count for themselves where they are worked out alone.
      var highest = 0
      for term in terms {
        let height = height(term, &heights)
        highest = max(highest, isProductOfLeaves(term, &heights) ? 0 : height)
      }
      return highest + 1
    case .multiply, .divide, .negate:
      return factors(of: id).reduce(0) { max($0, height($1, &heights)) } + 1
    default:
      let highest = graph[id].inputs.reduce(0) { max($0, height($1, &heights)) }
      let isWritten = operation.notation != .invisible && !(scope.isOneRow && operation.rows == .reduced)
      return highest + (isWritten ? 1 : 0)
    }
  }

  private func isProductOfLeaves(_ id: NodeID, _ heights: inout [NodeID: Int]) -> Bool {
    factors(of: id).allSatisfy { height($0, &heights) == 0 }
  }

  /// The factors of a product or quotient, of what it is made; one where it is none.
  private func factors(of product: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var pending = [product]
    while let node = pending.popLast() {
      if node == product || !isLeaf(node), case .operation(let operation, _) = graph[node].kind,
        operation == .multiply || operation == .divide || operation == .negate
      {
        pending.append(contentsOf: graph[node].inputs.reversed())
      } else {
        found.append(node)
      }
    }
    return found
  }
}
