extension Explanation {
  /// The formulas that an answer is made of as a drawing: who depends on whom, and the path that is explained.
  public struct Diagram: Hashable, Sendable {
    public struct Node: Hashable, Sendable {
      public enum Kind: Hashable, Sendable { case input, parameter, formula, target }

      public let name: Math
      public let value: Value?
      public let kind: Kind
      public let isLit: Bool
      /// How many links it is away from the inputs, at most.
      public let level: Int
    }

    /// What stands below the name of a formula.
    public enum Value: Hashable, Sendable {
      case number(Double)
      case shape(Shape)
    }

    public struct Edge: Hashable, Sendable {
      /// Places among the nodes; the data flows from the first to the second.
      public let from: Int
      public let to: Int
      /// The factor on a lit edge.
      public let factor: Math?
      public let value: Double?
      public let mark: Int?
      public let isLit: Bool
    }

    public let nodes: [Node]
    public let edges: [Edge]
    /// The product along the path, where there is one path.
    public let product: Double?
  }
}
