extension Graph {
  /// The program that computes `roots`, in their order.
  public func compile(_ roots: [NodeID]) throws(EngineError) -> Program {
    var compiler = Compiler(graph: self)
    for root in roots { compiler.program.results.append(try compiler.lower(root, in: .root, depth: 0)) }
    return compiler.program
  }
}

/// Lowers formulas to steps. Here bindings are resolved, so that a formula under `at` or `on` becomes steps of its own,
/// and equal steps are made once.
struct Compiler {
  let graph: Graph
  var program = Program()
  private var environments: [Environment: Int] = [:]
  private var lowered: [Key: Program.Slot] = [:]
  private var computed: [StepKey: Program.Slot] = [:]
  private var constants: [Tensor: Program.Slot] = [:]
  private var columns: [ColumnKey: Program.Slot] = [:]

  /// The most numbers that a program may hold: 4 GB.
  static let capacity = 500_000_000

  private struct Key: Hashable {
    let node: NodeID
    let environment: Int
  }

  private struct StepKey: Hashable {
    let operation: Operation
    let attribute: Attribute
    let inputs: [Program.Slot]
    let rows: DatasetID?
  }

  private struct ColumnKey: Hashable {
    let dataset: DatasetID
    let names: [String]
    let isVector: Bool
  }

  init(graph: Graph) { self.graph = graph }

  mutating func lower(_ root: NodeID, in environment: Environment, depth: Int) throws(EngineError) -> Program.Slot {
    guard depth < Graph.deepestBinding else {
      throw EngineError("at and on are nested more than \(Graph.deepestBinding) deep")
    }
    let number = environments[environment] ?? environments.count
    environments[environment] = number
    if let known = lowered[Key(node: root, environment: number)] { return known }
    for id in graph.reachableStopping(at: environment, from: root) {
      let key = Key(node: id, environment: number)
      guard lowered[key] == nil else { continue }
      lowered[key] = try lowerNode(id, in: environment, number: number, depth: depth)
    }
    guard let slot = lowered[Key(node: root, environment: number)] else {
      throw EngineError("the formula could not be computed")
    }
    return slot
  }

  private mutating func lowerNode(_ id: NodeID, in environment: Environment, number: Int, depth: Int)
    throws(EngineError) -> Program.Slot
  {
    if let replacement = environment.replacements[id] {
      return try lower(replacement.value, in: replacement.environment.environment, depth: depth + 1)
    }
    let node = graph[id]
    func input(_ position: Int) -> Program.Slot? { lowered[Key(node: node.inputs[position], environment: number)] }
    switch node.kind {
    case .constant(let tensor): return try constant(tensor)
    case .frozen(let tensor):
      let slot = try allocate(node.shape, dataset: node.rows, rows: tensor.shape.axes[0])
      program.initial.replaceSubrange(slot.offset..<slot.offset + slot.size, with: tensor.movingFirstAxisLast())
      return slot
    case .parameter(let parameter):
      let slot = try allocate(node.shape)
      program.parameters.append((parameter, slot))
      return slot
    case .variable:
      let rows = node.rows == nil ? nil : environment.rows ?? node.rows
      let slot = try allocate(node.shape, dataset: rows, rows: rows.map { graph[$0].count } ?? 1)
      program.variables.append((id, slot))
      return slot
    case .column(let names, let isVector):
      guard let dataset = environment.rows ?? node.rows else { throw EngineError("a column without a dataset") }
      return try column(names, isVector, of: dataset)
    case .definition, .derivative:
      guard let slot = input(0) else { throw EngineError("a formula before its inputs") }
      return slot
    case .bound(let binding):
      let inner = environment.inside(binding, values: Array(node.inputs.dropFirst()), in: graph)
      return try lower(node.inputs[0], in: inner, depth: depth + 1)
    case .operation(let operation, let attribute):
      let inputs = node.inputs.indices.compactMap { input($0) }
      if let fused = try fusedRowSum(node, operation, environment: number) { return fused }
      return try step(operation, attribute, inputs, environment)
    }
  }

  /// Σ over the rows of u vᵀ is a product of matrices whose inner axis is the rows.
  private mutating func fusedRowSum(_ node: Node, _ operation: Operation, environment: Int) throws(EngineError)
    -> Program.Slot?
  {
    guard operation == .sumRows, let vectors = graph.inputs(of: node.inputs[0], as: .outer),
      let u = lowered[Key(node: vectors[0], environment: environment)],
      let v = lowered[Key(node: vectors[1], environment: environment)], u.dataset != nil, u.dataset == v.dataset
    else { return nil }
    let slot = try allocate(node.shape)
    program.steps.append(
      .product(
        .init(
          m: u.count, k: u.rows, n: v.count, a: u.offset, aRow: u.rows, aColumn: 1, b: v.offset, bRow: 1,
          bColumn: v.rows, y: slot.offset)))
    return slot
  }

  // MARK: Leaves

  mutating func allocate(_ shape: Shape, dataset: DatasetID? = nil, rows: Int = 1) throws(EngineError) -> Program.Slot {
    let slot = Program.Slot(offset: program.initial.count, shape: shape, dataset: dataset, rows: rows)
    guard slot.size <= Self.capacity - program.initial.count else {
      throw EngineError("the formulas need more than \(Self.capacity / 1_000_000) million numbers at once")
    }
    program.initial.append(contentsOf: repeatElement(0, count: slot.size))
    return slot
  }

  private mutating func constant(_ tensor: Tensor) throws(EngineError) -> Program.Slot {
    if let known = constants[tensor] { return known }
    let slot = try allocate(tensor.shape)
    program.initial.replaceSubrange(slot.offset..<slot.offset + slot.size, with: tensor.elements)
    constants[tensor] = slot
    return slot
  }

  private mutating func column(_ names: [String], _ isVector: Bool, of dataset: DatasetID) throws(EngineError)
    -> Program.Slot
  {
    let key = ColumnKey(dataset: dataset, names: names, isVector: isVector)
    if let known = columns[key] { return known }
    let shape = isVector ? Shape([names.count]) : .number
    let slot = try allocate(shape, dataset: dataset, rows: graph[dataset].count)
    for (position, name) in names.enumerated() {
      guard let column = graph[dataset].column(name) else {
        throw EngineError("\(graph[dataset].name) has no column \(name), which the formula needs")
      }
      let start = slot.offset + position * slot.rows
      program.initial.replaceSubrange(start..<start + slot.rows, with: column.values)
    }
    columns[key] = slot
    return slot
  }

  // MARK: Steps

  private mutating func step(
    _ operation: Operation, _ attribute: Attribute, _ inputs: [Program.Slot], _ environment: Environment
  ) throws(EngineError) -> Program.Slot {
    var rows: DatasetID? = inputs.first { $0.dataset != nil }?.dataset
    if case .rows(let own) = attribute, rows == nil { rows = environment.rows ?? own }
    let key = StepKey(operation: operation, attribute: attribute, inputs: inputs, rows: rows)
    if let known = computed[key] { return known }
    let shape = try operation.shape(inputs.map(\.shape), attribute)
    let slot: Program.Slot
    switch operation.rows {
    case .reduced: slot = try allocate(shape)
    case .same, .spread: slot = try allocate(shape, dataset: rows, rows: rows.map { graph[$0].count } ?? 1)
    }
    let reducedOver = rows.map { graph[$0].count } ?? 1
    program.steps.append(contentsOf: operation.kernel.steps(attribute, inputs, slot, rows: reducedOver))
    if case .countRows = operation.kernel { program.initial[slot.offset] = Double(reducedOver) }
    computed[key] = slot
    return slot
  }
}
