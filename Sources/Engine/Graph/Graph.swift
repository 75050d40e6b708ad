/// All formulas of a notebook, each checked as it is added. A value: a copy can be thrown away to undo what was added.
public struct Graph: Sendable {
  public private(set) var nodes: [Node] = []
  public private(set) var parameters: [Parameter] = []
  public private(set) var datasets: [Dataset] = []
  /// How many parameters, datasets and columns there are, which stay the same nodes when they are asked for again.
  public var leafCount: Int { parameters.count + datasets.count + columnNodes.count }
  /// How many numbers stand in constants, datasets and parameters.
  public private(set) var keptNumbers = 0
  private var columnNodes: [ColumnKey: NodeID] = [:]

  /// The most nodes that a notebook may have; beyond, a derivative has grown out of hand.
  public static let capacity = 2_000_000

  private struct ColumnKey: Hashable {
    let dataset: DatasetID
    let names: [String]
    let isVector: Bool
  }

  public init() {}

  public subscript(_ id: NodeID) -> Node { nodes[id.index] }
  public subscript(_ id: ParameterID) -> Parameter { parameters[id.index] }
  public subscript(_ id: DatasetID) -> Dataset { datasets[id.index] }

  mutating func append(_ kind: Node.Kind, _ inputs: [NodeID] = [], shape: Shape, rows: DatasetID?) -> NodeID {
    nodes.append(Node(kind: kind, inputs: inputs, shape: shape, rows: rows))
    return NodeID(index: nodes.count - 1)
  }

  /// - Parameter isCounted: whether the numbers are those of constants, with which they share their memory.
  public mutating func add(_ dataset: Dataset, isCounted: Bool = false) -> DatasetID {
    if !isCounted { keptNumbers += dataset.columns.map(\.values.count).reduce(0, +) }
    datasets.append(dataset)
    return DatasetID(index: datasets.count - 1)
  }

  /// Gives a dataset the name that its author chose.
  public mutating func name(_ id: DatasetID, _ name: String) { datasets[id.index] = self[id].named(name) }

  // MARK: Leaves

  public mutating func constant(_ tensor: Tensor) -> NodeID {
    keptNumbers += tensor.elements.count
    return append(.constant(tensor), shape: tensor.shape, rows: nil)
  }

  public mutating func constant(_ number: Double) -> NodeID { constant(Tensor(number)) }

  /// One value a row of `dataset`; the first axis of `tensor` is the rows.
  public mutating func frozen(_ tensor: Tensor, rows dataset: DatasetID) -> NodeID {
    keptNumbers += tensor.elements.count
    return append(.frozen(tensor), shape: Shape(Array(tensor.shape.axes.dropFirst())), rows: dataset)
  }

  public mutating func parameter(_ name: String, initial: Tensor) -> NodeID {
    keptNumbers += initial.elements.count
    parameters.append(Parameter(name: name, initial: initial))
    let id = ParameterID(index: parameters.count - 1)
    return append(.parameter(id), shape: initial.shape, rows: nil)
  }

  public mutating func variable(_ name: String, shape: Shape = .number, rows: DatasetID? = nil) -> NodeID {
    append(.variable(name), shape: shape, rows: rows)
  }

  /// A column of `dataset`, the same node each time, so that a derivative by it finds every use.
  public mutating func column(_ name: String, of dataset: DatasetID) throws(EngineError) -> NodeID {
    try columns([name], isVector: false, of: dataset)
  }

  /// Several columns as a vector per row.
  public mutating func columns(_ names: [String], isVector: Bool = true, of dataset: DatasetID) throws(EngineError)
    -> NodeID
  {
    for name in names where self[dataset].column(name) == nil {
      throw EngineError("\(self[dataset].name) has no column \(name)")
    }
    let key = ColumnKey(dataset: dataset, names: names, isVector: isVector)
    if let known = columnNodes[key] { return known }
    for name in names where isVector && self[dataset].column(name)?.shape != .number {
      throw EngineError(
        "the columns of a range are numbers, but \(name) is \(self[dataset].column(name)?.shape.phrase ?? "")")
    }
    for name in names where isVector && self[dataset].column(name)?.classes != nil {
      throw EngineError("the columns of a range are numbers, but \(name) is text")
    }
    let shape = self[dataset].shape(of: names, isVector: isVector)
    let node = append(.column(names: names, isVector: isVector), shape: shape, rows: dataset)
    columnNodes[key] = node
    return node
  }

  // MARK: Names

