/// Single elements of arrays.
extension Algebra {
  /// An element of an array as a formula of elements; where there is no shorter one, a part of the array. `offset`
  /// counts in row-major order.
  mutating func element(_ id: ID, _ offset: Int, depth: Int = 0) -> ID {
    if self[id].shape.isNumber { return id }
    let key = ElementKey(array: id, offset: offset)
    if let known = elements[key] { return known }
    // Deep and large arrays keep their parts.
    let isWritten = depth < 100 && self[id].shape.count <= 10_000 && elements.count < 100_000
    let element = (isWritten ? writtenElement(id, offset, depth + 1) : nil) ?? opaqueElement(id, offset)
    elements[key] = element
    return element
  }

  struct ElementKey: Hashable {
    let array: ID
    let offset: Int
  }

  private mutating func opaqueElement(_ id: ID, _ offset: Int) -> ID {
    let shape = self[id].shape
    let places = zip(shape.strides, shape.axes).map { Part.Selection.place(offset / $0 % $1) }
    return opaque(.part, .part(Part(of: shape, places)), [id], Extent(rows: self[id].rows))
  }

  /// The element of what spreads to `shape`.
  private mutating func element(_ id: ID, spreadTo shape: Shape, _ offset: Int, _ depth: Int) -> ID {
    let own = self[id].shape
    return element(id, own == shape ? offset : own.broadcastOffsets(to: shape)[offset], depth: depth)
  }

  private mutating func writtenElement(_ id: ID, _ offset: Int, _ depth: Int) -> ID? {
    let entry = self[id]
    switch entry.form {
    case .unit: return id
    case .atom:
      return constants[id].map { number(Coefficient($0.elements[offset])) }
    case .scaled(let coefficient, let core):
      let inner = element(core, spreadTo: entry.shape, offset, depth)
      return scale(inner, by: coefficient)
    case .sum(let terms):
      var parts: [Term] = []
      for term in terms {
        let core = element(term.core, spreadTo: entry.shape, offset, depth)
        parts.append(Term(coefficient: term.coefficient, core: core))
      }
      return sum(parts)
    case .product(let factors):
      var parts: [Factor] = []
      for factor in factors {
        let base = element(factor.base, spreadTo: entry.shape, offset, depth)
        parts.append(Factor(base, to: factor.exponent))
      }
      return product(.one, parts)
    case .operation(let operation, let attribute, let inputs):
      return operationElement(operation, attribute, inputs, entry, offset, depth)
    }
  }

  private mutating func operationElement(
    _ operation: Operation, _ attribute: Attribute, _ inputs: [ID], _ entry: Entry, _ offset: Int, _ depth: Int
  ) -> ID? {
    switch operation {
    case .spreadElements: return element(inputs[0], spreadTo: entry.shape, offset, depth)
    case .spreadRows:
      let inner = element(inputs[0], offset, depth: depth)
      return spread(inner, over: Extent(rows: entry.rows))
    case .reshape: return element(inputs[0], offset, depth: depth)
    case .transpose:
      let (rows, columns) = (entry.shape.axes[0], entry.shape.axes[1])
      return element(inputs[0], offset % columns * rows + offset / columns, depth: depth)
    case .outer:
      let columns = entry.shape.axes[1]
      let left = element(inputs[0], offset / columns, depth: depth)
      let right = element(inputs[1], offset % columns, depth: depth)
      return product(.one, [Factor(left), Factor(right)])
    case .part:
      guard case .part(let part) = attribute else { return nil }
      return element(inputs[0], part.offsets[offset], depth: depth)
    case .place:
      guard case .part(let part) = attribute else { return nil }
      guard let place = part.offsets.firstIndex(of: offset) else { return number(.zero) }
      return element(inputs[0], place, depth: depth)
    case .list:
      var start = 0
      for input in inputs {
        let count = self[input].shape.count
        if offset < start + count { return element(input, offset - start, depth: depth) }
        start += count
      }
      return nil
    case .sumRows, .meanRows:
      let inner = element(inputs[0], offset, depth: depth)
      return reduction(operation, attribute, inner, Extent())
    default:
      guard case .elementwise = operation.kernel else { return nil }
      var parts: [ID] = []
      for input in inputs { parts.append(element(input, spreadTo: entry.shape, offset, depth)) }
      return elementwise(operation, attribute, parts)
    }
  }

  // MARK: Arrays with one element

  /// The number that stands at one place of an array that is 0 elsewhere, and its offset.
  func placed(_ id: ID) -> (value: ID, offset: Int)? {
    guard case .operation(.place, .part(let part), let inputs) = self[id].form, self[inputs[0]].shape.count == 1,
      self[unspread(inputs[0])].shape.isNumber
    else { return nil }
    return (unspread(inputs[0]), part.offsets[0])
  }

  /// A number at one place of an array, 0 elsewhere.
  mutating func place(_ value: ID, at offset: Int, of shape: Shape) -> ID {
    let places = zip(shape.strides, shape.axes).map { Part.Selection.place(offset / $0 % $1) }
    return structure(
      .place, .part(Part(of: shape, places)), value, Extent(shape: shape, rows: self[value].rows))
  }

  /// A product with an array that has one element is that element times those of the other factors, which must be
  /// numbers everywhere.
  mutating func placedProduct(_ factors: [Factor], _ extent: Extent) -> ID? {
    guard let index = factors.firstIndex(where: { $0.exponent == .one && placed(unspread($0.base)) != nil }),
      let (value, offset) = placed(unspread(factors[index].base)), self[factors[index].base].shape == extent.shape
    else { return nil }
    var parts = [Factor(value)]
    for (position, factor) in factors.enumerated() where position != index {
      guard isTotal(factor) else { return nil }
      let base = element(unspread(factor.base), spreadTo: extent.shape, offset, 1)
      parts.append(Factor(base, to: factor.exponent))
    }
    let element = product(.one, parts)
    return spread(place(element, at: offset, of: extent.shape), over: extent)
  }
}
