/// Sums and means over the elements of an array: a table of the terms, with the total.
extension WorkedFormulas {
  mutating func sumContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent? {
    guard case .operation(let operation, _) = graph[worked.core].kind else { return nil }
    if let windows = patches(below: worked.core) { return try windowContent(worked, windows, operation) }
    let input = graph[worked.core].inputs[0]
    let isMean = operation == .meanElements || operation == .meanLast
    let isAlongLast = operation == .sumLast || operation == .meanLast
    let terms = isAlongLast ? try firstLine(of: input) : input
    let count = graph[terms].shape.count
    let isLine = terms != input
    if isMentioned(terms), count <= 12, worked.value.elements.count == 1 {
      let written = try scope.graph.elementFormula(0, of: worked.formula, stoppingAt: stops(of: worked.node))
      return numberContent(worked, try numberLines(written, value: Tensor(worked.value.elements[0])))
    }
    let isNegative = if case .operation(.negate, _) = graph[worked.formula].kind { true } else { false }
    let last = isNegative ? try scope.graph.apply(.negate, [terms]) : terms
    let sum = try scope.graph.apply(.sumElements, [last])
    let total = try value(of: sum)
    let table = try termTable(last, own: worked.node, total: .value(total))
    var parts: [Explanation.Part] = [.table(table)]
    if isLine { parts.insert(.phrase("In the first row:"), at: 0) }
    if isMean {
      let quotient = Math.fraction(.value(total), .exact(Double(count)))
      let name = isLine ? [] : worked.name.map { [$0] } ?? []
      parts.append(.equation(Self.chain(name + [quotient, .number(worked.value.elements[0])])))
    }
    return StepContent(parts)
  }

  /// The array, or where it has several lines along the last axis, the first of them.
  mutating func firstLine(of array: NodeID) throws(EngineError) -> NodeID {
    let shape = graph[array].shape
    guard shape.rank > 1 else { return array }
    let part = Part(of: shape, Array(repeating: .place(0), count: shape.rank - 1))
    return try scope.graph.apply(.part, [array], .part(part))
  }

  /// Whether an array is only mentioned: a name, or numbers.
  func isMentioned(_ id: NodeID) -> Bool {
    if case .constant = graph[id].kind { return true }
    return isLeaf(id)
  }
}
