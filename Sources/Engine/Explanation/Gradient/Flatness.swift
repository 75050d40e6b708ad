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
  }

  /// Of all activations between `target` and `variables`, in the order of computation.
  static func findings(from target: NodeID, to variables: [NodeID], in scope: inout ExplanationScope)
    throws(EngineError) -> [Finding]
  {
    let depends = variables.map { scope.graph.dependence(of: target, on: $0) }
    var findings: [Finding] = []
    for node in scope.graph.reachable(from: [target]) where depends.contains(where: { $0[node.index] }) {
      guard case .operation(let operation, _) = scope.graph[node].kind, operation.hasFlatPlaces else { continue }
      let value = try scope.value(of: node).tensor
      var inputs: [Tensor] = []
      for input in scope.graph[node].inputs { inputs.append(try scope.value(of: input).tensor) }
      if operation == .maximumElement || operation == .minimumElement, value.elements.count == 1 {
        let ties = inputs[0].elements.filter { $0 == value.elements[0] }.count
        if ties > 1 { findings.append(Finding(flatness: .kink, node: node, count: 1, units: 1)) }
        continue
      }
      guard inputs.allSatisfy({ $0.elements.count == value.elements.count }) else { continue }
      var counts: [Flatness: Int] = [:]
      for (place, element) in value.elements.enumerated() {
        if let flatness = Flatness(operation, inputs.map { $0.elements[place] }, value: element) {
          counts[flatness, default: 0] += 1
        }
      }
      for flatness in [Flatness.kink, .saturated, .off] {
        guard let count = counts[flatness] else { continue }
        findings.append(Finding(flatness: flatness, node: node, count: count, units: value.elements.count))
      }
    }
    return findings
  }
}

extension Operation {
  fileprivate var hasFlatPlaces: Bool {
    [.relu, .leakyRelu, .absolute, .maximum, .minimum, .maximumElement, .minimumElement, .sigmoid, .hyperbolicTangent]
      .contains(self)
  }
}
