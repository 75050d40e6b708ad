/// Formulas made anew with parts exchanged, and otherwise as they are: nothing is simplified.
extension Graph {
  /// `formula` with other formulas in the places of some of its parts.
  mutating func rebuilt(_ formula: NodeID, putting replacements: [NodeID: NodeID]) throws(EngineError) -> NodeID {
    var made = replacements
    for id in reachable(from: [formula]) where made[id] == nil {
      let node = self[id]
      let inputs = node.inputs.map { made[$0] ?? $0 }
      guard inputs != node.inputs, case .operation(let operation, let attribute) = node.kind else { continue }
      made[id] = try apply(operation, inputs, attribute)
    }
    return made[formula] ?? formula
  }

  /// Sums that a derivative makes to undo spreading, as sums that are written with their sign. What remains is of shapes
  /// that no notation says.
  mutating func withVisibleSums(_ formula: NodeID) throws(EngineError) -> NodeID {
    let all = reachable(from: [formula])
    let gathered = all.filter { inputs(of: $0, as: .gatherElements) != nil }
    var replacements: [NodeID: NodeID] = [:]
    for id in gathered {
      let input = try rebuilt(self[id].inputs[0], putting: replacements)
      if self[id].shape.isNumber {
        replacements[id] = try apply(.sumElements, [input])
      } else if self[id].shape == Shape(Array(self[input].shape.axes.dropLast()) + [1]) {
        replacements[id] = try apply(.sumLast, [input])
      }
    }
    return replacements.isEmpty ? formula : try rebuilt(formula, putting: replacements)
  }
}
