import Engine

/// Scaled dot-product attention, softmax(Q Kᵀ/√d) V, with a mask as a choice between the scores and −∞.
extension TermBuilder {
  mutating func sequence(at node: Int) -> Int? {
    guard let product = inputs(.product, node), let weights = inputs(.softmax, product[0]) else { return nil }
    var scores = weights[0]
    var mask: Int?
    if let choice = inputs(.choose, scores), number(choice[2]) == -.infinity {
      (mask, scores) = (choice[0], choice[1])
    }
    guard let scaled = inputs(.divide, scores), let root = number(scaled[1]), let match = inputs(.product, scaled[0]),
      let turned = inputs(.transpose, match[1])
    else { return nil }
    let (query, key, value) = (match[0], turned[0], product[1])
    guard shape(query).rank == 2, shape(key).rank == 2, shape(value).rank == 2,
      root == Double(shape(key).axes[1]).squareRoot(), rows(query) == rows(key), rows(key) == rows(value),
      mask.map({ rows($0) == nil || rows($0) == rows(query) }) ?? true
    else { return nil }
    return add(.idiom(.attention), ([query, key, value] + (mask.map { [$0] } ?? [])).map { place(of: $0) }, like: node)
  }
}
