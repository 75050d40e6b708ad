extension Kernel {
  /// The steps that compute a value of this kind at `y`. `rows` is the number of rows that a reduction goes over.
  func steps(_ attribute: Attribute, _ inputs: [Program.Slot], _ y: Program.Slot, rows: Int) -> [Step] {
    switch self {
    case .map(let function): return [.map(function, x: inputs[0].offset, y: y.offset, count: y.size)]
    case .combine(let function): return [Self.combined(function, inputs[0], inputs[1], y)]
    case .choose:
      let places = inputs.map { Self.places(of: $0, spreadTo: y) }
      return [
        .choose(
          condition: places[0], conditionStep: inputs[0].step, a: places[1], aStep: inputs[1].step, b: places[2],
          bStep: inputs[2].step, y: y.offset, rows: y.rows)
      ]
    case .product: return Self.product(inputs[0], inputs[1], y)
    case .outer:
      let (u, v) = (inputs[0], inputs[1])
      var a: [Int] = []
      var b: [Int] = []
      for i in 0..<u.count {
        for j in 0..<v.count {
          a.append(u.offset + i * u.rows)
          b.append(v.offset + j * v.rows)
        }
      }
      let multiply: StridedFunction = { a, aStep, b, bStep, y, count in
        for i in 0..<count { y[i] = a[i * aStep] * b[i * bStep] }
      }
      return [.combineElements(multiply, a: a, aStep: u.step, b: b, bStep: v.step, y: y.offset, rows: y.rows)]
    case .gather(let offsets):
      let places = offsets(inputs[0].shape, attribute)
      if places == Array(0..<inputs[0].count) { return [.copy(from: inputs[0].offset, to: y.offset, count: y.size)] }
      return [.gather(x: inputs[0].offset, offsets: places, y: y.offset, rows: y.rows)]
    case .scatterAdd(let offsets):
      return [
        .scatterAdd(
          x: inputs[0].offset, offsets: offsets(inputs[0].shape, attribute), y: y.offset, count: y.count, rows: y.rows)
      ]
    case .join: return Self.joined(inputs, y)
    case .reduceElements(let reduction):
      return [.reduceElements(reduction, x: inputs[0].offset, count: inputs[0].count, y: y.offset, rows: y.rows)]
    case .reduceRows(let reduction):
      guard inputs[0].dataset == nil else {
        return [.reduceRows(reduction, x: inputs[0].offset, count: y.count, y: y.offset, rows: inputs[0].rows)]
      }
      // Without rows each row has the same value.
      guard case .sum = reduction else { return [.copy(from: inputs[0].offset, to: y.offset, count: y.size)] }
      let count = Double(rows)
      return [
        .map(
          { x, y, size in for i in 0..<size { y[i] = x[i] * count } }, x: inputs[0].offset, y: y.offset, count: y.size)
      ]
    case .spreadRows:
      guard inputs[0].dataset == nil else { return [.copy(from: inputs[0].offset, to: y.offset, count: y.size)] }
      return [.spreadRows(x: inputs[0].offset, count: inputs[0].count, y: y.offset, rows: y.rows)]
    case .countRows: return []
    }
  }

  private static func combined(
    _ function: @escaping StridedFunction, _ a: Program.Slot, _ b: Program.Slot, _ y: Program.Slot
  ) -> Step {
    func isFlat(_ slot: Program.Slot) -> Bool { slot.size == y.size && slot.shape == y.shape || slot.size == 1 }
    if isFlat(a), isFlat(b) {
      return .combine(
        function, a: a.offset, aStep: a.size == 1 ? 0 : 1, b: b.offset, bStep: b.size == 1 ? 0 : 1, y: y.offset,
        count: y.size)
    }
    return .combineElements(
      function, a: places(of: a, spreadTo: y), aStep: a.step, b: places(of: b, spreadTo: y), bStep: b.step,
      y: y.offset, rows: y.rows)
  }

  /// For each element of `y`, where the numbers of the element of `slot` that spreads to it begin.
  private static func places(of slot: Program.Slot, spreadTo y: Program.Slot) -> [Int] {
    slot.shape.broadcastOffsets(to: y.shape).map { slot.offset + $0 * slot.rows }
  }

  private static func joined(_ inputs: [Program.Slot], _ y: Program.Slot) -> [Step] {
    var place = y.offset
    return inputs.map { input in
      defer { place += input.count * y.rows }
      if input.dataset == nil, y.dataset != nil {
        return .spreadRows(x: input.offset, count: input.count, y: place, rows: y.rows)
      }
      return .copy(from: input.offset, to: place, count: input.size)
    }
  }

  /// The rows are the last axis of every value, so they join the columns of a product where only one side has them.
  private static func product(_ a: Program.Slot, _ b: Program.Slot, _ y: Program.Slot) -> [Step] {
    let m = a.shape.rank == 2 ? a.shape.axes[0] : 1
    let k = a.shape.axes[a.shape.rank - 1]
    let n = b.shape.rank == 2 ? b.shape.axes[1] : 1
    switch (a.dataset != nil, b.dataset != nil) {
    case (false, _):
      let columns = n * b.rows
      return [
        .product(
          .init(
            m: m, k: k, n: columns, a: a.offset, aRow: k, aColumn: 1, b: b.offset, bRow: columns, bColumn: 1,
            y: y.offset))
      ]
    case (true, false):
      return (0..<m).map { row in
        .product(
          .init(
            m: n, k: k, n: a.rows, a: b.offset, aRow: 1, aColumn: n, b: a.offset + row * k * a.rows, bRow: a.rows,
            bColumn: 1, y: y.offset + row * n * a.rows))
      }
    case (true, true):
      return [.rowProduct(m: m, k: k, n: n, a: a.offset, b: b.offset, y: y.offset, rows: y.rows)]
    }
  }
}

extension Program.Slot {
  /// How far one row's number stands from the next.
  fileprivate var step: Int { dataset == nil ? 0 : 1 }
}
