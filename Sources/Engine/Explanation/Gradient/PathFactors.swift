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
    /// Whether the formula that it leads to has a value per row.
    let leadsToRows: Bool
    /// What the factor is known by wherever it stands.
    let mark: Int
    /// Whether the formula depends on the other also through a third, which this factor leaves out.
    let isDirectPart: Bool
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
        let isDirectPart = below.contains { $0 != to && paths.leads(from: $0, to: to) }
        let presentable = try scope.presentableNumber(formula, named: names)
        factors[Link(from: from, to: to)] = Factor(
          formula: presentable, values: value.tensor.elements, leadsToRows: scope.graph[to].rows != nil,
          mark: factors.count + 1, isDirectPart: isDirectPart)
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

  /// Whether a path leads through formulas with a value per row, of several rows.
  func hasRows(_ path: [NodeID]) -> Bool { along(path).contains { $0.factor.values.count > 1 } }

  /// The product along a path. Where it leads back from formulas with rows to one value for all rows, what the rows
  /// have received so far is summed.
  func product(along path: [NodeID]) -> Double {
    var products = [1.0]
    for (_, factor) in along(path) {
      products = Self.products(products, factor)
      if !factor.leadsToRows, products.count > 1 { products = [products.reduce(0, +)] }
    }
    return products.reduce(0, +)
  }

  /// The product along a path in each row, where they are summed at the end of the path alone.
  func productsByRow(along path: [NodeID]) -> [Double]? {
    var products = [1.0]
    let factors = along(path).map(\.factor)
    for (position, factor) in factors.enumerated() {
      products = Self.products(products, factor)
      if position < factors.count - 1, !factor.leadsToRows, products.count > 1 { return nil }
    }
    return products.count > 1 ? products : nil
  }

  private static func products(_ products: [Double], _ factor: Factor) -> [Double] {
    (0..<max(products.count, factor.values.count)).map {
      products[products.count == 1 ? 0 : $0] * factor.values[factor.values.count == 1 ? 0 : $0]
    }
  }
}
