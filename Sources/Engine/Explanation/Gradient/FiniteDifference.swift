/// The derivative by a small step to both sides: (f(x + h) − f(x − h)) / 2h.
///
/// With h = ∛ε·max(1, |x|) the error of the formula, about h²f‴/6, and that of rounding, about εf/h, are of the same
/// size (Press et al., Numerical Recipes, section 5.7).
struct FiniteDifference {
  /// What differences were taken of.
  struct Key: Hashable {
    let base: NodeID
    let elements: [Int]
  }

  let value: Double
  /// How far the value may be from the derivative of a smooth function: what a step half as long changes, which bounds
  /// the error of the formula, and the rounding of the function's values divided by the step.
  let uncertainty: Double

  /// How many roundings of the last place a value may carry: a formula of some hundred operations.
  private static let roundings = 256.0

  /// Of `function` at `x`. `rounding` is what the rounding of intermediate values adds to the function's.
  init(at x: Double, rounding: Double = 0, of function: (Double) -> Double) {
    // A power of two, so that x ± h is rounded as little as possible.
    let step = Double(sign: .plus, exponent: max(1, x.magnitude).exponent - 17, significand: 1)
    let (above, below) = (function(x + step), function(x - step))
    let half = (function(x + step / 2) - function(x - step / 2)) / step
    value = (above - below) / (2 * step)
    let rounded = max(above.magnitude, below.magnitude).ulp + rounding
    uncertainty = 4 * (value - half).magnitude + Self.roundings * rounded / step
  }
}

extension GradientExplanation {
  /// The finite differences of the target by elements of `base`, which is replaced inside the scope, where it has the
  /// value that the scope gives it.
  mutating func finiteDifferences(of base: NodeID, elements: [Int]) throws(EngineError) -> [FiniteDifference] {
    let key = FiniteDifference.Key(base: base, elements: elements)
    if let known = differences[key] { return known }
    let found = try newFiniteDifferences(of: base, elements)
    differences[key] = found
    return found
  }

  private mutating func newFiniteDifferences(of base: NodeID, _ elements: [Int])
    throws(EngineError) -> [FiniteDifference]
  {
    let scoped = try scope.bound(base, keepingRows: false)
    let center = try graph.evaluate(scoped, parameters: scope.parameters)
    guard center.rows == nil else {
      throw EngineError("\(graph.describe(base)) has a value per row", hint: "take one row, as in … on or[2]")
    }
    let moved = scope.graph.variable("moved", shape: graph[base].shape, rows: graph[base].rows)
    let inner = try scope.graph.bind(target, targets: [base], values: [moved])
    let outer = try scope.bound(inner, keepingRows: false)
    let program = try graph.compile([outer])
    let rounding = try intermediateRounding(of: base)
    return elements.map { element in
      FiniteDifference(at: center.tensor.elements[element], rounding: rounding) { x in
        var tensor = center.tensor
        tensor.elements[element] = x
        return program.values(parameters: scope.parameters, variables: [moved: tensor])[0].tensor.elements[0]
      }
    }
  }

  /// The numbers of a gradient through layers for other programs, where all finite differences were computed.
  func layerRecord(_ value: Tensor) -> Explanation.Gradient? {
    let elements = element.map { [$0] } ?? Array(0..<value.elements.count)
    let found = differences[.init(base: base, elements: elements)]?.map(\.value)
    guard let found else { return nil }
    let distance = zip(found, value.elements).map { ($0 - $1).magnitude }.max() ?? 0
    return Explanation.Gradient(
      derivative: derivativeName(target, variable), paths: [], pathCount: 0,
      finiteDifference: Tensor(found, shape: value.shape), difference: distance)
  }

  /// The most formulas, named ones and terms, whose rounding is looked at, a derivative each.
  private static let roundedFormulas = 30

  /// How much the target moves when every named formula on the way, and every term of a sum, is off by its last place:
  /// Σ |∂E/∂h| ulp(h). Where large numbers are subtracted, as in log Σ eᶻʲ − zₖ, or numbers near 1, as in 1 − σ(z), that
  /// is far more than the last place of the target.
  private mutating func intermediateRounding(of base: NodeID) throws(EngineError) -> Double {
    let paths = Graph.GradientPaths(from: target, to: [base], through: skippedNames(to: [base]), in: graph)
    var rounding = 0.0
    let named = paths.links.keys.filter { $0 != target }
    let terms = terms(dependingOn: base).filter { $0 != target && !named.contains($0) }
    let looked = (named.count < Self.roundedFormulas ? named : []) + terms.prefix(Self.roundedFormulas)
    for node in looked.sorted() {
      // What stands under `on` or `at` may have no derivative by itself, and is left out.
      guard let gradient = try? scope.graph.unlabelledDerivative(of: target, by: node),
        let slopes = try? scope.value(of: gradient).tensor.elements,
        let values = try? scope.value(of: node).tensor.elements, slopes.count == values.count
      else { continue }
      for (slope, value) in zip(slopes, values) where slope.isFinite && value.isFinite {
        rounding += slope.magnitude * value.ulp
      }
    }
    return rounding
  }

  /// What is added or subtracted on the way from the target to a formula, the last first.
  private func terms(dependingOn base: NodeID) -> [NodeID] {
    let depends = graph.dependence(of: target, on: base)
    var terms: Set<NodeID> = []
    for node in graph.reachable(from: [target]) where depends[node.index] {
      guard case .operation(let operation, _) = graph[node].kind else { continue }
      switch operation.notation {
      case .sum, .sumOverRows, .sumOverElements, .meanOverRows, .meanOverElements:
        terms.formUnion(graph[node].inputs.filter { depends[$0.index] })
      default: continue
      }
    }
    return terms.sorted(by: >)
  }
}
