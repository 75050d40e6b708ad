/// Of a large dataset only the first rows are computed where the others do not matter, since a hidden layer over all
/// rows may be gigabytes.
extension ExplanationScope {
  /// The values of several formulas, in the first rows at least; `rows` says how many there are in all.
  mutating func values(of formulas: [NodeID], firstRows count: Int) throws(EngineError) -> [Value] {
    var values: [Value?] = Array(repeating: nil, count: formulas.count)
    var rest: [Int] = []
    for (position, formula) in formulas.enumerated() {
      let bound = try bound(formula, keepingRows: true)
      guard let rows = graph[bound].rows, graph[rows].count > count, isRowByRow(formula) else {
        rest.append(position)
        continue
      }
      let all = graph[rows].count
      let first = graph.add(graph[rows].rows(Array(0..<count), name: graph[rows].name))
      var narrow = self
      narrow.replace(rows, by: first)
      values[position] = Value(tensor: try narrow.value(of: formula).tensor, rows: all)
    }
    let others = try rest.isEmpty ? [] : self.values(of: rest.map { formulas[$0] })
    for (position, value) in zip(rest, others) { values[position] = value }
    return values.compactMap { $0 }
  }

  /// Takes the columns from another dataset.
  private mutating func replace(_ rows: DatasetID, by first: DatasetID) {
    var isReplaced = false
    for index in bindings.indices where bindings[index].binding.rows == rows {
      bindings[index].binding.rows = first
      isReplaced = true
    }
    if !isReplaced { bindings.insert((Binding(rows: first), [], false), at: 0) }
  }

  /// Whether each row's value depends on that row alone, also through what `at` sets.
  private func isRowByRow(_ formula: NodeID) -> Bool {
    graph.reachable(from: [formula] + bindings.flatMap(\.values)).allSatisfy { id in
      switch graph[id].kind {
      case .frozen: false
      case .bound(let binding): binding.rows == nil
      case .operation(let operation, _):
        operation.rows == .same
      default: true
      }
    }
  }
}
