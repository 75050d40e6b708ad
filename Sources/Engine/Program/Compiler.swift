import Kernels

extension Graph {
  /// The program that computes `roots`, in their order.
  public func compile(_ roots: [NodeID]) throws(EngineError) -> Program { try compile(roots, CompileOptions()) }

  func compile(_ roots: [NodeID], _ options: CompileOptions) throws(EngineError) -> Program {
    var compiler = Compiler(graph: self, options: options)
    let environment = Environment(rows: options.rows)
    for root in roots { compiler.results.append(try compiler.lower(root, in: environment, depth: 0)) }
    for update in options.updates {
      let value = try compiler.lower(update.value, in: environment, depth: 0)
      let target = try compiler.lower(update.target, in: environment, depth: 0)
      compiler.updates.append((value, target))
    }
    return try compiler.program()
  }
}

/// Lowers formulas to steps. Here bindings are resolved, so that a formula under `at` or `on` becomes steps of its own,
/// and equal steps are made once.
struct Compiler {
  let graph: Graph
  let options: CompileOptions
  var values: [ProgramValue] = []
  var steps: [Step] = []
  /// The step that computes a value.
  var makers: [ValueID: Int] = [:]
  var results: [ValueID] = []
  var updates: [(value: ValueID, target: ValueID)] = []
  private var environments: [Environment: Int] = [:]
  private var lowered: [Key: ValueID] = [:]
  var computed: [StepKey: ValueID] = [:]
  var constants: [Tensor: ValueID] = [:]
  var columns: [ColumnKey: ValueID] = [:]
  var leaves: [NodeID: ValueID] = [:]
  var masks: [MaskKey: ValueID] = [:]
  private var numbers = 0

  /// The most numbers that a program may hold: 4 GB.
  static let capacity = 500_000_000

  private struct Key: Hashable {
    let node: NodeID
    let environment: Int
  }

  struct StepKey: Hashable {
    let operation: Operation
    let attribute: Attribute
    let inputs: [ValueID]
    let rows: DatasetID?
  }

  struct ColumnKey: Hashable {
    let dataset: DatasetID
    let original: DatasetID?
    let names: [String]
    let isVector: Bool
  }

  struct MaskKey: Hashable {
    let dropout: Dropout
    let shape: Shape
    let rows: DatasetID?
  }

  init(graph: Graph, options: CompileOptions) {
    self.graph = graph
    self.options = options
  }

  mutating func lower(_ root: NodeID, in environment: Environment, depth: Int) throws(EngineError) -> ValueID {
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
    guard let value = lowered[Key(node: root, environment: number)] else {
      throw EngineError("the formula could not be computed")
    }
    return value
  }

  private mutating func lowerNode(_ id: NodeID, in environment: Environment, number: Int, depth: Int)
    throws(EngineError) -> ValueID
  {
    if let replacement = environment.replacements[id] {
      return try lower(replacement.value, in: replacement.environment.environment, depth: depth + 1)
    }
    let node = graph[id]
    switch node.kind {
    case .constant, .frozen, .parameter, .variable, .column: return try leaf(id, in: environment)
    case .definition, .derivative:
      guard let value = lowered[Key(node: node.inputs[0], environment: number)] else {
        throw EngineError("a formula before its inputs")
      }
      return value
    case .bound(let binding):
      let inner = environment.inside(binding, values: Array(node.inputs.dropFirst()), in: graph)
      return try lower(node.inputs[0], in: inner, depth: depth + 1)
    case .operation(let operation, let attribute):
      let inputs = node.inputs.compactMap { lowered[Key(node: $0, environment: number)] }
      var rows = inputs.compactMap { values[$0.index].dataset }.first
      if rows == nil { rows = attribute.rows(in: environment.rows) }
      return try apply(operation, attribute, inputs, rows: rows, for: id)
    }
  }

  // MARK: Values

  /// A new value, unless the program would hold too much.
  mutating func add(_ shape: Shape, rows dataset: DatasetID?, _ source: ProgramValue.Source = .computed)
    throws(EngineError) -> ValueID
  {
    let rows = dataset.map(rowCount) ?? 1
    guard shape.count <= (Self.capacity - numbers) / max(1, rows) else {
      throw EngineError("the formulas need more than \(Self.capacity / 1_000_000) million numbers at once")
    }
    numbers += shape.count * rows
    values.append(ProgramValue(shape: shape, dataset: dataset, rows: rows, source: source))
    return ValueID(index: values.count - 1)
  }

  func rowCount(_ dataset: DatasetID) -> Int {
    if let batch = options.batch, dataset == options.rows { return batch.count }
    return graph[dataset].count
  }

  mutating func append(_ kind: Step.Kind, _ inputs: [ValueID], _ output: ValueID, for node: NodeID?) {
    makers[output] = steps.count
    steps.append(Step(kind: kind, inputs: inputs, output: output, node: node))
  }
}
