/// Explains the value of a derivative by one number. Through formulas of numbers it follows every path, factor by
/// factor; through layers it goes backwards from the loss, a vector or matrix a step. Factors and steps are made by the
/// same rules as the gradient.
public struct GradientExplanation {
  var scope: ExplanationScope
  /// What is differentiated, and by what; the latter may be an element of an array.
  var target: NodeID
  let variable: NodeID
  /// What parts are written as that have no name in the notebook.
  var parts: [NodeID: Math] = [:]
  /// Finite differences that have been computed, by the variable and its elements.
  var differences: [FiniteDifference.Key: [FiniteDifference]] = [:]

  /// The explanation of `derivative`, which is a derivative of one number, perhaps under `on` and `at`. Throws where it
  /// is something else.
  public static func explain(_ derivative: NodeID, place: Phrase?, parameters: [Tensor], in graph: Graph)
    throws(EngineError) -> Explanation
  {
    var explanation = try GradientExplanation(of: derivative, parameters: parameters, in: graph)
    let value = try graph.evaluate(derivative, parameters: parameters).tensor
    return try explanation.explanation(value, place: place)
  }

  init(of derivative: NodeID, parameters: [Tensor], in graph: Graph) throws(EngineError) {
    scope = ExplanationScope(around: derivative, parameters: parameters, in: graph)
    guard case .derivative(let target, let variable) = graph[scope.inner].kind else {
      throw EngineError("this is not a derivative")
    }
    guard graph[target].shape.isNumber else {
      throw EngineError(
        "explain follows the derivative of one number, but \(graph.describe(target)) is \(graph[target].shape.phrase)",
        hint: "name one element of it, and take the derivative of that")
    }
    guard graph[derivative].rows == nil else {
      throw EngineError(
        "explain shows one derivative, but this has one per row", hint: "take one row, as in … on or[2]")
    }
    (self.target, self.variable) = (target, variable)
  }

  private mutating func explanation(_ value: Tensor, place: Phrase?) throws(EngineError) -> Explanation {
    let paths = Graph.GradientPaths(from: target, to: [base], through: aliases, in: graph)
    let named = paths.links.keys.sorted(by: >)
    let isOfNumbers = graph[variable].shape.isNumber && graph[base].shape.rank < 3
    let followsNumbers = isOfNumbers && named.allSatisfy { graph[$0].shape.isNumber }
    var explanation =
      isMixed([base])
      ? try mixedExplanation(value)
      : followsNumbers ? try pathExplanation(paths, value) : try layerExplanation(value)
    explanation.place = place
    explanation.value = value
    explanation.remarks = try remarks(value)
    if explanation.gradient == nil { explanation.gradient = layerRecord(value) }
    return explanation
  }

  var graph: Graph { scope.graph }

  /// The names on the way that only stand for another.
  var aliases: Set<NodeID> { skippedNames(to: [base]) }

  /// The names on the way to `variables` that are not stopped at: those that only stand for another. Where `on` or `at`
  /// stands inside the formula, all of them: a name has one value inside and another outside, so that no factor belongs
  /// to it.
  func skippedNames(to variables: [NodeID]) -> Set<NodeID> {
    let isMixed = isMixed(variables)
    let skipped = isMixed ? Set(names).subtracting([target]) : graph.aliases(in: target)
    return skipped.subtracting(variables)
  }

  /// Whether `on` or `at` stands inside the formula around something that mentions one of the variables, even where it
  /// gives them another value.
  func isMixed(_ variables: [NodeID]) -> Bool {
    graph.reachable(from: [target]).contains { node in
      guard case .bound = graph[node].kind else { return false }
      let inside = Set(graph.reachable(from: [node]))
      return variables.contains { inside.contains($0) }
    }
  }

  /// The whole array of which the variable may be an element.
  var base: NodeID { element == nil ? variable : graph[variable].inputs[0] }

  /// Where the variable stands in its array, if it is an element of one.
  var element: Int? {
    if case .operation(.part, .part(let part)) = graph[variable].kind, part.offsets.count == 1 {
      return part.offsets[0]
    }
    return nil
  }

  /// The named formulas that the target is made of.
  var names: [NodeID] { graph.definitions(in: target) }

  /// The printer of formulas, which names what has a name.
  func printer(numbers: [NodeID: Tensor] = [:], symbols: [NodeID: Math] = [:]) -> FormulaPrinter {
    FormulaPrinter(
      graph: graph, namesOf: names, numbers: numbers, symbols: symbols.merging(parts) { symbol, _ in symbol },
      isOneRow: scope.isOneRow)
  }

  /// The name of a formula; one without a name stands in brackets.
  func name(_ id: NodeID) -> Math {
    let printed = printer().part(id, depth: 0)
    return printed.strength == .atom ? printed.math : .brackets(printed.math)
  }

  /// ∂E/∂w₃
  func derivativeName(_ of: NodeID, _ by: NodeID) -> Math {
    if of == target, case .partial(let order, let inner, let first)? = printer().derivativeName(of) {
      return .partial(order: order + 1, of: inner, by: first + [name(by)])
    }
    return .partial(order: 1, of: name(of), by: [name(by)])
  }
}

extension Graph {
  /// Whether a formula is a derivative, perhaps under names, `on` and `at`.
  public func isDerivative(_ id: NodeID) -> Bool {
    let scope = ExplanationScope(around: id, parameters: [], in: self)
    if case .derivative = self[scope.inner].kind { return true }
    return false
  }
}
