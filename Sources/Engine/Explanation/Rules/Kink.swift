/// What a function of one number does at a point: the slopes to its left and right, by a small step to either side.
///
/// Where the function is smooth the two differ by about h·f″, half as much for half the step. At a kink the difference
/// stays. At a jump a slope doubles.
struct Kink {
  enum Kind { case none, kink, jump }

  let kind: Kind
  let left: Double
  let right: Double

  /// Of `target`, one number, by the free variable `moved`, a number, at `center`.
  init(of target: NodeID, by moved: NodeID, at center: Tensor, parameters: [Tensor], in graph: Graph)
    throws(EngineError)
  {
    let program = try graph.compile([target])
    let place = center.elements[0]
    let step = Double(sign: .plus, exponent: max(1, place.magnitude).exponent - 17, significand: 1)
    func value(_ delta: Double) -> Double {
      program.values(parameters: parameters, variables: [moved: Tensor(place + delta)])[0].tensor.elements[0]
    }
    let middle = value(0)
    func slopes(_ step: Double) -> (left: Double, right: Double) {
      ((middle - value(-step)) / step, (value(step) - middle) / step)
    }
    let (wide, narrow) = (slopes(step), slopes(step / 2))
    (left, right) = narrow
    let gap = (wide.right - wide.left).magnitude
    let halved = (narrow.right - narrow.left).magnitude
    let rounding = 512 * middle.magnitude.ulp / step
    func doubles(_ wide: Double, _ narrow: Double) -> Bool {
      narrow.isFinite && narrow.magnitude > max(rounding, 1.8 * wide.magnitude)
    }
    if doubles(wide.left, narrow.left) || doubles(wide.right, narrow.right) {
      kind = .jump
    } else {
      kind = halved.isFinite && halved > max(rounding, 0.75 * gap) ? .kink : .none
    }
  }
}
