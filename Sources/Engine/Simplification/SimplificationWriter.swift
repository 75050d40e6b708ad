/// Writes algebra as nodes of a graph, the way a person writes it: the number first, then symbols, then functions, then
/// arrays; one minus sign in front; powers with negative exponents below a line.
struct SimplificationWriter {
  let algebra: Algebra
  private var nodes: [NodeID?]

  init(_ algebra: Algebra) {
    self.algebra = algebra
    nodes = Array(repeating: nil, count: algebra.entries.count)
  }

  mutating func write(_ top: Algebra.ID, _ graph: inout Graph) throws(EngineError) -> NodeID {
    for id in needed(top) { nodes[id.index] = try node(id, &graph) }
    guard let node = nodes[top.index] else { throw EngineError("a formula was not written") }
    return node
  }

  /// What the formula is made of, parts first.
  private func needed(_ top: Algebra.ID) -> [Algebra.ID] {
    var isNeeded = Array(repeating: false, count: top.index + 1)
    isNeeded[top.index] = true
    for index in stride(from: top.index, through: 0, by: -1) where isNeeded[index] {
      for part in parts(of: Algebra.ID(index: index)) { isNeeded[part.index] = true }
    }
    return isNeeded.indices.filter { isNeeded[$0] }.map { Algebra.ID(index: $0) }
  }

  private func parts(of id: Algebra.ID) -> [Algebra.ID] {
    switch algebra[id].form {
    case .unit, .atom: []
    // A product is written together with its coefficient.
    case .scaled(_, let core): factors(of: core).map(\.base)
    case .product(let factors): factors.map(\.base)
    case .sum(let terms): terms.flatMap { factors(of: $0.core).map(\.base) }
    case .operation(_, _, let inputs): inputs
    }
  }

  private func factors(of core: Algebra.ID) -> [Algebra.Factor] {
    switch algebra[core].form {
    case .unit: []
    case .product(let factors): factors
    case .atom, .scaled, .sum, .operation: [Algebra.Factor(core)]
    }
  }

  private mutating func node(_ id: Algebra.ID, _ graph: inout Graph) throws(EngineError) -> NodeID {
    switch algebra[id].form {
    case .unit: return graph.constant(1)
    case .atom(let node): return node
    case .scaled(let coefficient, let core): return try term(coefficient, core, &graph)
    case .product: return try term(.one, id, &graph)
    case .sum(let terms): return try sum(terms, &graph)
    case .operation(let operation, let attribute, let inputs):
      var written: [NodeID] = []
      for input in inputs { if let node = nodes[input.index] { written.append(node) } }
      return try graph.apply(operation, written, attribute)
    }
  }

  /// The first term is one without a minus, if there is one.
  private func sum(_ terms: [Algebra.Term], _ graph: inout Graph) throws(EngineError) -> NodeID {
    var terms = terms
    if let first = terms.first, first.coefficient.isNegative,
      let positive = terms.firstIndex(where: { !$0.coefficient.isNegative })
    {
      terms.insert(terms.remove(at: positive), at: 0)
    }
    var result = try term(terms[0].coefficient, terms[0].core, &graph)
    for next in terms.dropFirst() {
      let part = try term(next.coefficient.magnitude, next.core, &graph)
      result = try graph.apply(next.coefficient.isNegative ? .subtract : .add, [result, part])
    }
    return result
  }

  private func term(_ coefficient: Coefficient, _ core: Algebra.ID, _ graph: inout Graph) throws(EngineError) -> NodeID
  {
    let factors = factors(of: core)
    let size = coefficient.magnitude
    if factors.isEmpty, coefficient.denominator == 1 { return graph.constant(coefficient.numerator) }
    let below = factors.filter { !$0.exponent.isPositive }.map { Algebra.Factor($0.base, to: -$0.exponent) }
    var above = factors.filter { $0.exponent.isPositive }
    var result: NodeID
    if below.isEmpty, size.denominator == 1 {
      result = try product(size.numerator, above, &graph)
    } else {
      // A big Σ stands beside the fraction, not on its line.
      let sums = above.filter { isBigSum($0) }
      above.removeAll { isBigSum($0) }
      result = try graph.apply(
        .divide, [product(size.numerator, above, &graph), product(size.denominator, below, &graph)])
      if !sums.isEmpty { result = try graph.apply(.multiply, [result, product(1, sums, &graph)]) }
    }
    return coefficient.isNegative ? try graph.apply(.negate, [result]) : result
  }

  private func product(_ number: Double, _ factors: [Algebra.Factor], _ graph: inout Graph) throws(EngineError)
    -> NodeID
  {
    var result: NodeID?
    if number != 1 || factors.isEmpty { result = graph.constant(number) }
    for factor in inWrittenOrder(factors) {
      guard var node = nodes[factor.base.index] else { continue }
      if factor.exponent != .one {
        node = try graph.apply(.power, [node, term(factor.exponent, algebra.unit, &graph)])
      }
      result = if let before = result { try graph.apply(.multiply, [before, node]) } else { node }
    }
    return result ?? graph.constant(number)
  }

  private func isBigSum(_ factor: Algebra.Factor) -> Bool {
    guard case .operation(let operation, _, _) = algebra[factor.base].form, factor.exponent == .one else {
      return false
    }
    return operation.notation == .sumOverRows || operation.notation == .sumOverElements
  }

  private func inWrittenOrder(_ factors: [Algebra.Factor]) -> [Algebra.Factor] {
    func rank(_ factor: Algebra.Factor) -> Int {
      let entry = algebra[factor.base]
      return (entry.shape.isNumber ? 0 : 2) + (entry.hasCall ? 1 : 0)
    }
    return (0..<4).flatMap { wanted in factors.filter { rank($0) == wanted } }
  }
}
