import Kernels

extension Compiler {
  /// The value of an operation, computed once for equal inputs.
  mutating func apply(
    _ operation: Operation, _ attribute: Attribute, _ inputs: [ValueID], rows: DatasetID?, for node: NodeID?
  ) throws(EngineError) -> ValueID {
    let key = StepKey(operation: operation, attribute: attribute, inputs: inputs, rows: rows)
    if let known = computed[key] { return known }
    let stable = try stableLogarithm(operation, inputs, rows, node)
    let value = if let stable { stable } else { try step(operation, attribute, inputs, rows, node) }
    computed[key] = value
    return value
  }

  private mutating func step(
    _ operation: Operation, _ attribute: Attribute, _ inputs: [ValueID], _ rows: DatasetID?, _ node: NodeID?
  ) throws(EngineError) -> ValueID {
    let shape = try operation.shape(inputs.map { values[$0.index].shape }, attribute)
    func output(_ compiler: inout Compiler) throws(EngineError) -> ValueID {
      try compiler.add(shape, rows: operation.rows == .reduced ? nil : rows)
    }
    switch operation.kernel {
    case .elementwise(let opcode):
      let sources = inputs.map(unspread)
      let y = try output(&self)
      append(.elementwise(opcode, shapes: sources.map { values[$0.index].shape }), sources, y, for: node)
      return y
    case .outer:
      let y = try output(&self)
      let shapes = [Shape([shape.axes[0], 1]), Shape([1, shape.axes[1]])]
      append(.elementwise(.multiply, shapes: shapes), inputs, y, for: node)
      return y
    case .axis(let opcode, let axis):
      let whole = values[inputs[0].index].shape
      let length = axis == .all ? whole.count : whole.axes.last ?? 1
      let y = try output(&self)
      append(.axis(opcode, outer: whole.count / max(1, length), length: length), inputs, y, for: node)
      return y
    case .oneHot:
      let y = try output(&self)
      let classes = values[inputs[1].index].count
      append(.oneHot(elements: values[inputs[0].index].count, classes: classes), inputs, y, for: node)
      return y
    case .rows(let opcode): return try reduceRows(opcode, inputs[0], shape, rows, node)
    case .spreadRows:
      guard values[inputs[0].index].dataset == nil else { return inputs[0] }
      let y = try output(&self)
      append(.elementwise(.copy, shapes: [shape]), inputs, y, for: node)
      return y
    case .countRows: return try constant(Tensor(Double(rows.map(rowCount) ?? 1)))
    case .product:
      let y = try output(&self)
      let (step, sides) = product(inputs[0], inputs[1])
      append(.product(step), sides, y, for: node)
      return y
    case .transpose:
      let y = try output(&self)
      let offsets = Shape(shape.axes.reversed()).strides
      append(.gather(shape.offsets(steps: Array(offsets.reversed()))), inputs, y, for: node)
      return y
    case .gather(let offsets):
      return try gather(offsets(values[inputs[0].index].shape, attribute), inputs[0], shape, rows, node)
    case .scatterAdd(let offsets):
      let y = try output(&self)
      append(.scatterAdd(offsets(values[inputs[0].index].shape, attribute)), inputs, y, for: node)
      return y
    case .join:
      let y = try output(&self)
      append(.join, inputs, y, for: node)
      return y
    case .concatenate: return try concatenate(inputs, attribute, shape, rows, node)
    case .dropout:
      guard options.isTraining, case .dropout(let dropout) = attribute, dropout.rate > 0 else { return inputs[0] }
      let mask = try mask(dropout, shape, rows)
      let y = try output(&self)
      append(.elementwise(.multiply, shapes: [shape, shape]), [inputs[0], mask], y, for: node)
      return y
    }
  }

  /// Elementwise steps spread their inputs by themselves, so what only spreads is looked through.
  private func unspread(_ value: ValueID) -> ValueID {
    guard let maker = makers[value], case .elementwise(.copy, _) = steps[maker].kind else { return value }
    return steps[maker].inputs[0]
  }

  private mutating func reduceRows(
    _ opcode: NablaOpcode, _ input: ValueID, _ shape: Shape, _ rows: DatasetID?, _ node: NodeID?
  ) throws(EngineError) -> ValueID {
    if values[input.index].dataset == nil {
      // Without rows each row has the same value.
      guard opcode == .sumRows else { return input }
      let count = try constant(Tensor(Double(rows.map(rowCount) ?? 1)))
      let y = try add(shape, rows: nil)
      append(.elementwise(.multiply, shapes: [shape, .number]), [input, count], y, for: node)
      return y
    }
    let y = try add(shape, rows: nil)
    if opcode == .sumRows, let (step, sides) = summedProduct(input) {
      append(.product(step), sides, y, for: node)
    } else {
      append(.rows(opcode), [input], y, for: node)
    }
    return y
  }

  private mutating func gather(
    _ offsets: [Int], _ input: ValueID, _ shape: Shape, _ rows: DatasetID?, _ node: NodeID?
  ) throws(EngineError) -> ValueID {
    let dataset = values[input.index].dataset
    let y = try add(shape, rows: dataset)
    let first = offsets.first ?? 0
    let isRun = first >= 0 && offsets.indices.allSatisfy { offsets[$0] == first + $0 }
    append(isRun ? .view(from: first) : .gather(offsets), [input], y, for: node)
    return y
  }

  private mutating func concatenate(
    _ inputs: [ValueID], _ attribute: Attribute, _ shape: Shape, _ rows: DatasetID?, _ node: NodeID?
  ) throws(EngineError) -> ValueID {
    let joined = try add([shape.count], rows: rows)
    append(.join, inputs, joined, for: node)
    guard case .axis(let axis) = attribute else { return joined }
    let shapes = inputs.map { values[$0.index].shape }
    return try gather(Concatenation(shapes, axis: axis).offsets, joined, shape, rows, node)
  }

  private mutating func mask(_ dropout: Dropout, _ shape: Shape, _ rows: DatasetID?) throws(EngineError) -> ValueID {
    let key = MaskKey(dropout: dropout, shape: shape, rows: rows)
    if let known = masks[key] { return known }
    let value = try add(shape, rows: rows, .mask(dropout))
    masks[key] = value
    return value
  }
}
