/// Building formulas of derivatives the way a person writes them: zeros and ones dropped, constants folded and in
/// front, signs outside. Only rewrites that hold for every number are made, except that a product with a constant 0 is
/// dropped: a derivative by what does not occur is 0, whatever it is multiplied by.
extension Graph {
  /// `operation` applied to `inputs`, simplified.
  mutating func simplified(_ operation: Operation, _ inputs: [NodeID], _ attribute: Attribute = .none)
    throws(EngineError) -> NodeID
  {
    if let folded = try fold(operation, inputs, attribute) { return folded }
    if operation == .choose, let condition = scalarConstant(inputs[0]) {
      let chosen = inputs[condition != 0 ? 1 : 2]
      if covers(chosen, inputs[condition != 0 ? 2 : 1]) { return chosen }
    }
    switch operation {
    case .add:
      if isConstant(inputs[0], 0), covers(inputs[1], inputs[0]) { return inputs[1] }
      if isConstant(inputs[1], 0), covers(inputs[0], inputs[1]) { return inputs[0] }
      if inputs[0] == inputs[1] { return try simplified(.multiply, [constant(2), inputs[0]]) }
      if let of = self.inputs(of: inputs[1], as: .negate) { return try simplified(.subtract, [inputs[0], of[0]]) }
    case .subtract:
      if isConstant(inputs[1], 0), covers(inputs[0], inputs[1]) { return inputs[0] }
      if isConstant(inputs[0], 0), covers(inputs[1], inputs[0]) { return try simplified(.negate, [inputs[1]]) }
      if let of = self.inputs(of: inputs[1], as: .negate) { return try simplified(.add, [inputs[0], of[0]]) }
    case .multiply: if let product = try simplifiedProduct(inputs[0], inputs[1]) { return product }
    case .divide:
      if isConstant(inputs[1], 1), covers(inputs[0], inputs[1]) { return inputs[0] }
      if let of = self.inputs(of: inputs[0], as: .negate) {
        return try simplified(.negate, [simplified(.divide, [of[0], inputs[1]])])
      }
    case .negate:
      if let of = self.inputs(of: inputs[0], as: .negate) { return of[0] }
      if let of = self.inputs(of: inputs[0], as: .multiply), let factor = scalarConstant(of[0]) {
        return try simplified(.multiply, [constant(-factor), of[1]])
      }
    case .power: if isConstant(inputs[1], 1) { return inputs[0] }
    case .transpose: if let of = self.inputs(of: inputs[0], as: .transpose) { return of[0] }
    case .spreadElements, .gatherElements, .reshape:
      if case .shape(let shape) = attribute, shape == self[inputs[0]].shape { return inputs[0] }
    default: break
    }
    return try apply(operation, inputs, attribute)
  }

  /// The inputs of a node that has the given operation.
  func inputs(of id: NodeID, as operation: Operation) -> [NodeID]? {
    guard case .operation(operation, _) = self[id].kind else { return nil }
    return self[id].inputs
  }

  /// The number of a constant without axes.
  public func scalarConstant(_ id: NodeID) -> Double? {
    guard case .constant(let tensor) = self[id].kind, tensor.shape.isNumber else { return nil }
    return tensor.elements[0]
  }

  private func isConstant(_ id: NodeID, _ value: Double) -> Bool { scalarConstant(id) == value }

  /// Whether `wide` already has the shape and the rows that combining it with `narrow` would give.
  private func covers(_ wide: NodeID, _ narrow: NodeID) -> Bool {
    self[wide].shape.broadcast(with: self[narrow].shape) == self[wide].shape
      && (self[narrow].rows == nil || self[narrow].rows == self[wide].rows)
  }

  private mutating func simplifiedProduct(_ a: NodeID, _ b: NodeID) throws(EngineError) -> NodeID? {
    for (one, other) in [(a, b), (b, a)] {
      if isConstant(one, 1), covers(other, one) { return other }
      if isConstant(one, -1), covers(other, one) { return try simplified(.negate, [other]) }
      if isConstant(one, 0), self[other].shape.isNumber, self[other].rows == nil { return one }
      // A value spread over rows or elements need not be spread to multiply what already has them.
      if let inputs = self.inputs(of: one, as: .spreadRows) ?? self.inputs(of: one, as: .spreadElements),
        self[inputs[0]].shape.isNumber, covers(other, one)
      {
        return try simplified(.multiply, [inputs[0], other])
      }
      if let inputs = self.inputs(of: one, as: .negate) {
        let product = one == a ? [inputs[0], other] : [other, inputs[0]]
        return try simplified(.negate, [simplified(.multiply, product)])
      }
    }
    if let factor = scalarConstant(b), scalarConstant(a) == nil {
      return try simplified(.multiply, [constant(factor), a])
    }
    if let first = scalarConstant(a), let inputs = self.inputs(of: b, as: .multiply),
      let second = scalarConstant(inputs[0])
    {
      return try simplified(.multiply, [constant(first * second), inputs[1]])
    }
    if scalarConstant(a) == nil, let inputs = self.inputs(of: b, as: .multiply), let factor = scalarConstant(inputs[0])
    {
      return try simplified(.multiply, [constant(factor), simplified(.multiply, [a, inputs[1]])])
    }
    return nil
  }

  /// Arithmetic on constant numbers is done at once.
  private mutating func fold(_ operation: Operation, _ inputs: [NodeID], _ attribute: Attribute)
    throws(EngineError) -> NodeID?
  {
    let values = inputs.compactMap { scalarConstant($0) }
    guard values.count == inputs.count, !values.isEmpty else { return nil }
    switch operation {
    case .add: return constant(values[0] + values[1])
    case .subtract: return constant(values[0] - values[1])
    case .multiply: return constant(values[0] * values[1])
    case .negate: return constant(-values[0])
    case .equal: return constant(values[0] == values[1] ? 1 : 0)
    case .divide where values[0] == 0 && values[1] != 0: return constant(0)
    default: return nil
    }
  }
}
