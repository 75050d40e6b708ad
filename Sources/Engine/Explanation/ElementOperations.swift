/// The rules of element formulas, a kind of kernel each.
extension Graph {
  /// The formula of one element of the operation at `id`.
  mutating func operationElement(
    _ offset: Int, of id: NodeID, _ operation: Operation, _ attribute: Attribute, depth: Int,
    _ written: inout WrittenElements
  ) throws(EngineError) -> NodeID {
    let inputs = self[id].inputs
    let shape = self[id].shape
    let shapes = inputs.map { self[$0].shape }

    /// Element `offset` of an input.
    func element(_ offset: Int, _ input: Int, _ graph: inout Graph, _ written: inout WrittenElements)
      throws(EngineError) -> NodeID
    {
      try graph.element(offset, of: inputs[input], depth: depth, &written)
    }
    /// Where the elements come from or go to, found once.
    func places(_ find: () -> [Int], _ written: inout WrittenElements) -> [Int] {
      if let known = written.offsets[id] { return known }
      let found = find()
      written.offsets[id] = found
      return found
    }

    switch operation.kernel {
    case .elementwise, .dropout:
      var elements: [NodeID] = []
      for input in inputs.indices {
        elements.append(try element(shapes[input].broadcastOffset(of: offset, in: shape), input, &self, &written))
      }
      return try rebuilt(id, operation, elements, attribute)
    case .outer:
      let columns = shapes[1].count
      let left = try element(offset / columns, 0, &self, &written)
      return try combined(.multiply, [left, element(offset % columns, 1, &self, &written)], of: inputs)
    case .product:
      let columns = shapes[1].rank == 2 ? shapes[1].axes[1] : 1
      let length = shapes[1].axes[0]
      let row = shapes[0].rank == 2 ? offset / columns : 0
      var terms: [NodeID] = []
      for k in 0..<length {
        let left = try element(row * length + k, 0, &self, &written)
        let right = try element(k * columns + offset % columns, 1, &self, &written)
        terms.append(try combined(.multiply, [left, right], of: inputs))
      }
      return try sum(terms)
    case .transpose:
      let (rows, columns) = (shape.axes[0], shape.axes[1])
      return try element(offset % columns * rows + offset / columns, 0, &self, &written)
    case .gather(let offsets):
      let source = places({ offsets(shapes[0], attribute) }, &written)[offset]
      return source < 0 ? constant(0) : try element(source, 0, &self, &written)
    case .scatterAdd(let offsets):
      let targets = places({ offsets(shapes[0], attribute) }, &written)
      var terms: [NodeID] = []
      for (source, target) in targets.enumerated() where target == offset {
        terms.append(try element(source, 0, &self, &written))
      }
      return try sum(terms)
    case .join, .concatenate:
      var source = offset
      if case .axis(let axis) = attribute {
        source = places({ Concatenation(shapes, axis: axis).offsets }, &written)[offset]
      }
      var input = 0
      while source >= shapes[input].count {
        source -= shapes[input].count
        input += 1
      }
      return try element(source, input, &self, &written)
    case .oneHot:
      guard case .constant(let classes) = self[inputs[1]].kind else { return try part(offset, of: id) }
      let label = try element(offset / classes.elements.count, 0, &self, &written)
      return try simplified(.equal, [label, constant(classes.elements[offset % classes.elements.count])])
    case .axis(_, let axis):
      guard operation != .argmax else { return try part(offset, of: id) }
      let length = axis == .all ? shapes[0].count : shapes[0].axes.last ?? 1
      // Of `softmax` and `cumsum`, which keep the axis, the element has a place along it.
      let place = shape == shapes[0] && axis == .last ? offset % length : nil
      let line = place == nil ? offset : offset / length
      var elements: [NodeID] = []
      for k in 0..<length { elements.append(try element(line * length + k, 0, &self, &written)) }
      if let written = try alongAxis(operation, elements, at: place ?? 0) { return written }
      return try part(offset, of: id)
    case .rows, .spreadRows: return try overRows(id, operation, element(offset, 0, &self, &written), attribute)
    case .countRows: return id
    }
  }

