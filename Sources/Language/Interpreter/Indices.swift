import Engine
import Source

extension Evaluator {
  /// `a[i, j]`
  mutating func index(_ whole: Expression, _ indices: [Expression], _ expression: Expression) throws(Diagnostic)
    -> Value
  {
    if let series = try parameterEntry(whole, indices) { return .series(series) }
    let value = try evaluate(whole)
    switch value {
    case .formula(let node): return .formula(try part(of: node, whole, indices, expression))
    case .gradient(let gradient) where gradient.parts.count == 1:
      return .formula(try part(of: gradient.parts[0].derivative, whole, indices, expression))
    case .dataset(let dataset): return try rows(of: dataset, whole, indices)
    case .row(let row):
      guard case .text(let name) = try evaluate(indices[0]) else { break }
      return .formula(try column(name, of: row, isRow: true, at: indices[0].span))
    case .run(let run):
      let epoch = try oneIndex(indices, of: whole, in: 0...run.run.lastRecord, counting: "epochs")
      return .state(run, epoch: epoch)
    case .series(let series):
      let last = series.epochs.last ?? 0
      if indices.count == 1, case .range(let low, let high) = try evaluate(indices[0]) {
        let epochs = try Self.integers(low, high, indices[0])
        var values: [Double] = []
        for epoch in epochs { values.append(try entry(of: series, at: epoch, whole, indices[0].span)) }
        return .formula(state.graph.constant(Tensor(vector: values)))
      }
      let epoch = try oneIndex(indices, of: whole, in: 0...last, counting: "epochs")
      return .formula(state.graph.constant(try entry(of: series, at: epoch, whole, indices[0].span)))
    case .list(let values):
      return values[try oneIndex(indices, of: whole, in: 1...values.count, counting: "entries") - 1]
    default: break
    }
    throw Diagnostic("\(whole.source) is \(value.kindName) and has no entries", at: whole.span)
  }

  private func entry(of series: SeriesValue, at epoch: Int, _ whole: Expression, _ span: Span) throws(Diagnostic)
    -> Double
  {
    if let value = series.value(at: epoch) { return value }
    let last = series.epochs.last ?? 0
    guard (0...last).contains(epoch) else { throw Diagnostic("\(whole.source) has epochs 0 to \(last)", at: span) }
    let nearest = series.epochs.min { abs($0 - epoch) < abs($1 - epoch) } ?? 0
    throw Diagnostic(
      "\(whole.source) is so long that it keeps \(series.epochs.count) epochs, and \(epoch) is not among them",
      at: span,
      hint: "the nearest is \(nearest)")
  }

  private mutating func oneIndex(
    _ indices: [Expression], of whole: Expression, in range: ClosedRange<Int>, counting: String
  ) throws(Diagnostic) -> Int {
    guard indices.count == 1 else { throw Diagnostic("one index is wanted here", at: indices[1].span) }
    let index = try integer(indices[0])
    guard range.contains(index) else {
      throw Diagnostic(
        "\(whole.source) has \(counting) \(range.lowerBound) to \(range.upperBound), but \(index) is asked for",
        at: indices[0].span)
    }
    return index
  }

  private mutating func part(of node: NodeID, _ whole: Expression, _ indices: [Expression], _ expression: Expression)
    throws(Diagnostic) -> NodeID
  {
    let shape = state.graph[node].shape
    guard shape.rank > 0 else {
      if let rows = state.graph[node].rows {
        throw Diagnostic(
          "\(whole.source) is a number per row, so it has no entries", at: expression.span,
          hint: "write \(whole.source) on \(state.graph[rows].name)[\(indices[0].source)] for one row")
      }
      throw Diagnostic("\(whole.source) is a number and has no entries", at: expression.span)
    }
    guard indices.count <= shape.rank else {
      throw Diagnostic(
        "\(whole.source) is \(shape.phrase), so it takes at most \(shape.rank) "
          + "\(shape.rank == 1 ? "index" : "indices")", at: indices[shape.rank].span)
    }
    var selections: [Part.Selection] = []
    for (axis, index) in indices.enumerated() {
      selections.append(try selection(index, length: shape.axes[axis], whole, expression))
    }
    let part = Part(of: shape, selections)
    return try engine(expression.span) { graph throws(EngineError) in try graph.apply(.part, [node], .part(part)) }
  }

  private mutating func selection(_ index: Expression, length: Int, _ whole: Expression, _ part: Expression)
    throws(Diagnostic)
    -> Part.Selection
  {
    func check(_ place: Int) throws(Diagnostic) {
      guard place < 1 || place > length else { return }
      let hint = Habits.zeroIndex(part) ?? (place == 0 ? "indices start at 1" : nil)
      throw Diagnostic(
        "\(whole.source) has \(length) \(length == 1 ? "entry" : "entries"), so there is no entry \(place)",
        at: index.span, hint: hint)
    }
    if case .range(let low, let high) = index.kind {
      let first = try integer(low)
      let last = try integer(high)
      try check(first)
      try check(last)
      guard first <= last else { throw Diagnostic("\(index.source) is empty", at: index.span) }
      return .range(first - 1..<last)
    }
    let place = try integer(index)
    try check(place)
    return .place(place - 1)
  }
}
