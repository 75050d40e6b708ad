import Kernels

extension Plan {
  /// A product that is only added or subtracted is computed in the same instruction. Both are rounded, as they are
  /// alone, so nothing changes but the speed.
  static func fused(_ steps: [Step], _ values: [ProgramValue], _ wanted: [ValueID]) -> [Step] {
    var uses = Array(repeating: 0, count: values.count)
    for input in steps.flatMap(\.inputs) + wanted { uses[input.index] += 1 }
    var makers: [ValueID: Step] = [:]
    return steps.map { step in
      let result = fused(step, values, uses, makers) ?? step
      makers[step.output] = result
      return result
    }
  }

  private static func fused(_ step: Step, _ values: [ProgramValue], _ uses: [Int], _ makers: [ValueID: Step]) -> Step? {
    guard case .elementwise(let opcode, let shapes) = step.kind, opcode == .add || opcode == .subtract else {
      return nil
    }
    for side in opcode == .add ? [1, 0] : [1] {
      let product = step.inputs[side]
      let (whole, part) = (values[step.output.index], values[product.index])
      guard uses[product.index] == 1, part.shape == whole.shape, part.dataset == whole.dataset,
        let maker = makers[product], case .elementwise(.multiply, let factors) = maker.kind
      else { continue }
      // What spreads stands first, where the machine expects it.
      let isSwapped = values[maker.inputs[1].index].size < values[maker.inputs[0].index].size
      let order = isSwapped ? [1, 0] : [0, 1]
      return Step(
        kind: .elementwise(
          opcode == .add ? .addProduct : .subtractProduct, shapes: [shapes[1 - side]] + order.map { factors[$0] }),
        inputs: [step.inputs[1 - side]] + order.map { maker.inputs[$0] }, output: step.output, node: step.node)
    }
    return nil
  }
}
