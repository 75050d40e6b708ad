/// The factors of all paths: for each link from a named formula to one that it mentions, the derivative of the one by
/// the other, with the other names held fixed.
struct PathFactors {
  struct Link: Hashable {
    let from: NodeID
    let to: NodeID
  }

  struct Factor {
    let formula: NodeID
    /// One value, or one a row.
    let values: [Double]
    /// What the factor is known by wherever it stands.
    let mark: Int
  }

  private(set) var factors: [Link: Factor] = [:]
  /// How many rows there are, where the factors have a value a row; else 0.
  private(set) var rowCount = 0

  /// `variable` is the end of the paths, or an element of it.
  init(_ paths: Graph.GradientPaths, to variable: NodeID, in scope: inout ExplanationScope) throws(EngineError) {
    let names = scope.graph.definitions(in: paths.target)
    for from in paths.links.keys.sorted(by: >) {
      let below = paths.links[from] ?? []
      for to in below {
        let wanted = paths.variables.contains(to) ? variable : to
        let formula = try scope.graph.unlabelledDerivative(
          of: scope.graph.bodyOfDefinition(from), by: wanted, fixed: Set(below).subtracting([to]))
        let value = try scope.value(of: formula)
        let presentable = try scope.presentableNumber(formula, named: names)
        factors[Link(from: from, to: to)] = Factor(
          formula: presentable, values: value.tensor.elements, mark: factors.count + 1)
        rowCount = max(rowCount, value.rows ?? 0)
      }
    }
  }

  /// The factors along a path.
  func along(_ path: [NodeID]) -> [(link: Link, factor: Factor)] {
    zip(path, path.dropFirst()).compactMap { from, to in
      let link = Link(from: from, to: to)
      return factors[link].map { (link, $0) }
    }
  }

  /// The product of the factors along a path, for one row.
  func product(along path: [NodeID], row: Int) -> Double {
    along(path).reduce(1) { $0 * ($1.factor.values.count == 1 ? $1.factor.values[0] : $1.factor.values[row]) }
  }

  /// The product along a path, summed over the rows.
  func product(along path: [NodeID]) -> Double {
    (0..<max(rowCount, 1)).reduce(0) { $0 + product(along: path, row: $1) }
  }
}
