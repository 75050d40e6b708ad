/// Formulas with their bindings carried out: what `at` and `on` set stands in its place, and equal parts are one node.
///
/// A program is compiled from formulas in the same way; here their names stay, so that they can be written in another
/// language.
public struct Unfolding: Sendable {
  public struct Node: Sendable {
    public enum Kind: Sendable {
      case constant(Tensor)
      /// One value a row; the first axis is the rows.
      case frozen(Tensor)
      case parameter(ParameterID)
      /// Columns of the dataset in `rows`; the classes of text are those of the dataset `asIn`.
      case column(names: [String], isVector: Bool, asIn: DatasetID?)
      case definition(String)
      case operation(Operation, Attribute)
    }

    public let kind: Kind
    public let inputs: [Int]
    /// The shape of the value, for one row where there are rows.
    public let shape: Shape
    public let rows: DatasetID?
  }

  public let graph: Graph
  /// Inputs come before what is made of them.
  public private(set) var nodes: [Node] = []
  private var known: [Key: Int] = [:]
  private var environments: [Environment: Int] = [:]
  private var placed: [Place: Int] = [:]

  /// What makes two nodes one.
  private struct Key: Hashable {
    enum Kind: Hashable {
      case constant(Tensor)
      case parameter(ParameterID)
      case column(names: [String], isVector: Bool, asIn: DatasetID?)
      case operation(Operation, Attribute)
      /// Names and what is large are told apart by where they stand.
      case own(NodeID)
    }

    let kind: Kind
    let inputs: [Int]
    let rows: DatasetID?
  }

  private struct Place: Hashable {
    let node: NodeID
    let environment: Int
  }

  public init(_ graph: Graph) { self.graph = graph }

  /// Adds a formula whose free columns are taken from `rows`, and gives the place of its value.
  public mutating func add(_ formula: NodeID, rows: DatasetID? = nil) throws(EngineError) -> Int {
    try add(formula, in: Environment(rows: rows), depth: 0)
  }

  private mutating func add(_ root: NodeID, in environment: Environment, depth: Int) throws(EngineError) -> Int {
    guard depth < Graph.deepestBinding else {
      throw EngineError("at and on are nested more than \(Graph.deepestBinding) deep")
    }
    let number = environments[environment] ?? environments.count
    environments[environment] = number
    for id in graph.reachableStopping(at: environment, from: root) {
      let place = Place(node: id, environment: number)
      if placed[place] == nil { placed[place] = try unfold(id, in: environment, number, depth) }
    }
    guard let result = placed[Place(node: root, environment: number)] else {
      throw EngineError("the formula could not be written out")
    }
    return result
  }

  private mutating func unfold(_ id: NodeID, in environment: Environment, _ number: Int, _ depth: Int)
    throws(EngineError) -> Int
  {
    if let replacement = environment.replacements[id] {
      return try add(replacement.value, in: replacement.environment.environment, depth: depth + 1)
    }
    let node = graph[id]
    let inputs = node.inputs.compactMap { placed[Place(node: $0, environment: number)] }
    switch node.kind {
    case .constant(let tensor):
      let isSmall = tensor.elements.count <= 1000
      return append(.constant(tensor), [], node.shape, nil, isSmall ? .constant(tensor) : .own(id))
    case .frozen(let tensor): return append(.frozen(tensor), [], node.shape, node.rows, .own(id))
    case .parameter(let parameter): return append(.parameter(parameter), [], node.shape, nil, .parameter(parameter))
    case .variable(let name): throw EngineError("\(name) has no value here")
    case .column(let names, let isVector):
      let rows = environment.rows ?? node.rows
      return append(
        .column(names: names, isVector: isVector, asIn: node.rows), [], node.shape, rows,
        .column(names: names, isVector: isVector, asIn: node.rows))
    case .definition(let name): return append(.definition(name), inputs, node.shape, nodes[inputs[0]].rows, .own(id))
    case .derivative: return inputs[0]
    case .bound(let binding):
      let inner = environment.inside(binding, values: Array(node.inputs.dropFirst()), in: graph)
      return try add(node.inputs[0], in: inner, depth: depth + 1)
    case .operation(let operation, let attribute):
      return apply(operation, attribute, inputs, node.shape, in: environment)
    }
  }

  private mutating func apply(
    _ operation: Operation, _ attribute: Attribute, _ inputs: [Int], _ shape: Shape, in environment: Environment
  ) -> Int {
    var (attribute, inputs) = (attribute, inputs)
    var rows = inputs.compactMap { nodes[$0].rows }.first
    if let dataset = rows ?? attribute.rows(in: environment.rows), attribute.rows(in: nil) != nil {
      attribute = .rows(dataset)
      if rows == nil, operation.rows == .reduced, let input = inputs.first {
        // One value for every row, which was a value per row before something replaced it.
        inputs = [append(.operation(.spreadRows, attribute), [input], nodes[input].shape, dataset)]
      }
      rows = operation.rows == .spread ? dataset : nil
    }
    return append(.operation(operation, attribute), inputs, shape, rows)
  }

  private mutating func append(
    _ kind: Node.Kind, _ inputs: [Int], _ shape: Shape, _ rows: DatasetID?, _ own: Key.Kind? = nil
  ) -> Int {
    var key: Key?
    if let own {
      key = Key(kind: own, inputs: inputs, rows: rows)
    } else if case .operation(let operation, let attribute) = kind {
      key = Key(kind: .operation(operation, attribute), inputs: inputs, rows: rows)
    }
    if let key, let found = known[key] { return found }
    nodes.append(Node(kind: kind, inputs: inputs, shape: shape, rows: rows))
    if let key { known[key] = nodes.count - 1 }
    return nodes.count - 1
  }
}

extension Graph {
  /// The numbers of columns of `dataset`, row by row. Text gets the places, from 1, that it has among the classes of
  /// `original`, the dataset that the formula was written for.
  public func rowValues(of names: [String], in dataset: DatasetID, asIn original: DatasetID?) -> [Double] {
    numbers(of: names, in: dataset, asIn: original, rowsFirst: true)
  }
}
