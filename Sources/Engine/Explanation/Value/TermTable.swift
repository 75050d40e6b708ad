/// A vector made element by element as a table with a line for each element: a column for each vector in it, columns for
/// what is worked out on the way, and the result.
extension WorkedFormulas {
  struct TermColumn {
    let node: NodeID
    let heading: Math
    var total: Math?
  }

  /// A formula of more names and numbers would make its column too wide; it stands above the table.
  static let heaviestHeading = 6

  /// The table of the elements of `terms`, with a total below the last column, or with `more` columns behind. Where
  /// `isLine`, only of the first line along the last axis.
  mutating func termTable(
    _ terms: NodeID, own: NodeID? = nil, total: Math? = nil, more: [TermColumn] = [], isLine: Bool = false
  ) throws(EngineError) -> Explanation.Table {
    let shape = graph[terms].shape
    let letters = Self.indexLetters(shape.rank, isLine: isLine)
    var columns = try termColumns(terms, own: own, letters)
    columns[columns.count - 1].total = total ?? columns[columns.count - 1].total
    columns += more
    let all = isLine ? shape.axes.last ?? 1 : shape.count
    let count = min(all, Self.elementLimit)
    try compute(columns.map(\.node))
    var shown: [Explanation.Table.Column] = [Self.placeColumn(isLine ? [all] : shape, count)]
    for column in columns {
      let value = try value(of: column.node)
      let offsets = value.shape.broadcastOffsets(to: shape).prefix(count)
      let heading = column.heading.weight > Self.heaviestHeading ? "term" : Phrase(column.heading)
      shown.append(.init(heading, .numbers(offsets.map { value.elements[$0] }), total: column.total))
    }
    return Explanation.Table(shown, hiddenRows: all - count)
  }

  /// i, or i and j, from 1.
  private static func placeColumn(_ shape: Shape, _ count: Int) -> Explanation.Table.Column {
    if shape.rank <= 1 { return .init(Phrase(.name("i")), .math((1...count).map { .exact(Double($0)) })) }
    let cells = (0..<count).map { Math.text(shape.place($0).map { String($0 + 1) }.joined(separator: ", ")) }
    let letters = Self.letters.prefix(shape.rank).map { Math.name($0) }
    return .init(Phrase(.row(Array(letters.map { [$0] }.joined(separator: [.sign(",")])))), .math(cells))
  }

  static let letters = ["i", "j", "k", "l", "m"]

  /// The letters of the axes; of the first line along the last axis, 1 and i.
  static func indexLetters(_ rank: Int, isLine: Bool) -> [Math] {
    (0..<rank).map { axis in
      if isLine { return axis == rank - 1 ? .name("i") : .exact(1) }
      return .name(letters[min(axis, letters.count - 1)])
    }
  }

  /// The columns for the vectors in `terms`, for what is worked out on the way, and for `terms`.
  mutating func termColumns(_ terms: NodeID, own: NodeID?, _ letters: [Math]) throws(EngineError) -> [TermColumn] {
    let parts = try elementwiseParts(of: terms, own: own)
    var symbols: [NodeID: Math] = [:]
    let isOfProbabilities = parts.inner.contains { graph.inputs(of: $0, as: .log) != nil }
    var unnamed = freeLetters(isOfProbabilities)
    for leaf in parts.leaves {
      let letter = graph.inputs(of: leaf, as: .oneHot) != nil && isFree("t") ? "t" : unnamed.first ?? "x"
      symbols[leaf] = heading(of: leaf, letters, letter: letter)
      unnamed.removeAll { $0 == letter && isUnnamed(leaf) }
    }
    var columns: [TermColumn] = []
    for leaf in parts.leaves {
      columns.append(TermColumn(node: leaf, heading: symbols[leaf] ?? .name("x"), total: try total(of: leaf)))
    }
    for inner in parts.inner + (parts.leaves.contains(terms) ? [] : [terms]) {
      var heading = name(ofTerm: inner, own, letters)
      if heading == nil { heading = try self.heading(ofInner: inner, symbols, own: own) }
      columns.append(TermColumn(node: inner, heading: heading ?? .text("term"), total: try total(of: inner)))
    }
    return columns
  }

