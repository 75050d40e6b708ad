extension Graph {
  /// The most elements whose derivatives are written out one by one.
  static let largestJacobian = 4096

  /// The derivative of `target` by `variable` as a formula, labelled ∂target/∂variable. Of a number by an array it has
  /// the array's shape; of an array by a number, the target's; of an array by an array it is the Jacobian, with the
  /// target's axes first.
  public mutating func derivative(of target: NodeID, by variable: NodeID) throws(EngineError) -> NodeID {
    let formula = try unlabelledDerivative(of: target, by: variable)
    return derivativeLabel(formula, of: target, by: variable)
  }

  /// The derivative with the nodes in `fixed` held fixed, without a label.
  mutating func unlabelledDerivative(of target: NodeID, by variable: NodeID, fixed: Set<NodeID> = [])
    throws(EngineError) -> NodeID
  {
    if case .operation(.part, let attribute) = self[variable].kind {
      let whole = try unlabelledDerivative(of: target, by: self[variable].inputs[0], fixed: fixed)
      guard self[target].shape.isNumber else { throw EngineError("only a number has a derivative by one element") }
      return try simplified(.part, [whole], attribute)
    }
    let targetShape = self[target].shape
    let variableShape = self[variable].shape
    let reverse = ReverseMode(
      target: target, variable: variable, fixed: fixed, keepsRows: self[target].rows != nil)
    if targetShape.isNumber {
      let gradient = try reverse.gradient(seed: constant(1), in: &self)
      return gradient ?? constant(Tensor(repeating: 0, shape: variableShape))
    }
    return try jacobian(reverse, targetShape, variableShape)
  }

  /// One row of the Jacobian for each element of the target.
  private mutating func jacobian(_ reverse: ReverseMode, _ target: Shape, _ variable: Shape) throws(EngineError)
    -> NodeID
  {
    guard target.count <= Self.largestJacobian else {
      throw EngineError("the derivative of \(target.phrase) by \(variable.phrase) is too large to write out")
    }
    var rows: [NodeID] = []
    for element in 0..<target.count {
      var one = Array(repeating: 0.0, count: target.count)
      one[element] = 1
      let seed = constant(Tensor(one, shape: target))
      let gradient = try reverse.gradient(seed: seed, in: &self)
      rows.append(gradient ?? constant(Tensor(repeating: 0, shape: variable)))
    }
    let joined = try apply(.list, rows)
    return try simplified(.reshape, [joined], .shape(Shape(target.axes + variable.axes)))
  }

  /// For a function applied element by element: the derivative at each element, with the target's shape.
  public mutating func elementwiseDerivative(of target: NodeID, by variable: NodeID) throws(EngineError) -> NodeID {
    let reverse = ReverseMode(target: target, variable: variable, keepsRows: self[target].rows != nil)
    let one = self[target].shape.isNumber ? constant(1) : constant(Tensor(repeating: 1, shape: self[target].shape))
    let gradient = try reverse.gradient(seed: one, in: &self)
    return gradient ?? constant(Tensor(repeating: 0, shape: self[variable].shape))
  }
}
