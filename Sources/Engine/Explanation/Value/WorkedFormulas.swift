/// Formulas in numbers: their values in a scope, and how they are written with names and with numbers. What the steps of
/// explanations are made of.
struct WorkedFormulas {
  var scope: ExplanationScope
  /// The named formulas, in the order of the arena.
  let names: [NodeID]
  /// Unnamed parts that have a step of their own, so that what is made of them mentions their value.
  var cuts: Set<NodeID> = []
  /// Those of them that are the total of a column in the table of what they stand in, and so need no step.
  var totals: Set<NodeID> = []
  /// What is averaged with the weights of a softmax.
  var weighted: [NodeID: NodeID] = [:]
  var partNames: [NodeID: PartName] = [:]
  /// Which row is shown where there are several, from 0.
  let row = 0
  /// The formulas behind the names.
  private let bodies: Set<NodeID>
  /// What `on` and `at` set, which is not looked into.
  private let targets: Set<NodeID>
  private var values: [NodeID: ExplanationScope.Value] = [:]

  /// The formulas that `root` is made of, in `scope`.
  init(_ root: NodeID, in scope: ExplanationScope) {
    let targets = Set(scope.bindings.flatMap(\.binding.targets))
    self.scope = scope
    self.targets = targets
    names = scope.graph.definitions(in: root, notBehind: targets)
    bodies = Set(names.filter { !targets.contains($0) }.map { scope.graph.bodyOfDefinition($0) })
  }

  var graph: Graph { scope.graph }

  // MARK: Values

  /// The value now; of a formula with a value per row, that of the row that is shown.
  mutating func value(of node: NodeID) throws(EngineError) -> Tensor {
    let value = try valueOfRows(node)
    return value.rows == nil ? value.tensor : value.tensor.slice(row)
  }

  /// How many rows a table shows.
  static let rowLimit = 10

  /// The value in the first rows, those that a table shows, and how many rows there are.
  mutating func valueOfRows(_ node: NodeID) throws(EngineError) -> ExplanationScope.Value {
    if let known = values[node] { return known }
    if case .constant(let tensor) = graph[node].kind { return .init(tensor: tensor, rows: nil) }
    if let (whole, offset) = graph.element(node) {
      // An element is read from the whole, so that a sum over many takes one computation.
      let value = try valueOfRows(whole)
      guard let rows = value.rows else { return .init(tensor: Tensor(value.tensor.elements[offset]), rows: nil) }
      let count = graph[whole].shape.count
      let known = value.tensor.shape.axes[0]
      let column = (0..<known).map { value.tensor.elements[$0 * count + offset] }
      return .init(tensor: Tensor(vector: column), rows: rows)
    }
    try compute([node])
    guard let value = values[node] else { throw EngineError("a value is missing") }
    return value
  }

  /// Computes several values together, to be looked up later.
  mutating func compute(_ nodes: [NodeID]) throws(EngineError) {
    let wanted = nodes.filter { values[$0] == nil }
    guard !wanted.isEmpty else { return }
    for (node, value) in zip(wanted, try scope.values(of: wanted, firstRows: Self.rowLimit)) {
      guard value.rows != 0 else { throw EngineError("there is no row, so there is nothing to explain") }
      values[node] = value
    }
  }

  // MARK: Parts

  /// Whether a part of a formula is mentioned, by its name or its value, and not looked into.
  func isLeaf(_ id: NodeID) -> Bool {
    if targets.contains(id) || bodies.contains(id) || cuts.contains(id) { return true }
    switch graph[id].kind {
    case .constant: return false
    case .frozen, .parameter, .variable, .column, .definition, .derivative, .bound: return true
    case .operation:
      guard let whole = graph.inputs(of: id, as: .part)?.first else { return isClassIndex(id) }
      return isConstant(whole) || isLeaf(whole)
    }
  }

  private func isConstant(_ id: NodeID) -> Bool { if case .constant = graph[id].kind { true } else { false } }

  /// What a formula mentions, from left to right, each once; also the numbers in it, if wanted.
  func leaves(of formula: NodeID, withConstants: Bool = false) -> [NodeID] {
    var seen: Set<NodeID> = [formula]
    var found: [NodeID] = []
    var pending = Array(graph[formula].inputs.reversed())
    while let node = pending.popLast() {
      guard seen.insert(node).inserted else { continue }
      if isLeaf(node) || withConstants && isConstant(node) {
        found.append(node)
      } else {
        pending.append(contentsOf: graph[node].inputs.reversed())
      }
    }
    return found
  }

  /// The formulas that elements are not written out of: the names but for `own`, and parts that have their own step.
  func stops(of own: NodeID?) -> Set<NodeID> { Set(names.filter { $0 != own }).union(cuts).union(targets) }
}

extension Graph {
  /// The named formulas that `root` is made of, without what is behind `targets`, behind `on`, `at` and derivatives.
  func definitions(in root: NodeID, notBehind targets: Set<NodeID>) -> [NodeID] {
    var seen: Set<NodeID> = [root]
    var pending = [root]
    var found: [NodeID] = []
    while let node = pending.popLast() {
      if case .definition = self[node].kind { found.append(node) }
      guard !targets.contains(node) else { continue }
      switch self[node].kind {
      case .bound, .derivative: continue
      default: for input in self[node].inputs where seen.insert(input).inserted { pending.append(input) }
      }
    }
    return found.sorted()
  }

  /// The array and the place in it, of a formula that is one element of an array.
  func element(_ id: NodeID) -> (whole: NodeID, offset: Int)? {
    guard case .operation(.part, .part(let part)) = self[id].kind, part.shape.isNumber else { return nil }
    return (self[id].inputs[0], part.offsets[0])
  }
}