  // MARK: Building

  /// The operation at `id` on elements of its inputs; the node itself where nothing has changed.
  private mutating func rebuilt(_ id: NodeID, _ operation: Operation, _ elements: [NodeID], _ attribute: Attribute)
    throws(EngineError) -> NodeID
  {
    let inputs = self[id].inputs
    return elements == inputs ? id : try combined(operation, elements, of: inputs, attribute)
  }

  /// The operation on elements, as it was written; simplified only where an element turned out to be known.
  private mutating func combined(
    _ operation: Operation, _ elements: [NodeID], of inputs: [NodeID], _ attribute: Attribute = .none
  ) throws(EngineError) -> NodeID {
    let isKnown = elements.contains { scalarConstant($0) != nil && !inputs.contains($0) }
    return isKnown ? try simplified(operation, elements, attribute) : try apply(operation, elements, attribute)
  }

  /// a + b + …, in order; without terms 0.
  private mutating func sum(_ terms: [NodeID]) throws(EngineError) -> NodeID {
    guard var total = terms.first else { return constant(0) }
    for term in terms.dropFirst() {
      let isKnown = scalarConstant(total) != nil || scalarConstant(term) != nil
      total = isKnown ? try simplified(.add, [total, term]) : try apply(.add, [total, term])
    }
    return total
  }

  /// What an operation along an axis gives at a place, written out; nothing where it has no rule.
  private mutating func alongAxis(_ operation: Operation, _ elements: [NodeID], at place: Int)
    throws(EngineError) -> NodeID?
  {
    switch operation {
    case .sumElements, .sumLast: return try sum(elements)
    case .cumulativeSum: return try sum(Array(elements[...place]))
    case .meanElements, .meanLast:
      return try simplified(.divide, [sum(elements), constant(Double(elements.count))])
    case .maximumElement, .maximumLast: return try largest(.maximumElement, elements)
    case .minimumElement: return try largest(.minimumElement, elements)
    case .softmax:
      return try apply(.divide, [apply(.exp, [elements[place]]), sumOfExponentials(elements)])
    case .logSumExp: return try apply(.log, [sumOfExponentials(elements)])
    case .logSoftmax:
      return try apply(.subtract, [elements[place], apply(.log, [sumOfExponentials(elements)])])
    default: return nil
    }
  }

  private mutating func largest(_ operation: Operation, _ elements: [NodeID]) throws(EngineError) -> NodeID {
    elements.count == 1 ? elements[0] : try apply(operation, [apply(.list, elements)])
  }

  private mutating func sumOfExponentials(_ elements: [NodeID]) throws(EngineError) -> NodeID {
    var terms: [NodeID] = []
    for element in elements { terms.append(try apply(.exp, [element])) }
    return try sum(terms)
  }

  /// What goes over the rows goes over those of the element. What is the same in all rows is spread over them first.
  private mutating func overRows(_ id: NodeID, _ operation: Operation, _ element: NodeID, _ attribute: Attribute)
    throws(EngineError) -> NodeID
  {
    guard element != self[id].inputs[0] else { return id }
    let isSpread = operation != .spreadRows && self[element].rows == nil && self[self[id].inputs[0]].rows != nil
    if scalarConstant(element) == 0 { return element }
    return try apply(operation, [isSpread ? apply(.spreadRows, [element], attribute) : element], attribute)
  }
}

extension Shape {
  /// The offset of the element that spreads to element `offset` of `target`.
  fileprivate func broadcastOffset(of offset: Int, in target: Shape) -> Int {
    let steps = broadcastSteps(to: target)
    let strides = target.strides
    return target.axes.indices.reduce(0) { $0 + offset / strides[$1] % target.axes[$1] * steps[$1] }
  }
}