  /// zᵢ where the column is all of a named formula, which the title has.
  private func name(ofTerm column: NodeID, _ own: NodeID?, _ letters: [Math]) -> Math? {
    guard let own, own != column, graph.bodyOfDefinition(own) == column else { return nil }
    return .index(name(own).ofOneElement, letters)
  }

  /// The arrays that `terms` mentions, and what is made of them on the way to `terms`. What has a letter and a step of
  /// its own is not taken apart again.
  private mutating func elementwiseParts(of terms: NodeID, own: NodeID?) throws(EngineError)
    -> (leaves: [NodeID], inner: [NodeID])
  {
    if terms != own, partNames[terms] != nil { return ([terms], []) }
    var leaves: [NodeID] = []
    var levels: [[NodeID]] = []
    var seen: Set<NodeID> = [terms]
    var level = [terms]
    while !level.isEmpty {
      var next: [NodeID] = []
      var columns: [NodeID] = []
      for node in level {
        guard node == terms || !isLeaf(node), case .operation(let operation, _) = graph[node].kind,
          isElementwise(operation)
        else {
          if graph[node].shape.count > 1 { leaves.append(node) }
          continue
        }
        // What only has a minus or another shape says nothing new.
        let isPlain = operation.notation == .invisible || operation == .negate
        if node != terms, !isPlain, graph[node].shape.count > 1 { columns.append(node) }
        for input in graph[node].inputs where seen.insert(input).inserted { next.append(input) }
        if operation == .timesLog { next.append(try scope.graph.apply(.log, [graph[node].inputs[1]])) }
      }
      levels.append(columns)
      level = next
    }
    if case .operation(.negate, _) = graph[terms].kind { levels.removeAll { $0 == [graph[terms].inputs[0]] } }
    let sorted = inOrder(leaves, of: terms)
    return (sorted, Self.nearest(levels, limit: max(2, Self.partLimit - leaves.count)))
  }

  /// Parts of a formula as they stand in it, from left to right.
  private func inOrder(_ parts: [NodeID], of formula: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var seen: Set<NodeID> = [formula]
    var pending = [formula]
    while let node = pending.popLast() {
      if parts.contains(node) {
        found.append(node)
      } else {
        pending += graph[node].inputs.reversed().filter { seen.insert($0).inserted }
      }
    }
    return found
  }

  /// The columns besides the last and the numbers of the lines.
  static let partLimit = 5

  /// The parts that are nearest to the whole, level by level as long as one fits, the furthest first.
  static func nearest(_ levels: [[NodeID]], limit: Int) -> [NodeID] {
    var shown: [[NodeID]] = []
    for level in levels {
      guard shown.joined().count + level.count <= limit else { break }
      shown.append(level)
    }
    return Array(shown.reversed().joined())
  }

  private func isElementwise(_ operation: Operation) -> Bool {
    if case .elementwise = operation.kernel { return true }
    return operation == .reshape || operation == .spreadElements || operation == .spreadRows || operation == .dropout
  }

  // MARK: Totals

  /// The sum of a column that is mentioned in the formula; of shares of such a sum, their own.
  private mutating func total(of column: NodeID) throws(EngineError) -> Math? {
    for sum in totals.sorted() where graph.isSame(graph[sum].inputs[0], column) {
      return .value(try value(of: sum))
    }
    if let inputs = graph.inputs(of: column, as: .divide), totals.contains(inputs[1]) {
      return .value(try value(of: scope.graph.apply(.sumElements, [column])))
    }
    return nil
  }
}

extension Graph {
  /// Whether two formulas are written alike, so that their values are the same.
  func isSame(_ a: NodeID, _ b: NodeID, depth: Int = 0) -> Bool {
    if a == b { return true }
    guard depth < 30, self[a].inputs.count == self[b].inputs.count else { return false }
    switch (self[a].kind, self[b].kind) {
    case (.constant(let first), .constant(let second)): return first == second
    case (.operation(let first, let attribute), .operation(let second, let other)):
      return first == second && attribute == other
        && zip(self[a].inputs, self[b].inputs).allSatisfy { isSame($0, $1, depth: depth + 1) }
    default: return false
    }
  }
}
