/// What the parts of an explanation are computed in: the formulas, the parameters' values now, and what `on` and `at`
/// set around the formula that is explained.
struct ExplanationScope {
  var graph: Graph
  let parameters: [Tensor]
  /// Outermost first, as they were written.
  var bindings: [(binding: Binding, values: [NodeID], isRow: Bool)] = []

  /// The formula behind its names, and what `on` and `at` set around it.
  init(around formula: NodeID, parameters: [Tensor], in graph: Graph) {
    self.graph = graph
    self.parameters = parameters
    var node = formula
    while true {
      switch graph[node].kind {
      case .definition where graph.isWrapped(graph[node].inputs[0]): node = graph[node].inputs[0]
      case .operation(.onlyRow, _): node = graph[node].inputs[0]
      case .bound(let binding):
        let isRow = binding.rows.map { graph[$0].count == 1 } ?? false
        bindings.append((binding, Array(graph[node].inputs.dropFirst()), isRow))
        node = graph[node].inputs[0]
      default:
        inner = node
        if case .derivative(let target, _) = graph[node].kind { node = target }
        names = graph.definitions(in: node)
        return
      }
    }
  }

  /// The formula without the bindings.
  let inner: NodeID
  /// The named formulas that it is made of; of a derivative, those of what is differentiated.
  var names: [NodeID]

  /// Whether everything is computed for one row.
  var isOneRow: Bool { bindings.contains { $0.isRow } }

  /// The heading over the numbers of `count` rows: `row`, or `row of or[2..3]`, as those of a part are counted anew.
  func rowHeading(_ count: Int) -> Phrase { "row\(rowSuffix(count))" }

  /// The numbers of the first of `count` rows, as the first column of a table.
  func rowNumbers(_ shown: Int, of count: Int) -> Explanation.Table.Column {
    .init(rowHeading(count), .math((1...shown).map { .exact(Double($0)) }))
  }

  /// What stands behind the number of one of `count` rows: ` of or[2..3]`, or nothing.
  func rowSuffix(_ count: Int) -> String {
    guard let rows = bindings.last(where: { $0.binding.rows != nil })?.binding.rows, graph[rows].count == count,
      graph[rows].name.hasSuffix("]")
    else { return "" }
    return " of \(graph[rows].name)"
  }

  /// `formula` under the bindings. With `keepingRows`, what has a value per row keeps it, even where there is one row.
  mutating func bound(_ formula: NodeID, keepingRows: Bool) throws(EngineError) -> NodeID {
    var result = formula
    for (binding, values, isRow) in bindings.reversed() {
      if isRow, !keepingRows, let row = binding.rows {
        result = try graph.bind(result, toRow: row)
      } else {
        result = try graph.bind(result, binding, values: values)
      }
    }
    return result
  }

  /// The value of a formula under the bindings: of one row without the axis of rows, of several with it first.
  mutating func value(of formula: NodeID) throws(EngineError) -> Value { try values(of: [formula])[0] }

  /// The values of several formulas, computed together.
  mutating func values(of formulas: [NodeID]) throws(EngineError) -> [Value] {
    var wanted: [NodeID] = []
    for formula in formulas { wanted.append(try bound(formula, keepingRows: true)) }
    let graph = graph
    return try graph.compile(wanted).values(parameters: parameters).map { value in
      guard let rows = value.rows else { return Value(tensor: value.tensor, rows: nil) }
      guard graph[rows].count != 1 else { return Value(tensor: value.tensor.slice(0), rows: nil) }
      return Value(tensor: value.tensor, rows: graph[rows].count)
    }
  }

  struct Value {
    /// With rows, the first axis is the rows.
    let tensor: Tensor
    /// How many rows there are, where there is more than one.
    let rows: Int?
  }

  /// The values of all names and leaves that formulas mention, and of elements of them; nothing where one has a value
  /// per row. What `known` says is not computed again.
  mutating func leafValues(
    of formulas: [NodeID], named definitions: [NodeID], known: [NodeID: Value] = [:]
  ) throws(EngineError) -> [NodeID: Tensor]? {
    let bodies = Set(definitions.map { graph.bodyOfDefinition($0) })
    var leaves: [NodeID: Tensor] = [:]
    // What `at` replaces has another value inside than here; a letter that only `at` gives a value has none here.
    let replaced = graph.replacedInside(formulas)
    guard replaced.allSatisfy({ if case .variable = graph[$0].kind { true } else { false } }) else { return nil }
    var pending = formulas.sorted()
    var seen = Set(pending)
    while let node = pending.popLast() {
      guard !replaced.contains(node) else { continue }
      if let value = known[node] {
        guard value.rows == nil else { return nil }
        leaves[node] = value.tensor
      } else if case .operation(.part, .part(let part)) = graph[node].kind, part.offsets.count == 1,
        let whole = known[graph[node].inputs[0]]
      {
        guard whole.rows == nil else { return nil }
        leaves[node] = Tensor(whole.tensor.elements[part.offsets[0]])
      } else if graph.isNamedLeaf(node) || bodies.contains(node) || graph.isElement(node, of: bodies)
        || graph.isOfLabel(node)
      {
        let value = try value(of: node)
        guard value.rows == nil else { return nil }
        leaves[node] = value.tensor
      } else {
        for input in graph[node].inputs where seen.insert(input).inserted { pending.append(input) }
      }
    }
    return leaves
  }

