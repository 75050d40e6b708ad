/// Reads a formula of a graph into algebra, inputs first. Chains of sums and of products are read at their top, so that
/// each term is looked at once.
struct SimplificationReader {
  let graph: Graph
  private(set) var algebra = Algebra()
  /// The name that stands for a formula's body.
  private let nameOfBody: [NodeID: NodeID]
  private let isTotal: [Bool]
  private var ids: [NodeID: Algebra.ID] = [:]
  private var chains: [Chain] = []

  /// What a node is only a link of, read where the chain ends.
  private enum Chain {
    case none, sum, product
  }

  /// `formula` is read without its own name; `names` are those that may stand in it.
  init(_ formula: NodeID, names: [NodeID], in graph: Graph) {
    self.graph = graph
    isTotal = graph.definedEverywhere(in: formula)
    let body = graph.bodyOfName(formula)
    // Under a binding that replaces a name, the formula behind the name is another thing.
    let targets = Set(graph.reachable(from: [formula]).flatMap { graph.targetsOfBinding($0) })
    var bodies: [NodeID: NodeID] = [:]
    for name in names.sorted() where !targets.contains(name) {
      if case .definition = graph[name].kind { bodies[graph[name].inputs[0]] = name }
    }
    if body != formula { bodies[body] = nil }
    nameOfBody = bodies
  }

  /// What the formula is in `algebra`.
  mutating func read(_ formula: NodeID) -> Algebra.ID {
    for id in order(below: formula) where chains[id.index] == .none {
      ids[id] = isAtom(id) ? atom(id) : composed(id)
    }
    return ids[formula] ?? algebra.unit
  }

  // MARK: Order

  /// The nodes that are looked at, inputs first; finds their chains on the way.
  private mutating func order(below top: NodeID) -> [NodeID] {
    var uses = Array(repeating: 0, count: top.index + 1)
    chains = Array(repeating: .none, count: top.index + 1)
    uses[top.index] = 1
    var order: [NodeID] = []
    for index in stride(from: top.index, through: 0, by: -1) where uses[index] > 0 {
      let id = NodeID(index: index)
      order.append(id)
      // The last use decides, and there is a chain only where it is the one use.
      if uses[index] > 1 || isAtom(id) || !canBeLink(id) { chains[index] = .none }
      guard !isAtom(id) else { continue }
      for (position, input) in graph[id].inputs.enumerated() {
        uses[input.index] += 1
        chains[input.index] = linkOfInput(id, position, input)
      }
    }
    return order.reversed()
  }

  /// The chain that the input of a node would belong to. A difference in brackets, as in b + (t − y), is first looked
  /// at as one thing.
  private func linkOfInput(_ id: NodeID, _ position: Int, _ input: NodeID) -> Chain {
    guard case .operation(let operation, _) = graph[id].kind else { return .none }
    switch operation {
    case .add, .subtract:
      if position == 1, case .operation(.subtract, _) = graph[input].kind { return .none }
      return .sum
    case .multiply: return .product
    case .divide: return position == 0 ? .product : .none
    case .negate: return chains[id.index]
    default: return .none
    }
  }

  /// Whether a node is of the kind that its chain is made of.
  private func canBeLink(_ id: NodeID) -> Bool {
    guard case .operation(let operation, _) = graph[id].kind else { return false }
    switch (chains[id.index], operation) {
    case (.sum, .add), (.sum, .subtract), (.sum, .negate): return true
    case (.product, .multiply), (.product, .divide), (.product, .negate): return true
    default: return false
    }
  }

  // MARK: Nodes

  /// Whether a node stands for itself: a leaf or a name.
  private func isAtom(_ id: NodeID) -> Bool {
    switch graph[id].kind {
    case .constant, .frozen, .parameter, .variable, .column, .definition, .bound: true
    case .derivative, .operation: nameOfBody[id] != nil
    }
  }

  private func extent(of id: NodeID) -> Algebra.Extent {
    Algebra.Extent(shape: graph[id].shape, rows: graph[id].rows)
  }

