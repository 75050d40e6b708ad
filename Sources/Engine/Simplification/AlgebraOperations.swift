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
}

extension Coefficient {
  /// The root, where it is whole over whole.
  fileprivate var squareRoot: Coefficient? {
    guard isPositive || isZero, numerator.isSafelyWhole, denominator.isSafelyWhole else { return nil }
    let (top, bottom) = (numerator.squareRoot(), denominator.squareRoot())
    return top.isSafelyWhole && bottom.isSafelyWhole ? Coefficient(top, over: bottom) : nil
  }
}
