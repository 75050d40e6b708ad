import Engine

/// A formula as a network: its inputs, layers of units and other blocks, each with what it takes from those before.
public struct NetworkStructure: Sendable {
  /// One number that a stage gives: a unit, or an element of what a block gives.
  public struct Place: Hashable, Sendable {
    public let stage: Int
    public let element: Int
  }

  /// Units that sum what they take, each with weights of its own, and put an activation on the sum.
  public struct Units: Sendable {
    public let sources: [Place]
    /// A row of weights a unit, a column a source.
    public let weights: Tensor
    /// What the author calls each weight, `w1`; empty where the weights are elements of an array.
    public let weightNames: [String?]
    /// One number a unit, or nothing where there are none.
    public let biases: [Double]?
    public let biasName: String?
    public let activation: String?
  }

  /// Anything else that is computed at once: a convolution, pooling, attention.
  public struct Block: Sendable {
    public let sources: [Int]
    /// What it does, in a word or two.
    public let title: String
    /// Its sizes: `8 filters 3×3`.
    public let detail: String
    public let activation: String?
  }

  public enum Kind: Sendable {
    /// Data, with a name for each number.
    case inputs([String])
    case units(Units)
    case block(Block)
  }

  public struct Stage: Sendable {
    /// The author's name for what the stage gives; empty where it has none.
    public let name: String
    public let kind: Kind
    /// The shape of what it gives, for one row.
    public let shape: Shape
    /// What it gives for the one row there is; nothing where there are several, or where that is no number of units.
    public internal(set) var values: [Double]?
  }

  /// Each after what it takes from.
  public let stages: [Stage]

  /// - Parameters:
  ///   - formula: an output of the network, or a loss, for which what the network gives to it is taken.
  ///   - parameters: the values of the graph's parameters now.
  public init(of formula: NodeID, parameters: [Tensor], in graph: Graph) throws(EngineError) {
    let network = try Network(formula, validation: nil, in: graph, rows: nil, standingFor: nil)
    var builder = try StructureBuilder(network, parameters: parameters)
    try builder.add(builder.roots)
    stages = try builder.withValues()
  }
}
