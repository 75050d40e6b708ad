/// Where a gradient gets lost or has no one value: units whose activation is flat, and kinks.
enum Flatness: Hashable {
  /// The derivative jumps here, and the rule takes one of its values.
  case kink
  /// A sigmoid or tanh near its limits: its slope is under a hundredth of the largest.
  case saturated
  /// A relu of a negative number passes nothing on.
  case off

  /// What the operation does at `inputs`, whose value is `value`.
  init?(_ operation: Operation, _ inputs: [Double], value: Double) {
    switch operation {
    case .relu where inputs[0] == 0, .leakyRelu where inputs[0] == 0, .absolute where inputs[0] == 0: self = .kink
    case .maximum where inputs[0] == inputs[1], .minimum where inputs[0] == inputs[1]: self = .kink
    case .relu where inputs[0] < 0: self = .off
    case .sigmoid where 4 * value * (1 - value) < 0.01: self = .saturated
    case .hyperbolicTangent where 1 - value * value < 0.01: self = .saturated
    default: return nil
    }
  }
}

extension Flatness {
  /// Flat units of one formula: where it stands, and how many of its units are so.
  struct Finding {
    let flatness: Flatness
    let node: NodeID
    let count: Int
    let units: Int
    /// Whether the slopes of all of them are 0.
    var isClosed = false
  }

  /// Of all activations between `target` and `variables`, in the order of computation.
  static func findings(from target: NodeID, to variables: [NodeID], in scope: inout ExplanationScope)
    throws(EngineError) -> [Finding]
  {
    var places: [(node: NodeID, bindings: [NodeID])] = []
    scope.graph.activations(from: target, to: variables, inside: [], &places)
    var findings: [Finding] = []
    for (node, bindings) in places {
      guard case .operation(let operation, _) = scope.graph[node].kind else { continue }
      let value = try scope.value(of: node, inside: bindings)
      var inputs: [Tensor] = []
      for input in scope.graph[node].inputs { inputs.append(try scope.value(of: input, inside: bindings)) }
      if operation == .maximumElement || operation == .minimumElement, value.elements.count == 1 {
        let ties = inputs[0].elements.filter { $0 == value.elements[0] }.count
        if ties > 1 { findings.append(Finding(flatness: .kink, node: node, count: 1, units: 1)) }
        continue
      }
      guard inputs.allSatisfy({ $0.elements.count == value.elements.count }) else { continue }
      var counts: [Flatness: Int] = [:]
      var open: Set<Flatness> = []
      for (place, element) in value.elements.enumerated() {
        if let flatness = Flatness(operation, inputs.map { $0.elements[place] }, value: element) {
          counts[flatness, default: 0] += 1
          let slope = operation == .sigmoid ? element * (1 - element) : 1 - element * element
          if flatness != .saturated || slope != 0 { open.insert(flatness) }
        }
      }
      for flatness in [Flatness.kink, .saturated, .off] {
        guard let count = counts[flatness] else { continue }
        findings.append(
          Finding(
            flatness: flatness, node: node, count: count, units: value.elements.count,
            isClosed: !open.contains(flatness)))
      }
    }
    return findings
  }
}

extension ExplanationScope {
  /// The value of a formula under `on` and `at` inside the formula that is explained, outermost first.
  fileprivate mutating func value(of formula: NodeID, inside bindings: [NodeID]) throws(EngineError) -> Tensor {
    var bound = formula
    for node in bindings.reversed() {
      guard case .bound(let binding) = graph[node].kind else { continue }
      bound = try graph.bind(
        bound, targets: binding.targets, values: Array(graph[node].inputs.dropFirst()), rows: binding.rows)
    }
    return try value(of: bound).tensor
  }
}

extension Graph {
  /// The activations that lie between `target` and `variables`, in the order of computation; those behind an `on` or
  /// `at` with the bindings around them.
  fileprivate func activations(
    from target: NodeID, to variables: [NodeID], inside bindings: [NodeID],
    _ found: inout [(node: NodeID, bindings: [NodeID])]
  ) {
    let depends = variables.map { dependence(of: target, on: $0) }
    let leads = { (node: NodeID) in depends.contains { node.index < $0.count && $0[node.index] } }
    var isReached: Set<NodeID> = [target]
    var pending = [target]
    while let node = pending.popLast() {
      var inputs = self[node].inputs
      if case .bound = self[node].kind { inputs.removeFirst() }
      for input in inputs where leads(input) && isReached.insert(input).inserted { pending.append(input) }
    }
    for node in isReached.sorted() where leads(node) {
      switch self[node].kind {
      case .operation(let operation, _) where operation.hasFlatPlaces: found.append((node, bindings))
      case .bound(let binding):
        let changed = zip(binding.targets, self[node].inputs.dropFirst()).filter { leads($1) }.map(\.0)
        let free = variables.filter { !binding.targets.contains($0) }
        activations(from: self[node].inputs[0], to: free + changed, inside: bindings + [node], &found)
      default: continue
      }
    }
  }
}

extension Operation {
  fileprivate var hasFlatPlaces: Bool {
    [.relu, .leakyRelu, .absolute, .maximum, .minimum, .maximumElement, .minimumElement, .sigmoid, .hyperbolicTangent]
      .contains(self)
  }
}
