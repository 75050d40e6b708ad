import Engine

/// Turns a formula into terms: each node into one, or into a layer or function that PyTorch has.
struct TermBuilder {
  let unfolding: Unfolding
  private(set) var terms: [Term] = []
  private(set) var layers: [Layer] = []
  /// The term of each node.
  private var places: [Int] = []
  private var classIndices: [ClassKey: Int] = [:]
  /// A column of each dataset, to count its rows by.
  private var columnOfRows: [DatasetID: Int] = [:]

  private struct ClassKey: Hashable {
    let term: Int
    let classes: [Double]
  }

  init(_ unfolding: Unfolding) {
    self.unfolding = unfolding
    for node in unfolding.nodes.indices {
      if case .column = unfolding.nodes[node].kind, let rows = unfolding.nodes[node].rows, columnOfRows[rows] == nil {
        columnOfRows[rows] = node
      }
    }
    for node in unfolding.nodes.indices { places.append(term(of: node)) }
  }

  /// The term of a node.
  func place(of node: Int) -> Int { places[node] }

  private mutating func term(of node: Int) -> Int {
    let whole = unfolding.nodes[node]
    switch whole.kind {
    case .constant(let tensor): return add(.constant(tensor), [], like: node)
    case .frozen(let tensor): return add(.frozen(tensor), [], like: node)
    case .parameter(let parameter): return add(.parameter(parameter), [], like: node)
    case .column(let names, let isVector, let asIn):
      return add(.column(Column(names: names, isVector: isVector, asIn: asIn, classes: nil)), [], like: node)
    case .definition(let name): return add(.name(name), [places[whole.inputs[0]]], like: node)
    case .operation(let operation, let attribute):
      return layer(at: node) ?? image(at: node) ?? sequence(at: node) ?? stableLogarithm(at: node) ?? loss(at: node)
        ?? deviation(at: node) ?? reduction(at: node) ?? label(at: node) ?? plain(operation, attribute, at: node)
    }
  }

  private mutating func plain(_ operation: Operation, _ attribute: Attribute, at node: Int) -> Int {
    var inputs = unfolding.nodes[node].inputs.map { places[$0] }
    if operation == .reshape, case .constant(let tensor) = terms[inputs[0]].kind {
      return add(.constant(Tensor(tensor.elements, shape: shape(node))), [], like: node)
    }
    if operation.name == "spreadRows" || operation == .countRows, case .rows(let dataset) = attribute,
      let column = columnOfRows[dataset]
    {
      inputs.append(column < places.count ? places[column] : add(columnTerm(column), [], like: column))
    }
    return add(.operation(operation, attribute), inputs, like: node)
  }

  private func columnTerm(_ node: Int) -> Term.Kind {
    guard case .column(let names, let isVector, let asIn) = unfolding.nodes[node].kind else {
      preconditionFailure("a column of each dataset is kept")
    }
    return .column(Column(names: names, isVector: isVector, asIn: asIn, classes: nil))
  }

  // MARK: Building

  /// A term with the shape and rows of a node.
  mutating func add(_ kind: Term.Kind, _ inputs: [Int], like node: Int) -> Int {
    add(kind, inputs, shape: unfolding.nodes[node].shape, rows: unfolding.nodes[node].rows)
  }

  mutating func add(_ kind: Term.Kind, _ inputs: [Int], shape: Shape, rows: DatasetID?) -> Int {
    terms.append(Term(kind: kind, inputs: inputs, shape: shape, rows: rows))
    return terms.count - 1
  }

  /// A call of a layer with the value of a node; a layer that was called before is the same member.
  mutating func call(_ layer: Layer, with input: Int, like node: Int) -> Int {
    call(layer, withTerm: places[input], like: node)
  }

  mutating func call(_ layer: Layer, withTerm input: Int, like node: Int) -> Int {
    let known = layers.firstIndex { $0.kind == layer.kind && $0.weight == layer.weight && $0.bias == layer.bias }
    if known == nil { layers.append(layer) }
    return add(.module(known ?? layers.count - 1), [input], like: node)
  }

  /// The places of a label among its classes. A column itself is kept as such places.
  mutating func classIndex(_ label: Int, _ classes: [Double]) -> Int {
    let bare = unnamed(label)
    let key = ClassKey(term: places[bare], classes: classes)
    if let known = classIndices[key] { return known }
    let term: Int
    if case .column(let names, false, let asIn) = unfolding.nodes[bare].kind {
      term = add(.column(Column(names: names, isVector: false, asIn: asIn, classes: classes)), [], like: bare)
    } else {
      term = add(.idiom(.classIndex(classes)), [places[label]], like: label)
    }
    classIndices[key] = term
    return term
  }

  // MARK: Looking

  /// A node behind its names.
  func unnamed(_ node: Int) -> Int {
    var node = node
    while case .definition = unfolding.nodes[node].kind { node = unfolding.nodes[node].inputs[0] }
    return node
  }

  /// The inputs of a node that is this operation.
  func inputs(_ operation: Operation, _ node: Int) -> [Int]? {
    guard case .operation(operation, _) = unfolding.nodes[node].kind else { return nil }
    return unfolding.nodes[node].inputs
  }

  func attribute(_ node: Int) -> Attribute {
    if case .operation(_, let attribute) = unfolding.nodes[node].kind { attribute } else { .none }
  }

  func shape(_ node: Int) -> Shape { unfolding.nodes[node].shape }
  func rows(_ node: Int) -> DatasetID? { unfolding.nodes[node].rows }

  /// The number that a node is.
  func number(_ node: Int) -> Double? {
    if case .constant(let tensor) = unfolding.nodes[node].kind, tensor.shape.isNumber {
      tensor.elements[0]
    } else {
      nil
    }
  }

  func constant(_ node: Int) -> Tensor? {
    if case .constant(let tensor) = unfolding.nodes[node].kind { tensor } else { nil }
  }

  /// The layer that a parameter belongs to, by its name: `h` for `h.W`.
  func layerParameter(_ node: Int, _ member: String) -> (layer: String, id: ParameterID)? {
    guard case .parameter(let id) = unfolding.nodes[node].kind else { return nil }
    let name = unfolding.graph[id].name
    guard name.hasSuffix("." + member) else { return nil }
    return (String(name.dropLast(member.count + 1)), id)
  }
}