  /// The formula as it is shown: as a person would write it, and for one row without sums over the rows.
  mutating func presentable(_ formula: NodeID) throws(EngineError) -> NodeID {
    let shown = isOneRow ? try graph.forOneRow(formula) : formula
    return graph.simplify(shown, names: names)
  }

  /// The most operations that a formula of numbers made from arrays is shown with.
  private static let writtenOutLimit = 100

  /// A formula of one number as it is shown: by its name where it has one, as ∂z/∂w is h where z = w h; where arrays come
  /// in, by their elements.
  mutating func presentableNumber(_ formula: NodeID, named names: [NodeID]) throws(EngineError) -> NodeID {
    if let name = names.first(where: { $0 == formula || graph.bodyOfDefinition($0) == formula }) { return name }
    let shown = try presentable(formula)
    guard graph[shown].shape.isNumber,
      graph.formulaNodes(of: shown).contains(where: { !graph[$0].shape.isNumber && !graph.isNamedLeaf($0) })
    else { return try graph.withVisibleSums(shown) }
    let element = try graph.elementFormula(0, of: shown, stoppingAt: Set(names))
    let written = graph.simplify(element, names: names)
    return graph.formulaNodes(of: written).count <= Self.writtenOutLimit ? written : try graph.withVisibleSums(shown)
  }
}

extension Graph {
  /// A formula without the `on` and `at` around it.
  public func withoutBindings(_ id: NodeID) -> NodeID {
    var node = id
    while true {
      switch self[node].kind {
      case .bound, .operation(.onlyRow, _): node = self[node].inputs[0]
      default: return node
      }
    }
  }

  /// What `at` replaces inside of formulas, down to names.
  fileprivate func replacedInside(_ formulas: [NodeID]) -> Set<NodeID> {
    var replaced: Set<NodeID> = []
    var seen = Set(formulas)
    var pending = formulas
    while let node = pending.popLast() {
      if case .bound(let binding) = self[node].kind { replaced.formUnion(binding.targets) }
      guard !isNamedLeaf(node) else { continue }
      for input in self[node].inputs where seen.insert(input).inserted { pending.append(input) }
    }
    return replaced
  }

  /// The formula behind a name.
  func bodyOfDefinition(_ id: NodeID) -> NodeID {
    if case .definition = self[id].kind { return self[id].inputs[0] }
    return id
  }

  /// The named formulas that `target` is made of, itself included.
  func definitions(in target: NodeID) -> [NodeID] {
    reachable(from: [target]).filter { if case .definition = self[$0].kind { true } else { false } }
  }

  func isNamedLeaf(_ id: NodeID) -> Bool {
    switch self[id].kind {
    case .parameter, .variable, .column, .definition: true
    case .constant, .frozen, .derivative, .bound, .operation: false
    }
  }

  /// Whether a formula is a label as numbers, or a comparison of a label with a class, which says nothing in numbers.
  fileprivate func isOfLabel(_ id: NodeID) -> Bool {
    guard case .operation(let operation, _) = self[id].kind else { return false }
    return operation == .oneHot || operation == .equal
  }

  /// Whether a formula is one number of a named array.
  fileprivate func isElement(_ id: NodeID, of bodies: Set<NodeID>) -> Bool {
    guard case .operation(.part, _) = self[id].kind, self[id].shape.isNumber else { return false }
    return isNamedLeaf(self[id].inputs[0]) || bodies.contains(self[id].inputs[0])
  }

  /// Whether a formula only sets something around another, so that a name for it is a name for the setting.
  fileprivate func isWrapped(_ id: NodeID) -> Bool {
    switch self[id].kind {
    case .derivative, .bound, .operation(.onlyRow, _): true
    case .definition: isWrapped(self[id].inputs[0])
    default: false
    }
  }
}
