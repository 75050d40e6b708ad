extension Graph {
  /// `body` with `values` in place of `targets`, and with free columns taken from the dataset `rows`.
  ///
  /// The names are replaced where the value is computed, not in the formula, so that it prints as it was written.
  public mutating func bind(_ body: NodeID, targets: [NodeID] = [], values: [NodeID] = [], rows: DatasetID? = nil)
    throws(EngineError) -> NodeID
  {
    try bind(body, Binding(targets: targets, rows: rows), values: values)
  }

  /// `body` under a binding, with `values` in place of its targets.
  public mutating func bind(_ body: NodeID, _ binding: Binding, values: [NodeID]) throws(EngineError) -> NodeID {
    for (target, value) in zip(binding.targets, values) { try checkReplacement(of: target, by: value) }
    let bound = try rowsOfValue(body, in: Environment.root.inside(binding, values: values, in: self))
    return append(.bound(binding), [body] + values, shape: self[body].shape, rows: bound)
  }

  /// `body` for the one row of the dataset `row`.
  public mutating func bind(_ body: NodeID, toRow row: DatasetID) throws(EngineError) -> NodeID {
    let bound = try bind(body, rows: row)
    guard self[bound].rows == row else { return bound }
    return try apply(.onlyRow, [bound], .rows(row))
  }

  private func checkReplacement(of target: NodeID, by value: NodeID) throws(EngineError) {
    let wanted = self[target]
    let given = self[value]
    let name = describe(target)
    guard wanted.shape == given.shape else {
      throw EngineError("\(name) is \(wanted.shape.phrase), but what replaces it is \(given.shape.phrase)")
    }
    let isVariable = if case .variable = wanted.kind { true } else { false }
    if given.rows != nil, wanted.rows == nil, !isVariable {
      throw EngineError("\(name) is one value, but what replaces it has a value per row")
    }
  }

  /// The dataset whose rows a formula has once `environment` has replaced names and columns.
  private func rowsOfValue(_ body: NodeID, in environment: Environment) throws(EngineError) -> DatasetID? {
    var walk = RowsWalk(graph: self)
    return try walk.rows(of: body, in: environment, depth: 0)
  }
}

/// Finds the rows of a formula under an environment, and checks that the columns it needs are there.
private struct RowsWalk {
  let graph: Graph

  mutating func rows(of root: NodeID, in environment: Environment, depth: Int) throws(EngineError) -> DatasetID? {
    guard depth < Graph.deepestBinding else {
      throw EngineError("at and on are nested more than \(Graph.deepestBinding) deep")
    }
    var found: [Int: DatasetID?] = [:]
    for id in graph.reachableStopping(at: environment, from: root) {
      found[id.index] = try rowsOfNode(id, in: environment, found, depth)
    }
    return found[root.index] ?? nil
  }

  private mutating func rowsOfNode(
    _ id: NodeID, in environment: Environment, _ found: [Int: DatasetID?], _ depth: Int
  ) throws(EngineError) -> DatasetID? {
    if let replacement = environment.replacements[id] {
      return try rows(of: replacement.value, in: replacement.environment.environment, depth: depth + 1)
    }
    let node = graph[id]
    switch node.kind {
    case .constant, .parameter: return nil
    case .frozen: return node.rows
    case .variable: return environment.rows != nil && node.rows != nil ? environment.rows : node.rows
    case .column(let names, _):
      guard let rows = environment.rows else { return node.rows }
      for name in names where graph[rows].column(name) == nil {
        throw EngineError("\(graph[rows].name) has no column \(name), which the formula needs")
      }
      for name in names { try graph.checkColumn(name, in: rows, asIn: node.rows) }
      return rows
    case .definition, .derivative: return found[node.inputs[0].index] ?? nil
    case .bound(let binding):
      let inner = environment.inside(binding, values: Array(node.inputs.dropFirst()), in: graph)
      return try rows(of: node.inputs[0], in: inner, depth: depth + 1)
    case .operation(let operation, let attribute):
      if operation == .oneHot, let rows = environment.rows, environment.replacements[node.inputs[0]] == nil,
        found[node.inputs[0].index] == rows
      {
        try graph.checkLabels(node.inputs[0], node.inputs[1], in: rows)
      }
      switch operation.rows {
      case .reduced: return nil
      case .spread: return attribute.rows(in: environment.rows)
      case .same:
        var rows: DatasetID?
        for input in node.inputs {
          guard let next = found[input.index] ?? nil else { continue }
          if let rows, rows != next {
            throw EngineError("\(graph.describe(id)) would mix the rows of \(graph[rows].name) and \(graph[next].name)")
          }
          rows = next
        }
        return rows
      }
    }
  }
}

extension Graph {
  /// How deep `at` and `on` may nest.
  static let deepestBinding = 64

  /// What `root` is made of, inputs first, without what is behind replaced nodes and bindings.
  func reachableStopping(at environment: Environment, from root: NodeID) -> [NodeID] {
    var isReached: Set<Int> = [root.index]
    var pending = [root]
    while let id = pending.popLast() {
      guard environment.replacements[id] == nil else { continue }
      if case .bound = self[id].kind { continue }
      for input in self[id].inputs where isReached.insert(input.index).inserted { pending.append(input) }
    }
    return isReached.sorted().map { NodeID(index: $0) }
  }
}
