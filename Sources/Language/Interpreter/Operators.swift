import Engine
import Numerals
import Source

extension BinaryOperator {
  /// The row of the engine's table, where there is one.
  var operation: Operation? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .product: .product
    case .power: .power
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .approximately: nil
    }
  }
}

extension Evaluator {
  mutating func unary(_ sign: UnaryOperator, _ operand: Expression, _ whole: Expression) throws(Diagnostic) -> Value {
    let node = try formula(operand)
    switch sign {
    case .plus: return .formula(node)
    case .minus:
      // A number with a minus is a number, so that it prints and compares as one.
      if let number = state.graph.scalarConstant(node), case .number = operand.kind {
        return .formula(state.graph.constant(-number))
      }
      return .formula(
        try engine(whole.span) { graph throws(EngineError) in try graph.apply(.negate, [node]) })
    }
  }

  mutating func binary(_ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression)
    throws(Diagnostic) -> Value
  {
    guard let operation = sign.operation else { return try approximation(left, right, whole) }
    try checkHabits(left, right, whole)
    let a = try formula(left)
    let b = try formula(right)
    if !sign.isComparison {
      for (node, side) in [(a, left), (b, right)] { try checkNumeric(node, side) }
    }
    try checkShapes(sign, a, left, b, right, whole)
    return .formula(
      try engine(whole.span) { graph throws(EngineError) in try graph.apply(operation, [a, b]) })
  }

  /// `a ≈ 0.86` as a value: 1 where both are at most half a unit of the literal's last decimal apart.
  private mutating func approximation(_ left: Expression, _ right: Expression, _ whole: Expression)
    throws(Diagnostic) -> Value
  {
    let a = try formula(left)
    let b = try formula(right)
    guard let literal = Literal.number(right) else {
      throw Diagnostic(
        "≈ in an expression needs a number with its decimals on the right", at: right.span,
        hint: "write abs(\(left.source) - \(right.source)) < 0.01")
    }
    let half = Literal.halfUnit(literal)
    return .formula(
      try engine(whole.span) { graph throws(EngineError) in
        let distance = try graph.apply(.absolute, [graph.apply(.subtract, [a, b])])
        return try graph.apply(.lessOrEqual, [distance, graph.constant(half)])
      })
  }

  /// A column of text has classes, which cannot be added or multiplied.
  private func checkNumeric(_ node: NodeID, _ side: Expression) throws(Diagnostic) {
    guard let classes = state.graph.classes(of: node) else { return }
    let first = classes.prefix(3).joined(separator: ", ")
    throw Diagnostic(
      "\(side.source) is text (\(first)\(classes.count > 3 ? ", …" : "")), so it is no number", at: side.span)
  }

  /// Notations from elsewhere that are only wrong because a name in them is unknown.
  private func checkHabits(_ left: Expression, _ right: Expression, _ whole: Expression) throws(Diagnostic) {
    func isUnknown(_ side: Expression) -> Bool {
      guard case .name(let name) = side.kind else { return false }
      return names[name] == nil && !Vocabulary.isKnown(name) && !state.prose.contains { $0.name == name }
    }
    if let hint = Habits.leibniz(whole), isUnknown(left) {
      throw Diagnostic("\(left.source) is not defined", at: left.span, hint: hint)
    }
    if let hint = Habits.transposePower(whole), isUnknown(right) {
      throw Diagnostic("\(right.source) is not defined", at: right.span, hint: hint)
    }
    if let hint = Habits.equalityForDefinition(whole), isUnknown(left) {
      throw Diagnostic("\(left.source) is not defined", at: left.span, hint: hint)
    }
  }

  /// The course's words for shapes that do not fit, with the names of the sides.
  private func checkShapes(
    _ sign: BinaryOperator, _ a: NodeID, _ left: Expression, _ b: NodeID, _ right: Expression, _ whole: Expression
  ) throws(Diagnostic) {
    let (first, second) = (state.graph[a].shape, state.graph[b].shape)
    if sign == .product {
      guard (1...2).contains(first.rank), (1...2).contains(second.rank) else { return }
      let inner = first.axes[first.rank - 1]
      guard inner != second.axes[0] else { return }
      let unit = second.rank == 1 ? "elements" : "rows"
      let leftIs = first.rank == 1 ? "has \(inner) elements" : "is \(first)"
      let rightHas = second.rank == 1 ? "it has \(second.axes[0])" : "it is \(second)"
      throw Diagnostic(
        "\(whole.source): \(left.source) \(leftIs), so \(right.source) needs \(inner) \(unit), but \(rightHas)",
        at: whole.span)
    }
    guard first.broadcast(with: second) == nil else { return }
    throw Diagnostic(
      "\(whole.source): \(left.source) is \(first.phrase) and \(right.source) is \(second.phrase), "
        + "which do not fit element by element", at: whole.span,
      hint: first.rank > 0 && second.rank > 0 && first.rank + second.rank > 2 && sign == .multiply
        ? "write @ for the product of matrices" : nil)
  }

  mutating func range(_ low: Expression, _ high: Expression) throws(Diagnostic) -> Value {
    if case .text(let first) = low.kind, case .text(let last) = high.kind { return .textRange(first, last) }
    return .range(try number(low), try number(high))
  }

  // MARK: Brackets

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
