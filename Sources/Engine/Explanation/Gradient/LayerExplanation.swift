extension GradientExplanation {
  mutating func layerExplanation(_ paths: Graph.GradientPaths, _ value: Tensor) throws(EngineError) -> Explanation {
    throw EngineError("explain follows formulas of numbers, but \(graph.describe(base)) is \(graph[base].shape.phrase)")
  }
}
