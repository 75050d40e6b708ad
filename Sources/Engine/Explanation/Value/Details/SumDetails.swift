/// Sums and means over the elements of an array: a table of the terms, with the total.
extension WorkedFormulas {
  mutating func sumContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent? {
    guard case .operation(let operation, _) = graph[worked.core].kind else { return nil }
    if let windows = patches(below: worked.core) { return try windowContent(worked, windows, operation) }
    let terms = graph[worked.core].inputs[0]
    let shape = graph[terms].shape
    let isMean = operation == .meanElements || operation == .meanLast
    let isLine = (operation == .sumLast || operation == .meanLast) && shape.rank > 1
    let count = isLine ? shape.axes.last ?? 1 : shape.count
    if isMentioned(terms), count <= 12, worked.value.elements.count == 1 {
      let written = try scope.graph.elementFormula(0, of: worked.formula, stoppingAt: stops(of: worked.node))
      return numberContent(worked, try numberLines(written, value: Tensor(worked.value.elements[0])))
    }
    let isNegative = pathToCore(of: worked.formula).contains { graph.inputs(of: $0, as: .negate) != nil }
    let last = isNegative ? try scope.graph.apply(.negate, [terms]) : terms
    let sum = try scope.graph.apply(isLine ? .sumLast : .sumElements, [last])
    let total = Math.number(try value(of: sum).elements[0])
    var parts: [Explanation.Part] = isLine ? [.phrase("In the first row:")] : []
    parts.append(.table(try termTable(last, own: worked.node, total: total, isLine: isLine)))
    if isMean {
      let quotient = Math.fraction(total, .exact(Double(count)))
      let name = isLine ? [] : worked.name.map { [$0] } ?? []
      parts.append(.equation(Self.chain(name + [quotient, .number(worked.value.elements[0])])))
    }
    return StepContent(parts)
  }

  /// Whether an array is only mentioned: a name, or numbers.
  func isMentioned(_ id: NodeID) -> Bool {
    if case .constant = graph[id].kind { return true }
    return isLeaf(id)
  }
}
