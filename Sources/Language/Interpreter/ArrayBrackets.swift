import Engine
import Source

/// Brackets that make vectors, matrices and lists, and what is made one by one.
extension Evaluator {
  mutating func brackets(_ entries: [Expression], _ whole: Expression) throws(Diagnostic) -> Value {
    guard !entries.isEmpty else { throw Diagnostic("[ ] has no entries", at: whole.span) }
    var values: [Value] = []
    for entry in entries { values.append(try evaluate(entry)) }
    let isList = values.contains { value in
      switch value {
      case .formula, .series, .range: false
      default: true
      }
    }
    if isList { return .list(values) }
    var nodes: [NodeID] = []
    for (value, entry) in zip(values, entries) { nodes.append(try vectorEntry(value, entry)) }
    let isMatrix = entries.allSatisfy { if case .brackets = $0.kind { true } else { false } }
    if isMatrix { return .formula(try stacked(nodes, entries, whole)) }
    for (node, entry) in zip(nodes, entries) where state.graph[node].shape.rank > 1 {
      throw Diagnostic(
        "brackets join numbers and vectors, but \(entry.source) is \(state.graph[node].shape.phrase)", at: entry.span)
    }
    return .formula(try joined(nodes, shape: nil, whole.span))
  }

  private mutating func vectorEntry(_ value: Value, _ entry: Expression) throws(Diagnostic) -> NodeID {
    guard case .range(let low, let high) = value else { return try formula(value, of: entry) }
    return state.graph.constant(Tensor(vector: try Self.integers(low, high, entry).map(Double.init)))
  }

  static func integers(_ low: Double, _ high: Double, _ expression: Expression) throws(Diagnostic) -> [Int] {
    guard let first = Int(exactly: low), let last = Int(exactly: high) else {
      throw Diagnostic("\(expression.source) must go from a whole number to a whole number", at: expression.span)
    }
    guard last >= first else { throw Diagnostic("\(expression.source) is empty", at: expression.span) }
    guard last - first < 1_000_000 else {
      throw Diagnostic("\(expression.source) has more than a million numbers", at: expression.span)
    }
    return Array(first...last)
  }

  /// Arrays of one shape as the rows of an array with one axis more.
  mutating func stacked(_ nodes: [NodeID], _ entries: [Expression], _ whole: Expression) throws(Diagnostic) -> NodeID {
    let shape = state.graph[nodes[0]].shape
    for (position, node) in nodes.enumerated() where state.graph[node].shape != shape {
      throw Diagnostic(
        "\(entries[0].source) is \(shape.phrase), but \(entries[position].source) is \(state.graph[node].shape.phrase)",
        at: entries[position].span, hint: "the rows of a matrix are equally long")
    }
    return try joined(nodes, shape: Shape([nodes.count] + shape.axes), whole.span)
  }

  /// The elements of all nodes; at once a constant where all are.
  private mutating func joined(_ nodes: [NodeID], shape: Shape?, _ span: Span) throws(Diagnostic) -> NodeID {
    var elements: [Double] = []
    for node in nodes {
      guard case .constant(let tensor) = state.graph[node].kind else {
        return try engine(span) { graph throws(EngineError) in
          let list = try graph.apply(.list, nodes)
          guard let shape else { return list }
          return try graph.apply(.reshape, [list], .shape(shape))
        }
      }
      elements.append(contentsOf: tensor.elements)
    }
    return state.graph.constant(Tensor(elements, shape: shape ?? [elements.count]))
  }

  mutating func comprehension(_ body: Expression, _ variable: Identifier, _ over: Expression) throws(Diagnostic)
    -> Value
  {
    var items: [Value] = []
    switch try evaluate(over) {
    case .range(let low, let high):
      items = try Self.integers(low, high, over).map { .formula(state.graph.constant(Double($0))) }
    case .list(let values): items = values
    case let value:
      let node = try formula(value, of: over)
      let numbers = try numbers(of: node, at: over.span)
      guard numbers.rows == nil, numbers.tensor.shape.rank == 1 else {
        throw Diagnostic("for goes over a range or a vector, but \(over.source) is neither", at: over.span)
      }
      items = numbers.tensor.elements.map { .formula(state.graph.constant($0)) }
    }
    let outer = names[variable.name]
    defer { names[variable.name] = outer }
    var results: [Value] = []
    for item in items {
      try look(at: body.span)
      names[variable.name] = item
      results.append(try evaluate(body))
    }
    var nodes: [NodeID] = []
    for case .formula(let node) in results { nodes.append(node) }
    guard nodes.count == results.count, let first = nodes.first else { return .list(results) }
    let shape = state.graph[first].shape
    guard nodes.allSatisfy({ state.graph[$0].shape == shape }) else { return .list(results) }
    return .formula(try joined(nodes, shape: Shape([nodes.count] + shape.axes), body.span))
  }
}
