/// The derivative of a formula by a variable, put together from the inside out: each operation's rule says what its
/// value's derivative is when the derivatives of its inputs are known (forward mode; Griewank & Walther, Evaluating
/// Derivatives, chapter 3). The rules are those that reverse mode goes by.
struct RuleDerivation {
  let variable: NodeID
  /// The derivative of each formula that depends on the variable.
  private(set) var derivatives: [NodeID: NodeID] = [:]

  /// The most operations that a formula may have whose rules are shown.
  static let largest = 400

  init(of formula: NodeID, by variable: NodeID, in graph: inout Graph) throws(EngineError) {
    self.variable = variable
    let one = graph.constant(1)
    derivatives[variable] = one
    let depends = graph.dependence(of: formula, on: variable)
    let parts = graph.reachable(from: [formula]).filter { depends[$0.index] && $0 != variable }
    guard parts.count <= Self.largest else {
      throw EngineError(
        "explain shows the rules of up to \(Self.largest) operations, but here are \(parts.count)",
        hint: "explain the derivative of a part")
    }
    for id in parts {
      let node = graph[id]
      switch node.kind {
      case .constant, .frozen, .parameter, .variable, .column: continue
      case .definition, .derivative: derivatives[id] = derivatives[node.inputs[0]]
      case .bound(let binding):
        guard let inner = derivatives[node.inputs[0]] else { continue }
        derivatives[id] = try graph.bind(inner, rows: binding.rows)
      case .operation:
        let inputs = node.inputs.map { derivatives[$0] }
        derivatives[id] = try graph.derivative(of: id, whereInputsHave: inputs)
      }
    }
  }

  func derivative(of formula: NodeID, in graph: inout Graph) throws(EngineError) -> NodeID {
    guard let derivative = derivatives[formula] else {
      return graph.constant(Tensor(repeating: 0, shape: graph[formula].shape))
    }
    return try graph.spread(derivative, like: formula)
  }
}

extension Graph {
  /// The derivative of one operation's value, by its rule, where its inputs have the given derivatives; nothing stands
  /// for an input that does not depend on the variable.
  mutating func derivative(of id: NodeID, whereInputsHave derivatives: [NodeID?]) throws(EngineError) -> NodeID {
    guard case .operation(let operation, let attribute) = self[id].kind else { return constant(0) }
    let inputs = self[id].inputs
    if operation == .divide, let above = derivatives[0], let below = derivatives[1],
      let quotient = try overOneDenominator(id, above, below)
    {
      return quotient
    }
    let shapes = inputs.map { self[$0].shape }
    var total: NodeID?
    var isDone = Array(repeating: false, count: inputs.count)
    let groups = operation.linearGroups(shapes)
    for position in inputs.indices where !isDone[position] {
      guard let derivative = derivatives[position] else { continue }
      let term: NodeID?
      if let group = groups.first(where: { $0.contains(position) }) {
        for member in group { isDone[member] = true }
        var replaced = inputs
        for member in group {
          replaced[member] = try self.derivative(derivatives[member], forInput: inputs[member], of: operation)
        }
        term = try simplified(operation, replaced, attribute)
      } else {
        term = try nonlinear(operation, id, position, derivative)
      }
      guard let term else { continue }
      total = if let before = total { try simplified(.add, [before, term]) } else { term }
    }
    return total ?? constant(0)
  }

  /// What takes an input's place. Where elements go somewhere else, they must all be there.
  private mutating func derivative(_ derivative: NodeID?, forInput input: NodeID, of operation: Operation)
    throws(EngineError) -> NodeID
  {
    if case .local = operation.derivative { return derivative ?? constant(0) }
    guard let derivative else { return constant(Tensor(repeating: 0, shape: self[input].shape)) }
    return try spread(derivative, like: input)
  }

  /// `formula`, once for each element and row that `other` has.
  mutating func spread(_ formula: NodeID, like other: NodeID) throws(EngineError) -> NodeID {
    var result = formula
    let shape = self[other].shape
    if self[result].shape != shape { result = try apply(.spreadElements, [result], .shape(shape)) }
    if let rows = self[other].rows, self[result].rows == nil { result = try apply(.spreadRows, [result], .rows(rows)) }
    return result
  }

  /// The rule by an input in which the operation is not linear: the derivative by it, times its own.
  private mutating func nonlinear(_ operation: Operation, _ id: NodeID, _ position: Int, _ derivative: NodeID)
    throws(EngineError) -> NodeID?
  {
    switch operation.derivative {
    case .zero: return nil
    case .local(let templates):
      if case .zero = templates[position] { return nil }
      let local = try instantiate(templates[position], for: id, gradient: nil)
      return try simplified(.multiply, [local, derivative])
    case .adjoint(let templates):
      let template = templates(self[id].inputs.map { self[$0].shape })[position]
      return try transposed(template, id, spread(derivative, like: self[id].inputs[position]))
    }
  }

  /// The quotient rule as it is written: a′/b − (a/b²)·b′ over the one denominator b².
  private mutating func overOneDenominator(_ id: NodeID, _ above: NodeID, _ below: NodeID) throws(EngineError)
    -> NodeID?
  {
    guard case .local(let templates) = Operation.divide.derivative else { return nil }
    let divisor = self[id].inputs[1]
    let byDivisor = try instantiate(templates[1], for: id, gradient: nil)
    guard let fraction = inputs(of: byDivisor, as: .negate).flatMap({ inputs(of: $0[0], as: .divide) }),
      let square = inputs(of: fraction[1], as: .power), square[0] == divisor, scalarConstant(square[1]) == 2
    else { return nil }
    let numerator = try simplified(
      .subtract,
      [simplified(.multiply, [above, divisor]), simplified(.multiply, [fraction[0], below])])
    return try simplified(.divide, [numerator, fraction[1]])
  }

  /// A rule that says what an input receives, Jᵀg, turned round: J·t is the gradient of ⟨Jᵀg, t⟩ by g.
  private mutating func transposed(_ template: Template, _ id: NodeID, _ derivative: NodeID) throws(EngineError)
    -> NodeID
  {
    let gradient = variable("g", shape: self[id].shape, rows: self[id].rows)
    let received = try instantiate(template, for: id, gradient: gradient)
    var product = try simplified(.multiply, [received, derivative])
    if !self[product].shape.isNumber { product = try apply(.sumElements, [product]) }
    if let rows = self[product].rows { product = try apply(.sumRows, [product], .rows(rows)) }
    return try withVisibleSums(unlabelledDerivative(of: product, by: gradient))
  }
}
