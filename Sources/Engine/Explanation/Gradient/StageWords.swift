/// What is said of a step backwards whose formula has no notation that a reader knows: through windows of an image,
/// largest entries, rows that are looked up and parts.
struct StageWords {
  var sentences: [Phrase] = []

  var isEmpty: Bool { sentences.isEmpty }
}

extension GradientExplanation {
  func words(_ stage: Backpropagation.Stage, _ formula: NodeID) -> StageWords {
    var words = StageWords()
    let receiver = name(stage.node)
    let nodes = graph.formulaNodes(of: formula)
    func add(_ phrase: Phrase) { if !words.sentences.contains(phrase) { words.sentences.append(phrase) } }
    for node in nodes {
      guard case .operation(let operation, let attribute) = graph[node].kind else { continue }
      switch (operation, attribute) {
      case (.patches, .patches(let patches)) where !patches.isByChannel:
        add(
          "Each weight receives, summed over all places of the window, what the result at that place receives times the entry of the image that the weight meets there"
        )
      case (.unpatch, .patches(let patches)) where !patches.isByChannel:
        add(
          "Each entry receives, summed over all windows that see it, what the result of the window receives times the weight that meets it there"
        )
      case (.unpatch, .patches):
        let isLargest = graph.formulaNodes(of: node).contains { graph.inputs(of: $0, as: .argmax) != nil }
        add(
          isLargest
            ? "Of each window only the largest entry receives something: all that the result of the window receives"
            : "Each entry receives an equal share of what the mean of its window receives")
      case (.oneHot, _):
        let source = graph[graph[node].inputs[0]].inputs
        if graph.inputs(of: graph[node].inputs[0], as: .argmax) != nil {
          guard !graph.isUnpatched(node, in: nodes) else { continue }
          let largest = source.first.map { self.name($0) }
          add("Only the largest of \(largest.map { Phrase($0) } ?? "them") receives something, the others 0")
        } else if graph.isLookUp(node, in: nodes) {
          add("Only the rows of \(receiver) that are looked up receive something, the others 0")
        }
      // All of a short vector stands at its place, so its formula is that of what uses it.
      case (.place, .part(let place))
      where place.whole.rank == 1 && place.whole.count <= 8 && place.offsets.count == place.whole.count:
        continue
      case (.place, _):
        let places = nodes.count { graph.inputs(of: $0, as: .place) != nil }
        add(
          places == 1
            ? "Only what is used of \(receiver) receives something, the rest 0"
            : "Each part of \(receiver) receives what the formulas that use it receive")
      default: continue
      }
    }
    return words
  }
}

extension Graph {
  /// Whether the largest entries are those of windows.
  fileprivate func isUnpatched(_ oneHot: NodeID, in nodes: [NodeID]) -> Bool {
    nodes.contains { node in
      inputs(of: node, as: .unpatch) != nil && formulaNodes(of: node).contains(oneHot)
    }
  }

  /// Whether a label picks rows of a matrix, as an embedding does.
  fileprivate func isLookUp(_ oneHot: NodeID, in nodes: [NodeID]) -> Bool {
    nodes.contains { node in
      guard case .operation(let operation, _) = self[node].kind else { return false }
      let isProduct = operation == .product || operation == .outer
      return isProduct && self[node].inputs.contains { $0 == oneHot || inputs(of: $0, as: .transpose) == [oneHot] }
    }
  }
}
