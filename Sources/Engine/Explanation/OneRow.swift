extension Graph {
  /// What a formula is for a dataset of one row: a sum or a mean over the rows is its only term. What is behind names
  /// stays as it is.
  mutating func forOneRow(_ formula: NodeID) throws(EngineError) -> NodeID {
    var rebuilt: [NodeID: NodeID] = [:]
    for node in formulaNodes(of: formula) {
      rebuilt[node] = try forOneRow(node, rebuilt)
    }
    return rebuilt[formula] ?? formula
  }

  private mutating func forOneRow(_ node: NodeID, _ rebuilt: [NodeID: NodeID]) throws(EngineError) -> NodeID {
    let inputs = self[node].inputs.map { rebuilt[$0] ?? $0 }
    switch self[node].kind {
    case .derivative: return inputs[0]
    case .operation(let operation, let attribute):
      switch operation {
      case .sumRows, .meanRows, .maximumRow, .minimumRow, .onlyRow, .spreadRows: return inputs[0]
      case .countRows: return constant(1)
      default: return inputs == self[node].inputs ? node : try simplified(operation, inputs, attribute)
      }
    default: return node
    }
  }

  /// The nodes of a formula, inputs first, down to names, leaves and bindings.
  public func formulaNodes(of formula: NodeID) -> [NodeID] {
    var seen: Set<NodeID> = [formula]
    var pending = [formula]
    while let node = pending.popLast() {
      switch self[node].kind {
      case .operation, .derivative:
        for input in self[node].inputs where seen.insert(input).inserted { pending.append(input) }
      case .constant, .frozen, .parameter, .variable, .column, .definition, .bound: continue
      }
    }
    return seen.sorted()
  }
}
