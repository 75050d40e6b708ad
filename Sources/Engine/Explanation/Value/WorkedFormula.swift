/// A formula that has a step: a named one, an unnamed part, or the whole that is explained.
struct WorkedFormula {
  /// The definition, the part or the whole.
  let node: NodeID
  /// The formula behind the name.
  let formula: NodeID
  /// What stands to the left of the equals sign, if anything.
  let name: Math?
  /// The operation that says how it is worked out, seen through what only changes the shape, a sign or adds a bias.
  let core: NodeID
  let value: Tensor
  /// How many rows there are, where each has a value; `value` is that of the row that is shown.
  let rows: Int?

  var isNumber: Bool { value.shape.isNumber }
}

extension WorkedFormulas {
  mutating func worked(_ node: NodeID, name: Math? = nil) throws(EngineError) -> WorkedFormula {
    let formula = graph.bodyOfDefinition(node)
    let isNamed = formula != node
    let value = try value(of: node)
    return WorkedFormula(
      node: node, formula: formula, name: name ?? (isNamed ? self.name(node) : partNames[node]?.math),
      core: core(of: formula), value: value, rows: try valueOfRows(node).rows)
  }

  /// Where a formula's value is computed.
  func core(of formula: NodeID) -> NodeID { pathToCore(of: formula).last ?? formula }

  /// The formula, what is seen through, and where its value is computed.
  func pathToCore(of formula: NodeID) -> [NodeID] {
    var path = [formula]
    while let node = path.last, node == formula || !isLeaf(node), case .operation(let operation, _) = graph[node].kind {
      let inputs = graph[node].inputs
      if isTransparent(operation), let input = inputs.first {
        path.append(input)
      } else if operation == .negate, isSum(inputs[0]) {
        path.append(inputs[0])
      } else if case .elementwise = operation.kernel, !graph[node].shape.isNumber,
        let product = onlyProduct(in: node)
      {
        return path + [product]
      } else {
        return path
      }
    }
    return path
  }

  /// Whether an operation passes its input on, perhaps in another shape.
  func isTransparent(_ operation: Operation) -> Bool {
    switch operation {
    case .reshape, .spreadElements, .spreadRows, .onlyRow, .dropout, .flush: true
    case .sumRows, .meanRows, .maximumRow, .minimumRow: scope.isOneRow
    default: false
    }
  }

  func isSum(_ id: NodeID) -> Bool {
    guard !isLeaf(id), case .operation(let operation, _) = graph[id].kind else { return false }
    return operation == .sumElements
  }

  /// The one matrix product that an array is made of element by element, as in σ(W x + b).
  private func onlyProduct(in formula: NodeID) -> NodeID? {
    var found: [NodeID] = []
    var seen: Set<NodeID> = [formula]
    var pending = [formula]
    while let node = pending.popLast() {
      guard node == formula || !isLeaf(node), case .operation(let operation, _) = graph[node].kind else { continue }
      switch operation.kernel {
      case .product: found.append(node)
      case .elementwise, .gather, .transpose, .dropout:
        for input in graph[node].inputs where seen.insert(input).inserted { pending.append(input) }
      case .axis, .rows, .scatterAdd: return nil
      default: break
      }
    }
    return found.count == 1 && !graph[found[0]].shape.isNumber ? found[0] : nil
  }
}
