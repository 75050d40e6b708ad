/// Explains the value of a derivative: all paths from a formula to a variable, factor by factor. Each factor is the
/// derivative of one named formula by the next with the other names held fixed, made by the same rules as the gradient.
public struct GradientExplanation {
  /// The bindings around the derivative, outermost first: `on` and `at` as they were written.
  struct Scope: Sendable {
    var bindings: [(binding: Binding, values: [NodeID], isRow: Bool)] = []
  }

  static let pathLimit = 8
  static let rowLimit = 10

  var graph: Graph
  let parameters: [Tensor]
  let target: NodeID
  let variable: NodeID
  let scope: Scope

  /// The derivation of `derivative`, which is a derivative of one number by one number, perhaps under `on` and `at`.
  /// Throws where it is something else.
  public static func explain(_ derivative: NodeID, place: String?, parameters: [Tensor], in graph: Graph)
    throws(EngineError) -> Derivation
  {
    guard let (target, variable, scope) = graph.unwrappedDerivative(derivative) else {
      throw EngineError("this is not a derivative")
    }
    guard graph[derivative].rows == nil, graph[derivative].shape.isNumber else {
      throw EngineError(
        "explain shows one number, but the derivative is "
          + (graph[derivative].rows == nil ? graph[derivative].shape.phrase : "one per row"),
        hint: graph[derivative].rows == nil ? "name one element, as in ∂E/∂w[1]" : "take one row, as in … on or[2]")
    }
    var explanation = GradientExplanation(
      graph: graph, parameters: parameters, target: target, variable: variable, scope: scope)
    return try explanation.derivation(of: derivative, place: place)
  }

  private mutating func derivation(of derivative: NodeID, place: String?) throws(EngineError) -> Derivation {
    var element = 0
    var base = variable
    if case .operation(.part, .part(let part)) = graph[variable].kind {
      element = part.offsets[0]
      base = graph[variable].inputs[0]
    }
    let paths = Graph.GradientPaths(from: target, to: base, in: graph, limit: Self.pathLimit)
    let named = paths.links.keys.sorted(by: >) + [base]
    for node in named where !graph[node].shape.isNumber && node != base {
      throw EngineError(
        "explain follows formulas of numbers, but \(graph.describe(node)) is \(graph[node].shape.phrase)",
        hint: "write the formula element by element")
    }
    let factors = try factorTable(paths, element: element)
    let leaves = factors.rowCount > 1 ? [:] : try leafNumbers(factors)
    let value = try graph.evaluate(derivative, parameters: parameters).tensor.elements[0]
    let difference = try finiteDifference(base, element)
    return Derivation(
      derivative: .partial(order: 1, of: name(target), by: [name(variable)]), place: place,
      formulas: try namedFormulas(named.filter { $0 != base && paths.links[$0] != nil }),
      paths: try paths.paths.map { path throws(EngineError) in try self.path(path, factors, leaves) },
      pathCount: paths.count, value: value, rows: rows(paths.paths, factors), rowCount: factors.rowCount,
      finiteDifference: difference.value, difference: (value - difference.value).magnitude, step: difference.step)
  }

  // MARK: Factors

  struct Factor {
    let formula: NodeID
    /// One value, or one a row.
    let values: [Double]
  }

  struct FactorTable {
    var factors: [Link: Factor] = [:]
    var rowCount = 0
  }

  struct Link: Hashable {
    let from: NodeID
    let to: NodeID
  }

  private mutating func factorTable(_ paths: Graph.GradientPaths, element: Int) throws(EngineError) -> FactorTable {
    var table = FactorTable()
    for from in paths.links.keys.sorted(by: >) {
      for to in paths.links[from] ?? [] {
        let others = Set(paths.links[from] ?? []).subtracting([to])
        let wanted = to == baseOfVariable ? variable : to
        let formula = try graph.unlabelledDerivative(of: graph.bodyOfDefinition(from), by: wanted, fixed: others)
        let values = try numbers(of: formula)
        table.factors[Link(from: from, to: to)] = Factor(formula: formula, values: values)
        table.rowCount = max(table.rowCount, values.count > 1 ? values.count : 0)
      }
    }
    return table
  }

  private var baseOfVariable: NodeID {
    if case .operation(.part, _) = graph[variable].kind { return graph[variable].inputs[0] }
    return variable
  }

  /// The value of a formula in the scope, one or one a row.
  mutating func numbers(of formula: NodeID) throws(EngineError) -> [Double] {
    let bound = try inScope(formula, keepingRows: true)
    return try graph.evaluate(bound, parameters: parameters).tensor.elements
  }

  /// `formula` under the bindings of the derivative.
  mutating func inScope(_ formula: NodeID, keepingRows: Bool) throws(EngineError) -> NodeID {
    var result = formula
    for (binding, values, isRow) in scope.bindings.reversed() {
      if isRow, !keepingRows, let row = binding.rows {
        result = try graph.bind(result, toRow: row)
      } else {
        result = try graph.bind(result, targets: binding.targets, values: values, rows: binding.rows)
      }
    }
    return result
  }

  /// The variable is replaced inside the scope, where it has the value that the scope gives it.
  private mutating func finiteDifference(_ base: NodeID, _ element: Int) throws(EngineError) -> FiniteDifference {
    let scoped = try inScope(base, keepingRows: false)
    let center = try graph.evaluate(scoped, parameters: parameters)
    guard center.rows == nil else {
      throw EngineError("\(graph.describe(base)) has a value per row", hint: "take one row, as in … on or[2]")
    }
    let moved = graph.variable("moved", shape: graph[base].shape, rows: graph[base].rows)
    let inner = try graph.bind(target, targets: [base], values: [moved])
    return try FiniteDifference(
      of: inScope(inner, keepingRows: false), by: moved, offset: element, center: center.tensor,
      parameters: parameters, in: graph)
  }
}
