/// The derivative by a small step to both sides: (f(x + h) − f(x − h)) / 2h.
///
/// With h = ∛ε·max(1, |x|) the error of the formula, about h²f‴/6, and that of rounding, about εf/h, are of the same
/// size (Press et al., Numerical Recipes, section 5.7).
struct FiniteDifference {
  let value: Double
  let step: Double
  /// How far the value may be from the derivative of a smooth function: what a step half as long changes, which bounds
  /// the error of the formula, and the rounding of the function's values divided by the step.
  let uncertainty: Double

  /// Of `target`, one number, by the element `offset` of `moved`, a free variable of it whose value is `center`.
  init(
    of target: NodeID, by moved: NodeID, offset: Int, center: Tensor, parameters: [Tensor], in graph: Graph
  ) throws(EngineError) {
    // A power of two, so that x ± h is rounded as little as possible.
    let scale = max(1, center.elements[offset].magnitude)
    let step = Double(sign: .plus, exponent: scale.exponent - 17, significand: 1)
    let program = try graph.compile([target])
    func value(at delta: Double) -> Double {
      var tensor = center
      tensor.elements[offset] += delta
      return program.values(parameters: parameters, variables: [moved: tensor])[0].tensor.elements[0]
    }
    let (above, below) = (value(at: step), value(at: -step))
    let half = (value(at: step / 2) - value(at: -step / 2)) / step
    self.step = step
    self.value = (above - below) / (2 * step)
    let rounding = Self.roundings * max(above.magnitude, below.magnitude).ulp / step
    uncertainty = 4 * (self.value - half).magnitude + rounding
  }

  /// How many roundings of the last place a value may carry: a formula of some hundred operations.
  private static let roundings = 256.0
}

extension GradientExplanation {
  /// The finite difference of the derivative. The variable is replaced inside the scope, where it has the value that
  /// the scope gives it.
  mutating func finiteDifference() throws(EngineError) -> FiniteDifference {
    let scoped = try scope.bound(base, keepingRows: false)
    let center = try graph.evaluate(scoped, parameters: scope.parameters)
    guard center.rows == nil else {
      throw EngineError("\(graph.describe(base)) has a value per row", hint: "take one row, as in … on or[2]")
    }
    let moved = scope.graph.variable("moved", shape: graph[base].shape, rows: graph[base].rows)
    let inner = try scope.graph.bind(target, targets: [base], values: [moved])
    let outer = try scope.bound(inner, keepingRows: false)
    return try FiniteDifference(
      of: outer, by: moved, offset: element ?? 0, center: center.tensor, parameters: scope.parameters, in: graph)
  }
}
