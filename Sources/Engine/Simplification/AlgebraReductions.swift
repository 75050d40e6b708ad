/// Sums and means over elements and rows.
extension Algebra {
  /// A formula as its coefficient, its factors that are one number (one number for all rows, where the rest must keep
  /// the rows), and the rest.
  mutating func pulled(_ id: ID, keepingRows: Bool) -> (coefficient: Coefficient, factors: [Factor], rest: ID) {
    let term = split(id)
    guard case .product(let factors) = self[term.core].form else { return (term.coefficient, [], term.core) }
    var outside: [Factor] = []
    var inside: [Factor] = []
    for factor in factors {
      let entry = self[factor.base]
      if entry.shape.isNumber, !keepingRows || entry.rows == nil {
        outside.append(factor)
      } else {
        inside.append(factor)
      }
    }
    return outside.isEmpty ? (term.coefficient, [], term.core) : (term.coefficient, outside, product(.one, inside))
  }

  /// Linear, and of one number its count times the number.
  mutating func reduction(_ operation: Operation, _ attribute: Attribute, _ input: ID, _ extent: Extent) -> ID {
    let isOverRows = operation == .sumRows || operation == .meanRows
    let isMean = operation == .meanElements || operation == .meanLast || operation == .meanRows
    let bare = unspread(input)
    if isOverRows, self[bare].rows == nil {
      let count = opaque(.countRows, attribute, [], Extent())
      return spread(isMean ? bare : product(.one, [Factor(count), Factor(bare)]), over: extent)
    }
    if !isOverRows, self[bare].shape.isNumber {
      let whole = self[input].shape
      let count = isMean ? 1 : operation == .sumElements ? whole.count : whole.axes.last ?? 1
      return spread(scale(bare, by: Coefficient(Double(count))), over: extent)
    }
    let (coefficient, factors, rest) = pulled(input, keepingRows: isOverRows)
    let inner = Extent(shape: extent.shape, rows: isOverRows ? nil : self[rest].rows)
    let isOfOneAxis = operation == .sumLast || operation == .sumElements && self[rest].shape.rank == 1
    let reduced: ID
    if isOfOneAxis, isOneHot(rest) {
      reduced = spread(unit, over: inner)
    } else if !isMean, !isOverRows, self[rest].shape.rank == 1, let (value, _) = placed(rest) {
      reduced = spread(value, over: inner)
    } else {
      reduced = opaque(operation, attribute, [rest], inner)
    }
    return spread(product(coefficient, factors + [Factor(reduced)]), over: extent)
  }

  /// Whether it is one 1 and zeros along its last axis. A label is one of its classes.
  private func isOneHot(_ id: ID) -> Bool {
    if case .operation(.oneHot, _, _) = self[id].form { return true }
    return oneHotNames.contains(id)
  }
}
