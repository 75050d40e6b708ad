/// Products of matrices, and what moves elements.
extension Algebra {
  /// Products of matrices and vectors are linear in both sides: numbers go in front.
  mutating func bilinear(_ operation: Operation, _ attribute: Attribute, _ inputs: [ID], _ extent: Extent) -> ID {
    let (first, firstFactors, left) = pulledThroughShape(inputs[0])
    let (second, secondFactors, right) = pulledThroughShape(inputs[1])
    let inner = Extent(shape: extent.shape, rows: self.extent(of: [left, right]).rows)
    let product = array(operation, attribute, left, right, inner)
    return spread(self.product(first * second, firstFactors + secondFactors + [Factor(product)]), over: extent)
  }

  /// As `pulled`; of a vector with one element that element is pulled, and 1 stays.
  private mutating func pulledThroughShape(_ id: ID) -> (coefficient: Coefficient, factors: [Factor], rest: ID) {
    let bare = unspread(id)
    guard self[bare].shape.isNumber, self[id].shape.count == 1, bare != unit else {
      return pulled(id, keepingRows: false)
    }
    return (.one, [Factor(bare)], spread(unit, over: Extent(shape: self[id].shape)))
  }

  /// The product of what has no numbers in front.
  private mutating func array(
    _ operation: Operation, _ attribute: Attribute, _ left: ID, _ right: ID, _ extent: Extent
  ) -> ID {
    let (a, b) = (self[left].shape, self[right].shape)
    let isOneLeft = unspread(left) == unit
    let isOneRight = unspread(right) == unit
    if operation == .outer {
      // A vector of one element, times the other as a row or a column.
      if isOneLeft, a.count == 1 { return structure(.reshape, .shape(extent.shape), right, extent) }
      if isOneRight, b.count == 1 { return structure(.reshape, .shape(extent.shape), left, extent) }
      return opaque(operation, attribute, [left, right], extent)
    }
    if isOneRight, b == [1] { return structure(.reshape, .shape(extent.shape), left, extent) }
    if isOneLeft, a == [1] { return structure(.reshape, .shape(extent.shape), right, extent) }
    if a == [1], b == [1] {
      return product(.one, [Factor(element(left, 0)), Factor(element(right, 0))])
    }
    if b.rank == 1, let (value, place) = placed(right), self[left].isTotal {
      let column =
        a.rank == 1
        ? element(left, place)
        : structure(
          .part, .part(Part(of: a, [.range(0..<a.axes[0]), .place(place)])), left,
          Extent(shape: extent.shape, rows: self[left].rows))
      return product(.one, [Factor(value), Factor(column)])
    }
    if a.rank == 1, let (value, place) = placed(left), self[right].isTotal {
      let row =
        b.rank == 1
        ? element(right, place)
        : structure(
          .part, .part(Part(of: b, [.place(place)])), right, Extent(shape: extent.shape, rows: self[right].rows))
      return product(.one, [Factor(value), Factor(row)])
    }
    return opaque(operation, attribute, [left, right], extent)
  }

  /// What moves elements without computing: numbers go in front, and what undoes itself goes.
  mutating func structure(_ operation: Operation, _ attribute: Attribute, _ input: ID, _ extent: Extent) -> ID {
    switch operation {
    case .spreadElements, .spreadRows: return spread(input, over: extent)
    case .transpose, .reshape, .part, .gatherElements:
      let (coefficient, factors, rest) = pulled(input, keepingRows: false)
      if coefficient != .one || !factors.isEmpty, rest != unit {
        let moved = structure(operation, attribute, rest, Extent(shape: extent.shape, rows: self[rest].rows))
        return spread(product(coefficient, factors + [Factor(moved)]), over: extent)
      }
    default:
      let term = split(input)
      if term.coefficient != .one, term.core != unit {
        let moved = structure(operation, attribute, term.core, Extent(shape: extent.shape, rows: self[term.core].rows))
        return spread(scale(moved, by: term.coefficient), over: extent)
      }
    }
    if let short = shortened(operation, attribute, input, extent) { return short }
    return opaque(operation, attribute, [input], extent)
  }

  private mutating func shortened(_ operation: Operation, _ attribute: Attribute, _ input: ID, _ extent: Extent) -> ID?
  {
    let bare = unspread(input)
    let shape = self[input].shape
    switch operation {
    case .transpose: return self[bare].shape.isNumber ? spread(bare, over: extent) : transposed(input, extent)
    case .reshape:
      if self[bare].shape.isNumber { return spread(bare, over: extent) }
      if shape == extent.shape { return input }
      if extent.shape.isNumber { return element(input, 0) }
      if case .operation(.reshape, _, let inputs) = self[input].form {
        return structure(.reshape, attribute, inputs[0], extent)
      }
      return nil
    case .part: return part(attribute, input, extent)
    case .gatherElements:
      if shape == extent.shape { return input }
      if self[bare].shape.isNumber {
        return spread(scale(bare, by: Coefficient(Double(shape.count / extent.shape.count))), over: extent)
      }
      return extent.shape.isNumber ? reduction(.sumElements, .none, input, extent) : nil
    default: return nil
    }
  }

  private mutating func transposed(_ input: ID, _ extent: Extent) -> ID? {
    guard case .operation(let operation, let attribute, let inputs) = self[input].form else { return nil }
    switch operation {
    case .transpose: return inputs[0]
    case .outer: return opaque(.outer, attribute, [inputs[1], inputs[0]], extent)
    case .sumRows, .meanRows:
      let inner = structure(.transpose, .none, inputs[0], Extent(shape: extent.shape, rows: self[inputs[0]].rows))
      return reduction(operation, attribute, inner, extent)
    default: return nil
    }
  }

  private mutating func part(_ attribute: Attribute, _ input: ID, _ extent: Extent) -> ID? {
    guard case .part(let part) = attribute else { return nil }
    if self[unspread(input)].shape.isNumber { return spread(unspread(input), over: extent) }
    if extent.shape.count == 1 {
      let element = element(input, part.offsets[0])
      return spread(element, over: extent)
    }
    guard case .operation(let operation, let innerAttribute, let inputs) = self[input].form else { return nil }
    let whole = self[inputs.first ?? input].shape
    switch operation {
    case .place: return attribute == innerAttribute ? inputs[0] : nil
    case .reshape where whole.rank == 2 && whole.axes.contains(1) && part.whole.rank == 1:
      // A row or a column as a vector.
      let selection = part.selections.first ?? .range(0..<part.whole.count)
      let selections = whole.axes[0] == 1 ? [.place(0), selection] : [selection, .place(0)]
      return structure(.part, .part(Part(of: whole, selections)), inputs[0], extent)
    case .transpose:
      let all = (0..<2).map { $0 < part.selections.count ? part.selections[$0] : .range(0..<part.whole.axes[$0]) }
      let swapped = Part(of: whole, all.reversed())
      guard swapped.shape.rank == 1, swapped.shape == extent.shape else { return nil }
      return structure(.part, .part(swapped), inputs[0], extent)
    default: return nil
    }
  }
}
