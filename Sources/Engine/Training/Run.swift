/// What a training gave: the loss and the parameters, before the first epoch and after each.
public struct Run: Sendable {
  /// The loss that was made small.
  public let loss: NodeID
  public let optimizer: Optimizer
  /// `losses[k]` is the loss after epoch k; `losses[0]` before any.
  public let losses: [Double]
  /// The parameters that moved, as nodes and identities, in the order of their declaration.
  public let parameters: [(node: NodeID, id: ParameterID)]
  /// For each epoch, each parameter's values, one after the other.
  let history: [Double]
  let widths: [Int]

  /// How many epochs were trained.
  public var epochs: Int { losses.count - 1 }

  /// The values of the parameter at `position` after epoch `epoch`.
  public func value(ofParameter position: Int, afterEpoch epoch: Int, shape: Shape) -> Tensor {
    let total = widths.reduce(0, +)
    let start = epoch * total + widths[..<position].reduce(0, +)
    return Tensor(Array(history[start..<start + widths[position]]), shape: shape)
  }
}
