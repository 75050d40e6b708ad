extension Graph {
  /// A formula of numbers for one element of an array formula, written out: the element of `W @ x` at offset 1 is
  /// W₂₁x₁ + W₂₂x₂ + W₂₃x₃. `offset` counts in row-major order.
  ///
  /// Names in `names`, parameters, columns, variables and arrays of constants are not looked into: their elements are
  /// parts of them. A name stands for its formula too, so y(1 − y) has parts of y. `node` itself is looked into, even
  /// where it has a name. What has no rule, such as `argmax`, stays a part of the array. Terms and factors that are
  /// known to be 0 or 1 by their place, such as the padding of an image, are left out; all else stays as it is written,
  /// however long (only past 5000 elements, or 200 operations deep, parts stay parts).
  ///
  /// A softmax is written e^zᵢ/Σ e^zⱼ, without the shift by the largest that the engine computes it with, so for
  /// numbers past 709 its formula overflows where its value does not.
  public mutating func elementFormula(_ offset: Int, of node: NodeID, stoppingAt names: Set<NodeID>)
    throws(EngineError) -> NodeID
  {
    precondition((0..<self[node].shape.count).contains(offset), "an element of the array")
    var elements = WrittenElements(stoppingAt: names, in: self)
    elements.open(node, in: self)
    return try element(offset, of: node, depth: 0, &elements)
  }
}

/// What has been written while an element is written out.
struct WrittenElements {
  struct Key: Hashable {
    let node: NodeID
    let offset: Int
  }

  /// Formulas whose elements are parts of them.
  var stops: Set<NodeID>
  /// Formulas that are looked into although they have a name.
  var opened: Set<NodeID> = []
  var formulas: [Key: NodeID] = [:]
  /// Where the elements of nodes that only move numbers come from.
  var offsets: [NodeID: [Int]] = [:]

  init(stoppingAt names: Set<NodeID>, in graph: Graph) {
    stops = names.union(names.map { graph.bodyOfDefinition($0) })
  }

  /// Looks into a formula, and into what it only sets something around.
  mutating func open(_ node: NodeID, in graph: Graph) {
    var node = node
    while opened.insert(node).inserted {
      switch graph[node].kind {
      case .definition, .derivative, .bound, .operation(.onlyRow, _): node = graph[node].inputs[0]
      default: return
      }
    }
  }

  /// Past this depth and this many elements a part stays a part: nobody could read it.
  static let deepest = 200
  static let capacity = 5_000
}

extension Graph {
  mutating func element(_ offset: Int, of id: NodeID, depth: Int, _ written: inout WrittenElements)
    throws(EngineError) -> NodeID
  {
    if !written.opened.contains(id), written.stops.contains(id) { return try part(offset, of: id) }
    guard depth < WrittenElements.deepest, written.formulas.count < WrittenElements.capacity else {
      return try part(offset, of: id)
    }
    let key = WrittenElements.Key(node: id, offset: offset)
    if let known = written.formulas[key] { return known }
    let formula = try newElement(offset, of: id, depth: depth + 1, &written)
    written.formulas[key] = formula
    return formula
  }

  private mutating func newElement(_ offset: Int, of id: NodeID, depth: Int, _ written: inout WrittenElements)
    throws(EngineError) -> NodeID
  {
    switch self[id].kind {
    case .constant, .frozen, .parameter, .variable, .column: return try part(offset, of: id)
    case .definition, .derivative: return try element(offset, of: self[id].inputs[0], depth: depth, &written)
    case .bound(let binding): return try boundElement(offset, of: id, binding, depth: depth, written)
    case .operation(let operation, let attribute):
      return try operationElement(offset, of: id, operation, attribute, depth: depth, &written)
    }
  }

  /// An element of the whole; a number is its own.
  mutating func part(_ offset: Int, of id: NodeID) throws(EngineError) -> NodeID {
    let shape = self[id].shape
    guard !shape.isNumber else { return id }
    let places = zip(shape.strides, shape.axes).map { Part.Selection.place(offset / $0 % $1) }
    return try apply(.part, [id], .part(Part(of: shape, places)))
  }

  /// An element under `at` and `on`. What they replace must stay to be replaced.
  private mutating func boundElement(
    _ offset: Int, of id: NodeID, _ binding: Binding, depth: Int, _ written: WrittenElements
  ) throws(EngineError) -> NodeID {
    let body = self[id].inputs[0]
    var inner = written
    inner.formulas = [:]
    inner.stops.formUnion(binding.targets)
    inner.opened.subtract(binding.targets)
    let formula = try element(offset, of: body, depth: depth, &inner)
    if formula == body { return id }
    return try bind(
      formula, targets: binding.targets, values: Array(self[id].inputs.dropFirst()), rows: binding.rows)
  }
}