  private mutating func atom(_ id: NodeID) -> Algebra.ID {
    if case .constant(let tensor) = graph[id].kind, let first = tensor.elements.first, first.isFinite,
      tensor.elements.allSatisfy({ $0 == first })
    {
      return algebra.spread(algebra.number(Coefficient(first)), over: extent(of: id))
    }
    if case .constant(let tensor) = graph[id].kind, let placed = placedConstant(tensor) { return placed }
    let name = nameOfBody[id] ?? id
    let atom = algebra.atom(name, extent(of: id), isTotal: isTotal[id.index])
    if case .operation(.oneHot, _) = graph[graph.bodyOfNames(name)].kind { algebra.oneHotNames.insert(atom) }
    if case .constant(let tensor) = graph[id].kind, tensor.elements.count <= 1000 { algebra.constants[atom] = tensor }
    return atom
  }

  /// An array with one number that is not 0.
  private mutating func placedConstant(_ tensor: Tensor) -> Algebra.ID? {
    guard tensor.elements.count <= 10_000, tensor.elements.allSatisfy(\.isFinite),
      let place = tensor.elements.firstIndex(where: { $0 != 0 }),
      tensor.elements[(place + 1)...].allSatisfy({ $0 == 0 })
    else { return nil }
    let value = algebra.number(Coefficient(tensor.elements[place]))
    return algebra.place(value, at: place, of: tensor.shape)
  }

  private mutating func composed(_ id: NodeID) -> Algebra.ID {
    let node = graph[id]
    guard case .operation(let operation, let attribute) = node.kind else {
      return ids[node.inputs[0]] ?? algebra.unit
    }
    switch operation {
    case .add, .subtract: return algebra.sum(terms(of: id))
    case .multiply, .divide:
      let (coefficient, factors) = factors(of: id)
      return algebra.product(coefficient, factors)
    default:
      return algebra.apply(operation, attribute, node.inputs.map { ids[$0] ?? algebra.unit }, extent(of: id))
    }
  }

  /// The terms of a sum and of the links below it, in the order in which they are written.
  private func terms(of top: NodeID) -> [Algebra.Term] {
    var terms: [Algebra.Term] = []
    var pending = [(top, Coefficient.one)]
    while let (id, sign) = pending.popLast() {
      guard id == top || chains[id.index] == .sum, case .operation(let operation, _) = graph[id].kind else {
        if let core = ids[id] { terms.append(Algebra.Term(coefficient: sign, core: core)) }
        continue
      }
      let inputs = graph[id].inputs
      switch operation {
      case .negate: pending.append((inputs[0], -sign))
      case .subtract: pending += [(inputs[1], -sign), (inputs[0], sign)]
      default: pending += [(inputs[1], sign), (inputs[0], sign)]
      }
    }
    return terms
  }

  /// The factors of a product and of the links below it, in the order in which they are written, and their sign.
  private func factors(of top: NodeID) -> (Coefficient, [Algebra.Factor]) {
    var sign = Coefficient.one
    var factors: [Algebra.Factor] = []
    var pending = [(top, Coefficient.one)]
    while let (id, exponent) = pending.popLast() {
      guard id == top || chains[id.index] == .product, exponent == .one,
        case .operation(let operation, _) = graph[id].kind
      else {
        if let base = ids[id] { factors.append(Algebra.Factor(base, to: exponent)) }
        continue
      }
      let inputs = graph[id].inputs
      switch operation {
      case .negate:
        sign = -sign
        pending.append((inputs[0], .one))
      case .divide: pending += [(inputs[1], .minusOne), (inputs[0], .one)]
      default: pending += [(inputs[1], .one), (inputs[0], .one)]
      }
    }
    return (sign, factors)
  }
}

extension Graph {
  /// The formula behind a name and labels of derivatives; what has none is itself.
  func bodyOfName(_ id: NodeID) -> NodeID {
    var id = unlabelled(id)
    if case .definition = self[id].kind { id = unlabelled(self[id].inputs[0]) }
    return id
  }

  /// The formula behind all names.
  func bodyOfNames(_ id: NodeID) -> NodeID {
    var id = id
    while case .definition = self[id].kind { id = self[id].inputs[0] }
    return id
  }

  private func unlabelled(_ id: NodeID) -> NodeID {
    var id = id
    while case .derivative = self[id].kind { id = self[id].inputs[0] }
    return id
  }

  fileprivate func targetsOfBinding(_ id: NodeID) -> [NodeID] {
    if case .bound(let binding) = self[id].kind { binding.targets } else { [] }
  }
}
