/// Letters for unnamed parts that have a step of their own, so that what is made of them can be read: of an attention
/// the scores S, the weights A = softmax(S) and then A V.
extension WorkedFormulas {
  struct PartName {
    let math: Math
    /// What it is, in a word.
    var word: String?
  }

  /// Parts of more names and numbers than this get a letter.
  private static let heaviest = 5

  /// Names the parts, inputs first.
  mutating func nameParts() {
    var taken = Set(names.map { graph.describe($0) })
    for leaf in graph.parameters { taken.insert(leaf.name) }
    let roles = roles()
    for part in cuts.subtracting(totals).sorted() where partNames[part] == nil {
      let role = roles[part]
      guard role != nil || written(part, own: part).weight > Self.heaviest else { continue }
      let shape = graph[part].shape
      let letter = role?.letter ?? (shape.rank >= 2 ? "M" : shape.rank == 1 ? "a" : "s")
      var name = letter
      var count = 1
      while taken.contains(name) {
        count += 1
        name = letter + String(count)
      }
      taken.insert(name)
      let symbol: Math = shape.count > 1 ? .array(name) : .name(name)
      partNames[part] = PartName(math: role?.isSquare == true ? .power(symbol, .exact(2)) : symbol, word: role?.word)
    }
  }

  private struct Role {
    let letter: String
    let word: String
    var isSquare = false
  }

  /// What parts are known as: in an attention, and the mean and variance of a normalisation.
  private func roles() -> [NodeID: Role] {
    var roles: [NodeID: Role] = [:]
    for part in cuts.sorted() {
      let inputs = graph[part].inputs
      if graph.inputs(of: part, as: .softmax) != nil {
        let scores = unmoved(inputs[0])
        guard let products = productsOfKeys(scores) else { continue }
        roles[part] = Role(letter: "A", word: "Weights")
        if cuts.contains(scores) { roles[scores] = Role(letter: "S", word: "Scores") }
        if cuts.contains(products.query) { roles[products.query] = Role(letter: "Q", word: "Queries") }
        if cuts.contains(products.key) { roles[products.key] = Role(letter: "K", word: "Keys") }
        if let values = weighted[part], cuts.contains(values) { roles[values] = Role(letter: "V", word: "Values") }
      } else if graph.inputs(of: part, as: .meanLast) != nil {
        let isSquare = graph.inputs(of: inputs[0], as: .power).flatMap { graph.scalarConstant($0[1]) } == 2
        roles[part] =
          isSquare ? Role(letter: "σ", word: "Variance", isSquare: true) : Role(letter: "μ", word: "Mean")
      }
    }
    return roles
  }

  /// Q and K of scores Q Kᵀ/√d.
  private func productsOfKeys(_ scores: NodeID) -> (query: NodeID, key: NodeID)? {
    let core = core(of: scores)
    guard let inputs = graph.inputs(of: core, as: .product), graph.inputs(of: inputs[1], as: .transpose) != nil else {
      return nil
    }
    return (unmoved(inputs[0]), unmoved(inputs[1]))
  }
}