  /// A formula under a name. Two definitions are two things even when they are equal.
  public mutating func definition(_ name: String, _ formula: NodeID) -> NodeID {
    append(.definition(name), [formula], shape: self[formula].shape, rows: self[formula].rows)
  }

  /// The parameter that a node stands for.
  public func parameterID(_ id: NodeID) -> ParameterID? {
    if case .parameter(let parameter) = self[id].kind { parameter } else { nil }
  }

  /// Gives a name to a parameter, a definition or a dropout that was made before its name was known.
  public mutating func name(_ id: NodeID, _ name: String, occurrence: Int = 0) {
    let node = self[id]
    let kind: Node.Kind
    switch node.kind {
    case .parameter(let parameter):
      parameters[parameter.index] = Parameter(name: name, initial: self[parameter].initial)
      return
    case .definition: kind = .definition(name)
    case .operation(let operation, .dropout(let dropout)):
      kind = .operation(operation, .dropout(Dropout(rate: dropout.rate, stream: name, occurrence: occurrence)))
    default: return
    }
    nodes[id.index] = Node(kind: kind, inputs: node.inputs, shape: node.shape, rows: node.rows)
  }

  /// Sets a parameter's first value, which has the shape that it was made with.
  public mutating func setInitial(_ id: ParameterID, _ initial: Tensor) {
    precondition(initial.shape == self[id].initial.shape, "a first value of the parameter's shape")
    parameters[id.index] = Parameter(name: self[id].name, initial: initial)
  }

  mutating func derivativeLabel(_ formula: NodeID, of target: NodeID, by variable: NodeID) -> NodeID {
    append(
      .derivative(of: target, by: variable), [formula], shape: self[formula].shape, rows: self[formula].rows)
  }

  // MARK: Operations

  /// `operation` applied to `inputs`, when their shapes and rows fit.
  public mutating func apply(_ operation: Operation, _ inputs: [NodeID], _ attribute: Attribute = .none)
    throws(EngineError) -> NodeID
  {
    guard nodes.count < Self.capacity else {
      throw EngineError(
        "the notebook's formulas have grown past \(Self.capacity) operations",
        hint: "differentiate fewer times, or take a part of the formula")
    }
    try checkText(operation, inputs)
    let shape = try operation.shape(inputs.map { self[$0].shape }, attribute)
    let rows = try rows(of: operation, inputs, attribute)
    guard operation != .oneHot || self[inputs[1]].rows == nil else {
      throw EngineError("the classes of one_hot must be the same for all rows")
    }
    return append(.operation(operation, attribute), inputs, shape: shape, rows: rows)
  }

  private func rows(of operation: Operation, _ inputs: [NodeID], _ attribute: Attribute) throws(EngineError)
    -> DatasetID?
  {
    switch operation.rows {
    case .same: return try commonRows(of: inputs)
    case .reduced: return nil
    case .spread: return attribute.rows(in: nil)
    }
  }

  /// The dataset whose rows the inputs have. Rows of two datasets do not belong together, even when equally many.
  func commonRows(of inputs: [NodeID]) throws(EngineError) -> DatasetID? {
    var found: (rows: DatasetID, node: NodeID)?
    for input in inputs {
      guard let rows = self[input].rows else { continue }
      if let found, found.rows != rows {
        let first = describe(found.node)
        let second = describe(input)
        throw EngineError(
          mixedRows(first, found.rows, second, rows),
          hint: "write \(first) on \(self[rows].name)")
      }
      found = (rows, input)
    }
    return found?.rows
  }

  /// What is said of two formulas with the rows of two datasets.
  public func mixedRows(_ first: String, _ rows: DatasetID, _ second: String, _ otherRows: DatasetID) -> String {
    "\(first) has the rows of \(self[rows].name), \(second) those of \(self[otherRows].name)"
  }

  /// The name of a formula in a sentence: its own, or that of the first named formula in it.
  func describe(_ id: NodeID) -> String {
    var pending = [id]
    var steps = 0
    while let next = pending.popLast(), steps < 1000 {
      steps += 1
      switch self[next].kind {
      case .definition(let name), .variable(let name): return name
      case .column(let names, _): return names.count == 1 ? names[0] : "\(names[0])..\(names[names.count - 1])"
      case .parameter(let parameter): return self[parameter].name
      default: pending.append(contentsOf: self[next].inputs.filter { self[$0].rows == self[id].rows }.reversed())
      }
    }
    return "the formula"
  }
}
