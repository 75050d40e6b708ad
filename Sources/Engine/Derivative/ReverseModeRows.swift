extension ReverseMode {
  /// Where one row's value depends on all rows, as in x − mean(x): the reduced value's own derivative, times what it
  /// receives from this row. Every element of the reduced value is followed on its own.
  func acrossRows(_ reduced: NodeID, _ gradient: NodeID, _ graph: inout Graph)
    throws(EngineError) -> [(NodeID, NodeID)]
  {
    guard graph[variable].rows == nil else {
      throw EngineError(
        "every row's value depends on \(graph.describe(variable)) of every row, so the derivative is not one number per row",
        hint: "take value(…) of the sum or mean over the rows to hold it fixed")
    }
    let shape = graph[reduced].shape
    guard shape.count <= Graph.largestJacobian else {
      throw EngineError("the derivative through \(shape.phrase) over the rows is too large")
    }
    var total: NodeID?
    for element in 0..<shape.count {
      var one = Array(repeating: 0.0, count: shape.count)
      one[element] = 1
      let seed = graph.constant(Tensor(one, shape: shape))
      let inner = ReverseMode(target: reduced, variable: variable, fixed: fixed, keepsRows: false)
      guard let derivative = try inner.gradient(seed: seed, in: &graph) else { continue }
      let flat = try graph.simplified(.reshape, [gradient], .shape([shape.count]))
      let received =
        shape.isNumber
        ? gradient
        : try graph.simplified(.part, [flat], .part(Part(of: [shape.count], [.place(element)])))
      let term = try graph.simplified(.multiply, [received, derivative])
      total = if let total { try graph.simplified(.add, [total, term]) } else { term }
    }
    return total.map { [(variable, $0)] } ?? []
  }

  /// Through `at` and `on`: the derivative of the body under the same binding. What the body's value receives belongs to
  /// the formula around the binding: one number for all of it is a factor in front, anything else is bound to a variable.
  func throughBinding(
    _ binding: Binding, _ node: Node, _ gradient: NodeID, _ depends: [Bool], _ graph: inout Graph
  ) throws(EngineError) -> [(NodeID, NodeID)] {
    let body = node.inputs[0]
    let values = Array(node.inputs.dropFirst())
    // Where columns are replaced, the rows are gone outside: the body stands for one value.
    let keepsRows = graph[body].rows != nil && (keepsRows || node.rows == nil)
    // Were the seed a value per row there, the derivative would be one too, and be counted once for each row.
    let rows = node.rows == nil ? nil : graph[body].rows
    let factor = graph.spreadNumber(gradient)
    let seed =
      try factor == nil
      ? graph.variable("gradient", shape: graph[body].shape, rows: rows) : graph.ones(graph[body].shape, rows: rows)
    var result: [(NodeID, NodeID)] = []

    func derivative(by target: NodeID, _ graph: inout Graph) throws(EngineError) -> NodeID? {
      let inner = ReverseMode(
        target: body, variable: target, fixed: fixed.union(binding.targets).subtracting([target]),
        keepsRows: keepsRows)
      guard let formula = try inner.gradient(seed: seed, in: &graph) else { return nil }
      guard let factor else {
        return try graph.bind(
          formula, targets: binding.targets + [seed], values: values + [gradient], rows: binding.rows)
      }
      let bound = try graph.bind(formula, binding, values: values)
      return try graph.simplified(.multiply, [factor, bound])
    }

    let isColumn = if case .column = graph[variable].kind { true } else { false }
    if !binding.targets.contains(variable), !(isColumn && binding.rows != nil),
      let contribution = try derivative(by: variable, &graph)
    {
      result.append((variable, contribution))
    }
    for (target, value) in zip(binding.targets, values) where depends[value.index] {
      if let contribution = try derivative(by: target, &graph) { result.append((value, contribution)) }
    }
    return result
  }
}

extension Graph {
  /// The one number that a formula has in all rows and elements.
  fileprivate func spreadNumber(_ formula: NodeID) -> NodeID? {
    var node = formula
    while let inputs = inputs(of: node, as: .spreadRows) ?? inputs(of: node, as: .spreadElements) { node = inputs[0] }
    return self[node].shape.isNumber && self[node].rows == nil ? node : nil
  }

  /// 1 for each row and element.
  fileprivate mutating func ones(_ shape: Shape, rows: DatasetID?) throws(EngineError) -> NodeID {
    let ones = constant(Tensor(Array(repeating: 1, count: shape.count), shape: shape))
    guard let rows else { return ones }
    return try apply(.spreadRows, [ones], .rows(rows))
  }
}
