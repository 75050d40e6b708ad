import Engine
import Source

/// Where random numbers stand for themselves: in the columns of a dataset that is made, one for each row.
struct Noise: Sendable {
  let count: Int
  let column: String

  /// The start of the names that the draws are counted under.
  static let prefix = "data."
}

extension Evaluator {
  /// Numbers drawn from a distribution, one for each row of the dataset that is being made; nothing elsewhere.
  mutating func drawn(from distribution: Distribution) -> NodeID? {
    guard let noise else { return nil }
    switch distribution {
    case .normal, .uniform: break
    case .xavier, .he: return nil
    }
    let name = Noise.prefix + noise.column
    let shape = Shape([noise.count])
    let draw = Draw(
      distribution: distribution, shape: shape, fan: .init(of: shape), name: name,
      occurrence: state.declarations[name] ?? 0)
    state.declarations[name, default: 0] += 1
    return state.graph.constant(draw.tensor(seed: state.seed))
  }
}
