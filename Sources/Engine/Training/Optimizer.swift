/// How a parameter moves: formulas for its next value and for what the optimiser remembers.
public enum Optimizer: Hashable, Sendable {
  /// Gradient descent over all rows: v ← βv + g, w ← w − αv, as PyTorch's SGD with `momentum` β.
  case gradientDescent(rate: Double, momentum: Double)

  /// What one parameter becomes, and the new values of its state.
  struct Update {
    let parameter: NodeID
    let states: [State]
  }

  /// A remembered array: where its value is put before a step, its first value, and its next one.
  struct State {
    let variable: NodeID
    let initial: Tensor
    let next: NodeID
  }

  func update(of parameter: NodeID, gradient: NodeID, in graph: inout Graph) throws(EngineError) -> Update {
    switch self {
    case .gradientDescent(let rate, let momentum):
      let alpha = graph.constant(rate)
      guard momentum != 0 else {
        let step = try graph.apply(.multiply, [alpha, gradient])
        return Update(parameter: try graph.apply(.subtract, [parameter, step]), states: [])
      }
      let shape = graph[parameter].shape
      let velocity = graph.variable("v", shape: shape)
      let kept = try graph.apply(.multiply, [graph.constant(momentum), velocity])
      let next = try graph.apply(.add, [kept, gradient])
      let step = try graph.apply(.multiply, [alpha, next])
      return Update(
        parameter: try graph.apply(.subtract, [parameter, step]),
        states: [State(variable: velocity, initial: Tensor(repeating: 0, shape: shape), next: next)])
    }
  }
}
