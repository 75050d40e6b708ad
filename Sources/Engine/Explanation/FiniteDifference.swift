/// The derivative by a small step to both sides: (f(x + h) − f(x − h)) / 2h.
///
/// With h = ∛ε·max(1, |x|) the error of the formula, about h²f‴/6, and that of rounding, about εf/h, are of the same
/// size (Press et al., Numerical Recipes, section 5.7).
struct FiniteDifference {
  let value: Double
  let step: Double

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
    self.step = step
    self.value = (value(at: step) - value(at: -step)) / (2 * step)
  }
}
