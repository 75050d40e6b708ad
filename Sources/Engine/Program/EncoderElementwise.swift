import Kernels

extension Encoder {
  /// An elementwise instruction: the axes of the result, and its rows, folded into as few as the machine has.
  mutating func elementwise(_ opcode: NablaOpcode, _ inputs: [(value: ValueID, shape: Shape)], _ output: ValueID) {
    let result = plan.values[output.index]
    let target = layout.location(of: output) ?? Location(offset: 0, stride: 1)
    let places = inputs.map { layout.location(of: $0.value) ?? Location(offset: 0, stride: 1) }
    var axes: [Axis]
    if let loop, loop.dataset == nil {
      axes = [Axis(size: loop.part, steps: [1] + inputs.map { $0.shape.count == 1 && loop.length > 1 ? 0 : 1 })]
    } else {
      let strides = result.shape.strides.map { $0 * target.stride }
      let steps = zip(inputs, places).map { input, place in
        input.shape.broadcastSteps(to: result.shape).map { $0 * place.stride }
      }
      axes = result.shape.axes.indices.map { axis in
        Axis(size: result.shape.axes[axis], steps: [strides[axis]] + steps.map { $0[axis] })
      }
      if result.dataset != nil {
        let rowSteps = inputs.map { plan.values[$0.value.index].dataset == nil ? 0 : 1 }
        axes.append(Axis(size: rows(output), steps: [1] + rowSteps))
      }
    }
    let operands = [self.operand(output, outer: 0, middle: 0)] + inputs.map { operand($0.value, outer: 0, middle: 0) }
    let folded = Axis.folded(axes, operands: operands.count)
    // What the machine's three axes cannot hold is written out.
    for start in Axis.starts(of: folded.dropLast(3)) {
      let rest = Array(folded.suffix(3))
      let first = zip(operands, start).map { operand, step in operand.moved(by: step) }
      appendElementwise(opcode, rest, first)
    }
  }

  private mutating func appendElementwise(_ opcode: NablaOpcode, _ axes: [Axis], _ operands: [NablaOperand]) {
    let missing = 3 - axes.count
    func size(_ axis: Int) -> Int { axis < missing ? 1 : axes[axis - missing].size }
    func step(_ axis: Int, _ operand: Int) -> Int { axis < missing ? 0 : axes[axis - missing].steps[operand] }
    let placed = operands.enumerated().map { position, operand in
      NablaOperand(
        offset: operand.offset, outer: step(0, position), middle: step(1, position), inner: step(2, position),
        moves: operand.moves)
    }
    append(
      opcode, sizes: (size(0), size(1), size(2)), y: placed[0], a: placed[1],
      b: placed.count > 2 ? placed[2] : NablaOperand(), c: placed.count > 3 ? placed[3] : NablaOperand(),
      isFlat: loop == nil && size(0) == 1 && size(1) == 1 && (placed.count > 2 || placed[1].inner == 1))
  }
}

extension NablaOperand {
  fileprivate func moved(by step: Int) -> NablaOperand {
    NablaOperand(offset: offset + step, outer: outer, middle: middle, inner: inner, moves: moves)
  }
}

/// An axis that a loop goes along: how far, and how far each operand moves at a step, the result's first.
private struct Axis {
  let size: Int
  let steps: [Int]

  /// The same walk with fewer axes. The last one has steps of 1, or 0 for what spreads, as the machine wants it.
  static func folded(_ axes: [Axis], operands: Int) -> [Axis] {
    var folded: [Axis] = []
    for axis in axes where axis.size != 1 {
      if let last = folded.last, zip(last.steps, axis.steps).allSatisfy({ $0 == axis.size * $1 }) {
        folded[folded.count - 1] = Axis(size: last.size * axis.size, steps: axis.steps)
      } else {
        folded.append(axis)
      }
    }
    guard let last = folded.last, last.steps[0] == 1, last.steps.dropFirst().allSatisfy({ $0 == 0 || $0 == 1 }) else {
      return folded + [Axis(size: 1, steps: Array(repeating: 1, count: operands))]
    }
    return folded
  }

  /// The offsets of each operand at each place of the axes.
  static func starts(of axes: ArraySlice<Axis>) -> [[Int]] {
    var starts: [[Int]] = [Array(repeating: 0, count: 8)]
    for axis in axes {
      starts = starts.flatMap { start in
        (0..<axis.size).map { place in
          start.enumerated().map { $0 < axis.steps.count ? $1 + place * axis.steps[$0] : $1 }
        }
      }
    }
    return starts
  }
}
