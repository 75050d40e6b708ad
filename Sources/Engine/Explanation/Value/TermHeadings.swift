/// What the columns of a table of terms are called: zᵢ, −pᵢ log pᵢ.
extension WorkedFormulas {
  /// zᵢ; of a part of a matrix z₁ᵢ. Numbers without a name get a letter.
  func heading(of leaf: NodeID, _ letters: [Math], letter: String) -> Math {
    if case .operation(.part, .part(let part)) = graph[leaf].kind, !cuts.contains(leaf),
      part.selections.allSatisfy({ if case .place = $0 { true } else { false } })
    {
      let places = part.selections.map { selection -> Math in
        if case .place(let place) = selection { .exact(Double(place + 1)) } else { .sign("…") }
      }
      return .index(indexable(graph[leaf].inputs[0], letter), places + Self.indices(of: part.shape, letters))
    }
    return .index(indexable(leaf, letter), Self.indices(of: graph[leaf].shape, letters))
  }

  /// The name of an array, so that an index can stand at it.
  private func indexable(_ id: NodeID, _ letter: String) -> Math {
    if isUnnamed(id) { return .name(letter) }
    let name = name(id)
    switch name {
    case .name, .array, .call, .transpose, .brackets: return name.ofOneElement
    default: return .brackets(name)
    }
  }

  /// The letters of the last axes, as spreading matches them; 1 where an axis has one place.
  private static func indices(of shape: Shape, _ letters: [Math]) -> [Math] {
    shape.axes.enumerated().map { position, length in
      let axis = letters.count - shape.rank + position
      return length == 1 || axis < 0 ? .exact(1) : letters[axis]
    }
  }

  /// The formula of one element, with its indices as letters.
  mutating func heading(ofInner node: NodeID, _ symbols: [NodeID: Math], own: NodeID?)
    throws(EngineError) -> Math
  {
    let stops = stops(of: own).union(symbols.keys)
    let element = try scope.graph.elementFormula(0, of: node, stoppingAt: stops)
    var elements = partNames.mapValues(\.math)
    for leaf in elementsOfArrays(in: element) {
      guard let (whole, _) = graph.element(leaf) else { continue }
      if let symbol = symbols[whole] {
        elements[leaf] = symbol
      } else if let part = symbols.keys.sorted().first(where: { graph.isPart($0, of: whole) }) {
        elements[leaf] = symbols[part]
      } else if let reshaped = symbols.keys.sorted().first(where: { unmoved($0) == whole }) {
        elements[leaf] = symbols[reshaped]
      } else if graph[whole].shape.count == 1, !isUnnamed(whole) {
        elements[leaf] = name(whole)
      }
    }
    return FormulaPrinter(
      graph: graph, namesOf: names.filter { $0 != own }, symbols: elements, isOneRow: scope.isOneRow
    ).print(element)
  }

  /// The elements of arrays that a formula of numbers mentions.
  private func elementsOfArrays(in formula: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var seen: Set<NodeID> = [formula]
    var pending = [formula]
    while let node = pending.popLast() {
      if graph.element(node) != nil {
        found.append(node)
      } else if node == formula || !isLeaf(node) {
        for input in graph[node].inputs where seen.insert(input).inserted { pending.append(input) }
      }
    }
    return found
  }

  func freeLetters(_ areProbabilities: Bool) -> [String] {
    let letters = ["x", "z", "a", "b", "c", "u", "v"]
    return ((areProbabilities ? ["p", "q"] : []) + letters).filter(isFree)
  }

  func isFree(_ letter: String) -> Bool { !names.contains { graph.describe($0) == letter } }

  /// Whether an array is written in numbers, so that its elements need a letter.
  func isUnnamed(_ id: NodeID) -> Bool {
    if case .constant = graph[id].kind { return true }
    return !isLeaf(id) && graph.inputs(of: id, as: .oneHot) != nil
  }
}

extension Graph {
  fileprivate func isPart(_ id: NodeID, of whole: NodeID) -> Bool {
    if case .operation(.part, _) = self[id].kind { return self[id].inputs[0] == whole }
    return false
  }
}
