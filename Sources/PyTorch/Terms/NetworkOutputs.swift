import Engine

/// Finds what the network gives to the loss: the last named values that parameters and inputs make, before targets come
/// in and rows are summed.
struct NetworkOutputs {
  let network: Network
  /// Up to where parameters enter: what is below belongs to the network.
  private let isInside: [Bool]
  /// What is computed from the network alone, such as σ(z).
  private let isOutside: [Bool]
  /// Whether all parameters in it come in through named values of the network.
  private let isNamed: [Bool]

  init(_ network: Network) {
    self.network = network
    let terms = network.terms
    var isInside = Array(repeating: false, count: terms.count)
    for term in network.reachable(from: [network.root]).reversed() {
      isInside[term] = isInside[term] || Self.takesParameters(term, network)
      if isInside[term] { for input in terms[term].inputs { isInside[input] = true } }
    }
    var follows: [Bool] = []
    var isNamed: [Bool] = []
    for (place, term) in terms.enumerated() {
      let trained = term.inputs.filter { network.isTrained[$0] }
      let isReduced = term.rows == nil && (term.shape.isNumber || term.inputs.contains { terms[$0].rows != nil })
      let takesOnlyNumbers = term.inputs.allSatisfy { network.isTrained[$0] || !network.hasData[$0] }
      let isFollowing =
        network.isTrained[place] && !isReduced
        && (isInside[place] || takesOnlyNumbers && !trained.isEmpty && trained.allSatisfy { follows[$0] })
      follows.append(isFollowing && network.hasData[place])
      if case .name = term.kind, follows[place] {
        isNamed.append(true)
      } else if case .module = term.kind {
        isNamed.append(false)
      } else {
        isNamed.append(!trained.isEmpty && trained.allSatisfy { isNamed[$0] })
      }
    }
    (self.isInside, isOutside, self.isNamed) = (isInside, follows, isNamed)
  }

  /// A layer, or an operation of data with what parameters alone make. A sum over rows is part of the loss already.
  private static func takesParameters(_ term: Int, _ network: Network) -> Bool {
    let whole = network.terms[term]
    guard network.isTrained[term], network.hasData[term], whole.rows != nil || !whole.shape.isNumber else { return false }
    switch whole.kind {
    case .module: return true
    case .operation, .idiom: return whole.inputs.contains { network.isTrained[$0] && !network.hasData[$0] }
    default: return false
    }
  }

  func find() -> [Int] {
    var found: [Int] = []
    var isSeen: Set<Int> = []
    var pending = [network.root]
    while let term = pending.popLast() {
      guard network.isTrained[term], isSeen.insert(term).inserted else { continue }
      if isOutside[term], isEnd(term) {
        found.append(term)
      } else {
        pending.append(contentsOf: network.terms[term].inputs)
      }
    }
    return found.sorted()
  }

  private func isEnd(_ term: Int) -> Bool {
    if case .name = network.terms[term].kind { return true }
    return !isNamed[term]
  }
}
