extension Algebra {
  /// An operation on formulas that are simplified already. `extent` is the shape and rows that its value has.
  mutating func apply(_ operation: Operation, _ attribute: Attribute, _ inputs: [ID], _ extent: Extent) -> ID {
    switch operation {
    case .add: return sum(inputs.map { Term(coefficient: .one, core: $0) })
    case .subtract:
      return sum([Term(coefficient: .one, core: inputs[0]), Term(coefficient: .minusOne, core: inputs[1])])
    case .negate: return scale(inputs[0], by: .minusOne)
    case .multiply: return product(.one, inputs.map { Factor($0) })
    case .divide: return product(.one, [Factor(inputs[0]), Factor(inputs[1], to: .minusOne)])
    case .power:
      if let exponent = constant(unspread(inputs[1])), let power = power(inputs[0], exponent) {
        return spread(power, over: extent)
      }
      return elementwise(operation, attribute, inputs)
    case .sumElements, .meanElements, .sumLast, .meanLast, .sumRows, .meanRows:
      return reduction(operation, attribute, inputs[0], extent)
    case .product, .outer: return bilinear(operation, attribute, inputs, extent)
    case .transpose, .reshape, .part, .place, .patches, .unpatch, .gatherElements, .spreadElements, .spreadRows:
      return structure(operation, attribute, inputs[0], extent)
    default:
      if case .elementwise = operation.kernel { return elementwise(operation, attribute, inputs) }
      return opaque(operation, attribute, inputs, extent)
    }
  }

  /// A function element by element: what is spread may be spread afterwards.
  mutating func elementwise(_ operation: Operation, _ attribute: Attribute, _ inputs: [ID]) -> ID {
    let extent = extent(of: inputs)
    let bare = inputs.map { unspread($0) }
    return spread(function(operation, attribute, bare), over: extent)
  }

  private mutating func function(_ operation: Operation, _ attribute: Attribute, _ inputs: [ID]) -> ID {
    switch operation {
    case .exp, .cosine: if isNumber(inputs[0], 0) { return unit }
    case .sine, .tangent, .hyperbolicTangent, .errorFunction:
      if isNumber(inputs[0], 0) { return inputs[0] }
    case .log, .log2, .log10: if inputs[0] == unit { return number(.zero) }
    case .squareRoot:
      if let number = constant(inputs[0]), let root = number.squareRoot { return self.number(root) }
    case .absolute:
      if let number = constant(inputs[0]) { return self.number(number.magnitude) }
      if case .scaled(.minusOne, let core) = self[inputs[0]].form {
        return opaque(operation, attribute, [core], extent(of: core))
      }
    case .choose:
      let extent = extent(of: inputs)
      if let condition = constant(inputs[0]) { return spread(inputs[condition.isZero ? 2 : 1], over: extent) }
      if inputs[1] == inputs[2], self[inputs[0]].isTotal { return spread(inputs[1], over: extent) }
    default: break
    }
    return opaque(operation, attribute, inputs, extent(of: inputs))
  }

  // MARK: Reductions

  /// A formula as its coefficient, its factors that are one number (one number for all rows, where the rest must keep
  /// the rows), and the rest.
  private mutating func pulled(_ id: ID, keepingRows: Bool) -> (coefficient: Coefficient, factors: [Factor], rest: ID) {
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

  /// A sum or mean over elements or rows: linear, and of one number its count times the number.
  private mutating func reduction(_ operation: Operation, _ attribute: Attribute, _ input: ID, _ extent: Extent) -> ID {
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
    let isShare = isOneHot(rest) && (operation == .sumLast || operation == .sumElements && self[rest].shape.rank == 1)
    let inner = Extent(shape: extent.shape, rows: isOverRows ? nil : self[rest].rows)
    let reduced = isShare ? spread(unit, over: inner) : opaque(operation, attribute, [rest], inner)
    return spread(product(coefficient, factors + [Factor(reduced)]), over: extent)
  }

  /// Whether it is one 1 and zeros along its last axis. A label is one of its classes.
  private func isOneHot(_ id: ID) -> Bool {
    if case .operation(.oneHot, _, _) = self[id].form { return true }
    return oneHotNames.contains(id)
  }

  // MARK: Products and structure

  /// Products of matrices and vectors are linear in both sides: numbers go in front.
  private mutating func bilinear(_ operation: Operation, _ attribute: Attribute, _ inputs: [ID], _ extent: Extent)
    -> ID
  {
    let (first, firstFactors, left) = pulled(inputs[0], keepingRows: false)
    let (second, secondFactors, right) = pulled(inputs[1], keepingRows: false)
    let product = opaque(
      operation, attribute, [left, right], Extent(shape: extent.shape, rows: self.extent(of: [left, right]).rows))
    return spread(self.product(first * second, firstFactors + secondFactors + [Factor(product)]), over: extent)
  }

  /// What moves elements without computing: coefficients go in front, and what undoes itself goes.
  private mutating func structure(_ operation: Operation, _ attribute: Attribute, _ input: ID, _ extent: Extent) -> ID {
    let term = split(input)
    if term.coefficient != .one, term.core != unit {
      let moved = structure(
        operation, attribute, term.core, Extent(shape: extent.shape, rows: self[term.core].rows))
      return spread(scale(moved, by: term.coefficient), over: extent)
    }
    switch operation {
    case .spreadElements, .spreadRows: return spread(input, over: extent)
    case .transpose, .reshape, .part:
      if self[unspread(input)].shape.isNumber { return spread(unspread(input), over: extent) }
    case .gatherElements where self[unspread(input)].shape.isNumber:
      let count = Double(self[input].shape.count / extent.shape.count)
      return spread(scale(unspread(input), by: Coefficient(count)), over: extent)
    default: break
    }
    if case .operation(let inner, let innerAttribute, let inputs) = self[input].form {
      switch (operation, inner) {
      case (.transpose, .transpose): return inputs[0]
      case (.reshape, .reshape): return structure(.reshape, attribute, inputs[0], extent)
      case (.part, .place) where attribute == innerAttribute: return inputs[0]
      default: break
      }
    }
    if operation == .reshape || operation == .gatherElements, self[input].shape == extent.shape { return input }
    if operation == .gatherElements, extent.shape.isNumber { return reduction(.sumElements, .none, input, extent) }
    return opaque(operation, attribute, [input], extent)
  }
}

extension Coefficient {
  /// The root, where it is whole over whole.
  fileprivate var squareRoot: Coefficient? {
    guard isPositive || isZero, numerator.isSafelyWhole, denominator.isSafelyWhole else { return nil }
    let (top, bottom) = (numerator.squareRoot(), denominator.squareRoot())
    return top.isSafelyWhole && bottom.isSafelyWhole ? Coefficient(top, over: bottom) : nil
  }
}
