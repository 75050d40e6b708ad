/// Sums, means and extremes over the rows: a table of the terms, row by row, with the total.
extension WorkedFormulas {
  mutating func rowsContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent? {
    guard case .operation(let operation, let attribute) = graph[worked.core].kind else { return nil }
    let terms = graph[worked.core].inputs[0]
    guard graph[terms].shape.isNumber, let count = try valueOfRows(terms).rows else { return nil }
    let isSummed = operation == .sumRows || operation == .meanRows
    var total: Math?
    if isSummed { total = .value(try value(of: scope.graph.apply(.sumRows, [terms], attribute))) }
    var parts: [Explanation.Part] = [.table(try rowTable(terms, own: worked.node, count: count, total: total))]
    if operation == .meanRows, let total {
      let quotient = Math.fraction(total, .exact(Double(count)))
      parts.append(.equation(Self.chain((worked.name.map { [$0] } ?? []) + [quotient, .value(worked.value)])))
    }
    if !isSummed, let extreme = worked.value.number,
      let place = try scope.value(of: terms).tensor.elements.firstIndex(of: extreme)
    {
      let word = operation == .maximumRow ? "largest" : "smallest"
      parts.append(.phrase("The \(word) is in row \(place + 1)\(scope.rowSuffix(count))."))
    }
    return StepContent(parts)
  }

  /// The columns, named formulas and parts that `terms` is made of, and `terms`, for the first rows.
  mutating func rowTable(_ terms: NodeID, own: NodeID?, count: Int, total: Math?) throws(EngineError)
    -> Explanation.Table
  {
    let shown = min(count, Self.rowLimit)
    var columns = [scope.rowNumbers(shown, of: count)]
    for node in rowParts(of: terms) {
      guard let cells = try cells(node, shown) else { continue }
      let heading = isLeaf(node) && node != own ? name(node) : written(node, own: own)
      let phrase: Phrase = heading.weight > Self.heaviestHeading ? "term" : Phrase(heading)
      columns.append(.init(phrase, cells, total: node == terms ? total : nil))
    }
    return Explanation.Table(columns, hiddenRows: count - shown)
  }

  /// The values of the first rows; of a column of text its words.
  private mutating func cells(_ node: NodeID, _ shown: Int) throws(EngineError) -> Explanation.Table.Cells? {
    let value = try valueOfRows(node)
    guard value.rows != nil, graph[node].shape.isNumber else { return nil }
    let numbers = Array(value.tensor.elements.prefix(shown))
    let label = isClassIndex(node) ? graph[graph[node].inputs[0]].inputs[0] : node
    if let classes = graph.classes(of: graph.unbound(label)) {
      return .phrases(numbers.map { Phrase([.text(classes[Int($0) - 1])]) })
    }
    return .numbers(numbers)
  }

  /// What has a number per row in a formula: what it mentions, then what is made of it on the way, then itself.
  private func rowParts(of terms: NodeID) -> [NodeID] {
    if isLeaf(terms) { return [terms] }
    let mentioned = leaves(of: terms).filter { graph[$0].rows != nil && graph[$0].shape.isNumber }
    var levels: [[NodeID]] = []
    var seen: Set<NodeID> = [terms]
    var level = [terms]
    while !level.isEmpty {
      let next = level.flatMap { graph[$0].inputs }.filter { !isLeaf($0) && seen.insert($0).inserted }
      levels.append(next.filter(isRowColumn))
      level = next
    }
    if graph.inputs(of: terms, as: .negate) != nil { levels.removeFirst() }
    return mentioned + Self.nearest(levels, limit: max(2, Self.partLimit - mentioned.count)) + [terms]
  }

  /// What only has a minus or another shape says nothing new.
  private func isRowColumn(_ id: NodeID) -> Bool {
    guard graph[id].rows != nil, graph[id].shape.isNumber, case .operation(let operation, _) = graph[id].kind else {
      return false
    }
    return operation.notation != .invisible && operation != .negate
  }
}
