/// Unnamed parts of a formula that have a step of their own.
extension WorkedFormulas {
  /// Whether a part is the index of a class, read from what has 1 at its place.
  func isClassIndex(_ id: NodeID) -> Bool {
    guard let inputs = graph.inputs(of: id, as: .argmax), let label = graph.inputs(of: inputs[0], as: .oneHot),
      case .constant(let classes) = graph[label[1]].kind
    else { return false }
    return classes.elements == (1...classes.elements.count).map(Double.init)
  }

  /// Whether a part makes one number of several, or of all rows.
  private func isReducing(_ id: NodeID) -> Bool {
    guard !isLeaf(id), case .operation(let operation, _) = graph[id].kind else { return false }
    switch operation.kernel {
    case .axis, .product, .scatterAdd: return true
    case .rows: return !isTransparent(operation)
    default: return operation == .negate && isSum(graph[id].inputs[0])
    }
  }

  /// Gives a step of its own to every unnamed part of `formula` that would not fit into its lines: what makes one
  /// number of several, inside something else that does.
  mutating func cut(_ formula: NodeID) {
    let path = pathToCore(of: formula)
    let core = path[path.count - 1]
    var seen: Set<NodeID> = [formula]
    var pending = [formula]
    while let node = pending.popLast() {
      guard node == formula || !isLeaf(node) else { continue }
      if !path.contains(node), isReducing(node) {
        cuts.insert(node)
        if isTotal(node, in: formula, core) { totals.insert(node) } else { cut(node) }
        continue
      }
      let takesWhole = node == core && takesWholeInput(node)
      if let inputs = graph.inputs(of: node, as: .product), graph.inputs(of: inputs[0], as: .softmax) != nil {
        weighted[inputs[0]] = unmoved(inputs[1])
      }
      for input in graph[node].inputs where seen.insert(input).inserted {
        let part = unmoved(input)
        if takesWhole, !isLeaf(part), containsReducing(part) {
          cuts.insert(part)
          cut(part)
        } else {
          pending.append(input)
        }
      }
    }
  }

  /// Whether a sum is that of a column in the table of `formula`, as in p q/Σ p q.
  private func isTotal(_ sum: NodeID, in formula: NodeID, _ core: NodeID) -> Bool {
    guard core == formula, graph[formula].shape.rank == 1, isSum(sum) || graph.inputs(of: sum, as: .sumElements) != nil,
      case .operation(let operation, _) = graph[formula].kind, case .elementwise = operation.kernel
    else { return false }
    let summed = graph[sum].inputs[0]
    var seen: Set<NodeID> = [formula, sum]
    var pending = [formula]
    while let node = pending.popLast() {
      if node != formula, graph.isSame(node, summed) { return true }
      guard node == formula || !isLeaf(node) else { continue }
      for input in graph[node].inputs where seen.insert(input).inserted { pending.append(input) }
    }
    return false
  }

  private func takesWholeInput(_ id: NodeID) -> Bool {
    guard case .operation(let operation, _) = graph[id].kind else { return false }
    return ValueDetail.of(operation)?.takesWholeInput ?? false
  }

  /// The array that a part's elements are taken from.
  func unmoved(_ id: NodeID, fromInside: Bool = false) -> NodeID {
    var node = id
    while !isLeaf(node) || fromInside && node == id || graph.inputs(of: node, as: .part) != nil, !cuts.contains(node),
      case .operation(let operation, _) = graph[node].kind
    {
      switch operation {
      case .reshape, .transpose, .part, .patches, .spreadElements, .spreadRows, .onlyRow: node = graph[node].inputs[0]
      default: return node
      }
    }
    return node
  }

  private func containsReducing(_ formula: NodeID) -> Bool {
    var seen: Set<NodeID> = [formula]
    var pending = [formula]
    while let node = pending.popLast() {
      guard !isLeaf(node) else { continue }
      if isReducing(node) { return true }
      for input in graph[node].inputs where seen.insert(input).inserted { pending.append(input) }
    }
    return false
  }
}
