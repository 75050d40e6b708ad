/// Backpropagation: what each formula between a target and its variables receives, from the target backwards. A formula
/// receives from those that mention it,
///
///     ∂E/∂h = Σ over z that mention h of (∂z/∂h)ᵀ ∂E/∂z,
///
/// so each step uses what the steps before it found (Rumelhart, Hinton & Williams, 1986). The sum before an
/// activation has the name that the literature gives it, δ = ∂E/∂z.
struct Backpropagation {
  struct Stage {
    let node: NodeID
    /// δ⁽ʰ⁾, or ∂E/∂h
    let symbol: Math
    /// A free variable that stands for what the node receives in the formulas of later stages.
    let variable: NodeID
    /// What the node receives, by what was received before.
    let formula: NodeID
    let value: ExplanationScope.Value
  }

  /// From the target backwards, without the variables.
  private(set) var units: [Stage] = []
  /// What the variables receive, in their order.
  private(set) var ends: [Stage] = []

  var stages: [Stage] { units + ends }

  /// How the printer writes what was received.
  var symbols: [NodeID: Math] {
    Dictionary(uniqueKeysWithValues: stages.map { ($0.variable, $0.symbol) })
  }

  /// Through the formulas of `paths`.
  init(
    _ paths: Graph.GradientPaths, symbol: (NodeID) -> Math, in scope: inout ExplanationScope
  ) throws(EngineError) {
    var variables: [NodeID: NodeID] = [:]
    for node in paths.links.keys.sorted(by: >) where node != paths.target {
      guard !paths.variables.contains(node) else { continue }
      let stage = try Self.stage(of: node, paths, variables, symbol, &scope)
      variables[node] = stage.variable
      units.append(stage)
    }
    for node in paths.variables { ends.append(try Self.stage(of: node, paths, variables, symbol, &scope)) }
  }

  private static func stage(
    of node: NodeID, _ paths: Graph.GradientPaths, _ received: [NodeID: NodeID], _ symbol: (NodeID) -> Math,
    _ scope: inout ExplanationScope
  ) throws(EngineError) -> Stage {
    var total: NodeID?
    for from in paths.links.keys.sorted(by: >) where paths.links[from]?.contains(node) == true {
      let seed = from == paths.target ? scope.graph.constant(1) : received[from]
      let reverse = ReverseMode(
        target: scope.graph.bodyOfDefinition(from), variable: node,
        fixed: Set(paths.links[from] ?? []).subtracting([node]), keepsRows: scope.graph[paths.target].rows != nil)
      guard let seed, let term = try reverse.gradient(seed: seed, in: &scope.graph) else { continue }
      total = if let total { try scope.graph.simplified(.add, [total, term]) } else { term }
    }
    let shape = scope.graph[node].shape
    let zero = scope.graph.constant(Tensor(repeating: 0, shape: shape))
    let gradient = try scope.graph.unlabelledDerivative(of: paths.target, by: node)
    return Stage(
      node: node, symbol: symbol(node),
      variable: scope.graph.variable("received", shape: shape, rows: scope.graph[gradient].rows),
      formula: total ?? zero, value: try scope.value(of: gradient))
  }
}
