/// Explains the derivative of a function: the rules of differentiation that lead to it, one a step, then the numbers at
/// a point. The steps are made of the rules that the engine's own derivatives come from.
public struct RuleExplanation {
  /// Where a derivative is explained.
  public struct Point: Sendable {
    /// What stands for each variable.
    let arguments: [NodeID]
    /// The derivative there, as the engine computes it.
    let derivative: NodeID
    /// The arguments as the author wrote them; without, their values are shown.
    let written: [Math]?

    public init(arguments: [NodeID], derivative: NodeID, written: [Math]?) {
      self.arguments = arguments
      self.derivative = derivative
      self.written = written
    }
  }

  var graph: Graph
  let parameters: [Tensor]
  let function: DifferentiatedFunction
  let point: Point?

  /// The explanation of a derivative, at a point if there is one. Throws where a variable or a part is of a kind that
  /// no rule is shown for.
  public static func explain(
    _ function: DifferentiatedFunction, at point: Point?, parameters: [Tensor], in graph: Graph
  ) throws(EngineError) -> Explanation {
    var explanation = RuleExplanation(graph: graph, parameters: parameters, function: function, point: point)
    return function.isGradient ? try explanation.gradient() : try explanation.explanation()
  }

  /// One differentiation: what is differentiated, its derivative, and the rules that lead there.
  struct Derivation {
    let formula: NodeID
    let derivative: NodeID
    let variable: NodeID
    let steps: RuleSteps
    /// The derivatives of all parts.
    let parts: RuleDerivation
  }

  private mutating func explanation() throws(EngineError) -> Explanation {
    let derivations = try derivations()
    let last = derivations[derivations.count - 1]
    var steps: [Explanation.Step] = []
    for (index, derivation) in derivations.dropLast().enumerated() {
      let title: Phrase = "\(strong: Self.ordinals[min(index, 3)]): \(result(derivation, order: index + 1))"
      steps.append(Explanation.Step(title, steps: try self.steps(derivation, order: index + 1)))
    }
    steps += try self.steps(last, order: derivations.count)
    guard let point else { return Explanation(answer: result(last, order: derivations.count), steps: steps) }
    let value = try value(at: point)
    steps.append(try numbers(last, order: derivations.count, value, at: point))
    return Explanation(
      answer: .row([name(at: point, order: derivations.count), .sign("="), .value(value)]), value: value,
      steps: steps, remarks: try remarks(last, order: derivations.count, value, at: point))
  }

  private static let ordinals = ["First derivative", "Second derivative", "Third derivative", "Derivative before"]

  /// All partial derivatives, one after the other.
  private mutating func gradient() throws(EngineError) -> Explanation {
    let start = function.math(order: 0, function.arguments(in: graph), in: graph)
    var steps = [Explanation.Step(Phrase(.row([start, .sign("="), print(function.formula)])))]
    var remarks: [Explanation.Remark] = []
    var formulas: [Math] = []
    for position in function.variables.indices {
      let part = function.differentiated(by: position)
      let order = part.positions.count
      let partPoint = try point.map { point throws(EngineError) in try self.point(of: part, at: point) }
      var explained = RuleExplanation(graph: graph, parameters: parameters, function: part, point: partPoint)
      let explanation = try explained.explanation()
      if let last = try explained.derivations().last {
        formulas.append(explained.print(last.derivative))
        steps.append(
          Explanation.Step(Phrase(explained.result(last, order: order)), steps: Array(explanation.steps.dropFirst())))
      }
      remarks += explanation.remarks.map { remark in
        let name = part.math(order: order, part.arguments(in: graph), in: graph)
        return Explanation.Remark(remark.kind, "\(name): \(remark.phrase)")
      }
    }
    let name = function.math(order: function.positions.count, function.arguments(in: graph), in: graph)
    guard let point else {
      return Explanation(answer: .row([.nabla(name), .sign("="), .vector(formulas)]), steps: steps)
    }
    let value = try value(at: point)
    let there = function.math(order: function.positions.count, written(point), in: graph)
    return Explanation(
      answer: .row([.nabla(there), .sign("="), .value(value)]), value: value, steps: steps, remarks: remarks)
  }

  /// The point for one partial derivative.
  private mutating func point(of part: DifferentiatedFunction, at point: Point) throws(EngineError) -> Point {
    var derivative = part.formula
    for position in part.positions {
      derivative = try graph.derivative(of: derivative, by: part.variables[position])
    }
    let bound = try graph.bind(derivative, targets: part.variables, values: point.arguments)
    return Point(arguments: point.arguments, derivative: bound, written: point.written)
  }

  /// Differentiates as often as is asked for; each derivative is what the next one starts from.
  mutating func derivations() throws(EngineError) -> [Derivation] {
    var result: [Derivation] = []
    var formula = function.formula
    for position in function.positions {
      let variable = function.variables[position]
      var expansion = Expansion(by: variable)
      formula = try expansion.expand(formula, in: &graph)
      try check(formula, variable)
      let derivation = try RuleDerivation(of: formula, by: variable, in: &graph)
      let derivative = displayed(try derivation.derivative(of: formula, in: &graph))
      let steps = try RuleSteps(of: formula, by: variable, names: expansion.names, in: &graph)
      result.append(
        Derivation(formula: formula, derivative: derivative, variable: variable, steps: steps, parts: derivation))
      formula = derivative
    }
    return result
  }

  /// A derivative as it is written.
  mutating func displayed(_ formula: NodeID) -> NodeID { graph.simplify(formula) }

  /// By an array there are rules only for functions of each element by itself.
  private func check(_ formula: NodeID, _ variable: NodeID) throws(EngineError) {
    guard !graph[variable].shape.isNumber else { return }
    let depends = graph.dependence(of: formula, on: variable)
    let isElementwise = graph.reachable(from: [formula]).allSatisfy { id in
      guard depends[id.index], case .operation(let operation, _) = graph[id].kind else { return true }
      if case .adjoint = operation.derivative { return false }
      return true
    }
    guard isElementwise, graph[formula].shape == graph[variable].shape else {
      throw EngineError(
        "explain shows the rules of functions of numbers, but \(graph.describe(variable)) is \(graph[variable].shape.phrase)",
        hint: "explain a derivative by one number")
    }
  }

  /// `f′(x) = 2x`
  func result(_ derivation: Derivation, order: Int) -> Math {
    let name = function.math(order: order, function.arguments(in: graph), in: graph)
    return .row([name, .sign("="), FormulaPrinter(graph: graph).print(derivation.derivative)])
  }
}
