extension GradientExplanation {
  /// The names of everything that a factor may mention, for the printer.
  private var names: [NodeID] { graph.definitions(in: target) }

  /// The name of a formula; one without a name stands in brackets.
  func name(_ id: NodeID) -> Math {
    let printed = FormulaPrinter(graph: graph, namesOf: names).part(id, depth: 0)
    return printed.strength == .atom ? printed.math : .brackets(printed.math)
  }

  /// `y = σ(z)` for each named formula on the paths, with its value where it has one.
  mutating func namedFormulas(_ named: [NodeID]) throws(EngineError) -> [Derivation.Formula] {
    var formulas: [Derivation.Formula] = []
    for node in named {
      guard case .definition = graph[node].kind else { continue }
      let others = names.filter { $0 != node }
      let formula = FormulaPrinter(graph: graph, namesOf: others).print(node)
      let values = try numbers(of: node)
      formulas.append(
        Derivation.Formula(name: name(node), formula: formula, value: values.count == 1 ? values[0] : nil))
    }
    return formulas
  }

  /// One path with its factors.
  func path(_ path: [NodeID], _ table: FactorTable, _ leaves: [NodeID: Double]) throws(EngineError) -> Derivation.Path {
    var factors: [Derivation.Factor] = []
    for (from, to) in zip(path, path.dropFirst()) {
      guard let factor = table.factors[Link(from: from, to: to)] else { continue }
      let last = to == path[path.count - 1] ? variable : to
      let plain = FormulaPrinter(graph: graph, namesOf: names).name(of: factor.formula)
      let numbers =
        leaves.isEmpty ? nil : FormulaPrinter(graph: graph, namesOf: names, numbers: leaves).name(of: factor.formula)
      factors.append(
        Derivation.Factor(
          name: .partial(order: 1, of: name(from), by: [name(last)]),
          plainName: "∂\(graph.describe(from))/∂\(graph.describe(last))", formula: plain, numbers: numbers,
          value: factor.values.count == 1 ? factor.values[0] : nil))
    }
    let rows = max(table.rowCount, 1)
    let product = (0..<rows).reduce(0.0) { $0 + Self.product(along: path, table, row: $1) }
    return Derivation.Path(
      names: path.dropLast().map { name($0) } + [name(variable)], factors: factors, product: product)
  }

  /// What each of the first rows adds to the gradient, where there are several.
  func rows(_ paths: [[NodeID]], _ table: FactorTable) -> [Derivation.RowContribution] {
    (0..<min(table.rowCount, Self.rowLimit)).map { row in
      let products = paths.map { Self.product(along: $0, table, row: row) }
      return Derivation.RowContribution(row: row + 1, products: products, sum: products.reduce(0, +))
    }
  }

  private static func product(along path: [NodeID], _ table: FactorTable, row: Int) -> Double {
    var product = 1.0
    for (from, to) in zip(path, path.dropFirst()) {
      guard let values = table.factors[Link(from: from, to: to)]?.values else { continue }
      product *= values.count == 1 ? values[0] : values[row]
    }
    return product
  }

  /// The values of all names and leaves that the factors' formulas mention.
  mutating func leafNumbers(_ table: FactorTable) throws(EngineError) -> [NodeID: Double] {
    let bodies = Dictionary(names.map { (graph.bodyOfDefinition($0), $0) }, uniquingKeysWith: { first, _ in first })
    var leaves: [NodeID: Double] = [:]
    var pending = table.factors.values.map(\.formula).sorted()
    var seen = Set(pending)
    while let node = pending.popLast() {
      if graph[node].shape.isNumber, graph.isNamedLeaf(node) || bodies[node] != nil {
        let values = try numbers(of: node)
        if values.count == 1 { leaves[node] = values[0] }
      } else {
        for input in graph[node].inputs where seen.insert(input).inserted { pending.append(input) }
      }
    }
    return leaves
  }
}

extension Graph {
  /// The named formulas that `target` is made of, itself included.
  func definitions(in target: NodeID) -> [NodeID] {
    reachable(from: [target]).filter { if case .definition = self[$0].kind { true } else { false } }
  }

  fileprivate func isNamedLeaf(_ id: NodeID) -> Bool {
    switch self[id].kind {
    case .parameter, .variable, .column, .definition: true
    case .constant, .frozen, .derivative, .bound, .operation: false
    }
  }
}
