import Kernels

extension Plan {
  /// Two steps become one instruction where one only makes an input of the other. Each is rounded as it is alone, so
  /// nothing changes but the speed.
  static func fused(_ steps: [Step], _ values: [ProgramValue], _ wanted: [ValueID]) -> [Step] {
    var fusion = Fusion(values: values, uses: Array(repeating: 0, count: values.count))
    for input in steps.flatMap(\.inputs) + wanted { fusion.uses[input.index] += 1 }
    return steps.map { step in
      let result = fusion.fused(step) ?? step
      fusion.makers[step.output] = result
      return result
    }
  }
}

private struct Fusion {
  let values: [ProgramValue]
  var uses: [Int]
  var makers: [ValueID: Step] = [:]

  func fused(_ step: Step) -> Step? {
    if case .view(let first) = step.kind { return someRows(step, from: first) }
    guard case .elementwise(let opcode, let shapes) = step.kind else { return nil }
    switch opcode {
    case .add: return withAddedRow(step, shapes) ?? with(.multiply, .addProduct, step, shapes, sides: [1, 0])
    case .subtract: return with(.multiply, .subtractProduct, step, shapes, sides: [1])
    case .multiply:
      return with(.subtract, .multiplyDifference, step, shapes, sides: [1, 0])
        ?? with(.multiply, .multiplyTwice, step, shapes, sides: [0, 1])
    default: return nil
    }
  }

  /// The step that makes an input of `whole`'s size, when nothing else uses it.
  private func soleMaker(_ input: ValueID, _ whole: ValueID) -> Step? {
    let (part, result) = (values[input.index], values[whole.index])
    guard uses[input.index] == 1, part.shape == result.shape, part.dataset == result.dataset else { return nil }
    return makers[input]
  }

  private func with(_ inner: NablaOpcode, _ both: NablaOpcode, _ step: Step, _ shapes: [Shape], sides: [Int]) -> Step? {
    for side in sides {
      guard let maker = soleMaker(step.inputs[side], step.output),
        case .elementwise(inner, let innerShapes) = maker.kind
      else { continue }
      let other = (value: step.inputs[1 - side], shape: shapes[1 - side])
      var pair = Array(zip(maker.inputs, innerShapes))
      // What spreads stands where the machine expects it: a product may be turned round.
      if inner == .multiply, values[pair[1].0.index].size < values[pair[0].0.index].size { pair.reverse() }
      let parts = both == .multiplyTwice ? pair + [other] : [other] + pair
      return Step(
        kind: .elementwise(both, shapes: parts.map(\.1)), inputs: parts.map(\.0), output: step.output,
        node: step.node)
    }
    return nil
  }

  /// Of a product with a vector only the wanted elements are computed.
  private func someRows(_ view: Step, from first: Int) -> Step? {
    let input = view.inputs[0]
    guard uses[input.index] == 1, let maker = makers[input], case .product(var product) = maker.kind,
      product.form == .leftFixed, product.n == 1, maker.inputs.count == 2
    else { return nil }
    product.firstRow += first
    product.leftRows = product.leftRows ?? product.m
    product.m = values[view.output.index].count
    return Step(kind: .product(product), inputs: maker.inputs, output: view.output, node: view.node)
  }

  /// W x + b: a number is added to each row of the product.
  private func withAddedRow(_ step: Step, _ shapes: [Shape]) -> Step? {
    guard let maker = soleMaker(step.inputs[0], step.output), case .product(let product) = maker.kind,
      product.form == .leftFixed, maker.inputs.count == 2, product.n == 1,
      values[step.inputs[1].index].dataset == nil, shapes[1] == values[step.output.index].shape
    else { return nil }
    return Step(
      kind: .product(product), inputs: maker.inputs + [step.inputs[1]], output: step.output, node: step.node)
  }
}
