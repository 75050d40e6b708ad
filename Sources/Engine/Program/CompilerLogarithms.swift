import Kernels

/// Logarithms of a softmax or a sigmoid, taken without the softmax or sigmoid: where it has become 0 its logarithm is
/// lost, though it is a plain number,
///
///     log softmax(z) = z − logsumexp(z)    log σ(z) = −softplus(−z)    log(1 − σ(z)) = −softplus(z)
extension Compiler {
  /// The stable form of a logarithm, where there is one.
  mutating func stableLogarithm(
    _ operation: Operation, _ inputs: [ValueID], _ rows: DatasetID?, _ node: NodeID?
  ) throws(EngineError) -> ValueID? {
    guard operation == .log || operation == .timesLog, let argument = inputs.last else { return nil }
    guard let logarithm = try logarithm(of: argument, rows, node) else { return nil }
    guard operation == .timesLog else { return logarithm }
    return try apply(.multiply, .none, [inputs[0], logarithm], rows: rows, for: node)
  }

  private mutating func logarithm(of value: ValueID, _ rows: DatasetID?, _ node: NodeID?) throws(EngineError)
    -> ValueID?
  {
    let own = values[value.index].dataset
    if let z = input(of: value, madeBy: .softmaxAxis) {
      return try apply(.logSoftmax, .none, [z], rows: own, for: node)
    }
    if let z = input(of: value, madeBy: .sigmoid) {
      let negative = try apply(.negate, .none, [z], rows: own, for: node)
      return try negativeSoftplus(negative, own, node)
    }
    if let maker = makers[value], case .elementwise(.subtract, _) = steps[maker].kind,
      isOne(steps[maker].inputs[0]), let z = input(of: steps[maker].inputs[1], madeBy: .sigmoid)
    {
      return try negativeSoftplus(z, own, node)
    }
    return nil
  }

  private mutating func negativeSoftplus(_ z: ValueID, _ rows: DatasetID?, _ node: NodeID?) throws(EngineError)
    -> ValueID
  {
    try apply(.negate, .none, [apply(.softplus, .none, [z], rows: rows, for: node)], rows: rows, for: node)
  }

  /// The input of the step that made a value, when it is this one.
  private func input(of value: ValueID, madeBy opcode: NablaOpcode) -> ValueID? {
    guard let maker = makers[value] else { return nil }
    switch steps[maker].kind {
    case .elementwise(opcode, _), .axis(opcode, _, _): return steps[maker].inputs[0]
    default: return nil
    }
  }

  private func isOne(_ value: ValueID) -> Bool {
    if case .constant(let numbers) = values[value.index].source { return numbers == [1] }
    return false
  }
}
