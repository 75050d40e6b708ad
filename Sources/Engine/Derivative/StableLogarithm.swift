/// A logarithm of a softmax or a sigmoid is differentiated as one function: through the softmax, a probability that
/// has become 0 would give 0/0,
///
///     d log softmax(z)    g − softmax(z) Σ g
///     d log σ(z)          g (1 − σ(z))
///     d log(1 − σ(z))     −g σ(z)
enum StableLogarithm {
  /// The node of the softmax and its input.
  case softmax(NodeID, of: NodeID)
  case sigmoid(NodeID, of: NodeID)
  case oneMinusSigmoid(NodeID, of: NodeID)

  var input: NodeID {
    switch self {
    case .softmax(_, let z), .sigmoid(_, let z), .oneMinusSigmoid(_, let z): z
    }
  }

  /// What the input receives when the logarithm receives `gradient`.
  func contribution(_ gradient: NodeID, in graph: inout Graph) throws(EngineError) -> NodeID {
    switch self {
    case .softmax(let value, let z):
      let whole =
        graph[gradient].shape == graph[z].shape
        ? gradient
        : try graph.simplified(.spreadElements, [gradient], .shape(graph[z].shape))
      let total = try graph.simplified(.sumLast, [whole])
      let share = try graph.simplified(.multiply, [value, total])
      return try graph.simplified(.subtract, [gradient, share])
    case .sigmoid(let value, _):
      let rest = try graph.simplified(.subtract, [graph.constant(1), value])
      return try graph.simplified(.multiply, [gradient, rest])
    case .oneMinusSigmoid(let value, _):
      let product = try graph.simplified(.multiply, [gradient, value])
      return try graph.simplified(.negate, [product])
    }
  }
}

extension Graph {
  /// What the argument of a logarithm is, seen through its names, but not through a name that is held fixed.
  func stableLogarithm(of argument: NodeID, stoppingAt fixed: (NodeID) -> Bool) -> StableLogarithm? {
    guard let value = unnamed(argument, stoppingAt: fixed), case .operation(let operation, _) = self[value].kind else {
      return nil
    }
    let inputs = self[value].inputs
    switch operation {
    case .softmax: return .softmax(value, of: inputs[0])
    case .sigmoid: return .sigmoid(value, of: inputs[0])
    case .subtract where scalarConstant(inputs[0]) == 1:
      guard let inner = unnamed(inputs[1], stoppingAt: fixed), case .operation(.sigmoid, _) = self[inner].kind else {
        return nil
      }
      return .oneMinusSigmoid(inner, of: self[inner].inputs[0])
    default: return nil
    }
  }

  private func unnamed(_ id: NodeID, stoppingAt fixed: (NodeID) -> Bool) -> NodeID? {
    var id = id
    while !fixed(id) {
      guard case .definition = self[id].kind else { return id }
      id = self[id].inputs[0]
    }
    return nil
  }
}
