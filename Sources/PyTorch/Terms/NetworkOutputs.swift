import Engine

/// Finds what the network gives to the loss: the last named values that parameters and inputs make, before targets come
/// in and rows are summed.
struct NetworkOutputs {
  let network: Network
  /// What belongs to the network, or is computed from it alone, such as σ(z).
  private let isOutside: [Bool]
  /// Whether all parameters in it come in through named values of the network.
  private let isNamed: [Bool]

  /// For the loss, the outputs that leave least to be named. At first all data that come in behind the parameters count
  /// as targets; if that cuts a formula in the middle, only those that the network does not take as inputs. A formula
  /// that is still cut in several places without a name belongs to the network as a whole.
  static func find(for root: Int, in network: Network) -> [Int] {
    let strict = NetworkOutputs(network, root: root, takesInputsAgain: false)
    let found = strict.ends(of: root)
    guard found.count > 1 || found.contains(where: { !network.isName($0) }) else { return found }
    let others = NetworkOutputs(network, root: root, takesInputsAgain: true).ends(of: root)
    if !others.isEmpty, others.count <= found.count, others.allSatisfy(network.isName) { return others }
    return found.filter { !network.isName($0) }.count > 1 ? [] : found
  }

  private init(_ network: Network, root: Int, takesInputsAgain: Bool) {
    self.network = network
    let terms = network.terms
    var isInside = Array(repeating: false, count: terms.count)
    var inputs: Set<Network.Data> = []
    for term in network.reachable(from: [root]).reversed() {
      isInside[term] = isInside[term] || Self.takesParameters(term, network)
      guard isInside[term] else { continue }
      for input in terms[term].inputs { isInside[input] = true }
      if let data = network.data(term) { inputs.insert(data) }
    }
    var isInput: [Bool] = []
    var follows: [Bool] = []
    var isNamed: [Bool] = []
    for (place, term) in terms.enumerated() {
      let isOwn = network.data(place).map { inputs.contains($0) } ?? true
      isInput.append(isOwn && term.inputs.allSatisfy { isInput[$0] })
      let trained = term.inputs.filter { network.isTrained[$0] }
      let isReduced = term.rows == nil && (term.inputs.contains { terms[$0].rows != nil } || term.endsInANumber)
      let takesNoTarget = term.inputs.allSatisfy { input in
        network.isTrained[input] || !network.hasData[input] || takesInputsAgain && isInput[input]
      }
      let continues = takesNoTarget && !trained.isEmpty && trained.allSatisfy { follows[$0] }
      follows.append(
        network.isTrained[place] && network.hasData[place] && !isReduced && (isInside[place] || continues))
      if case .name = term.kind, follows[place] {
        isNamed.append(true)
      } else if case .module = term.kind {
        isNamed.append(false)
      } else {
        isNamed.append(!trained.isEmpty && trained.allSatisfy { isNamed[$0] })
      }
    }
    (isOutside, self.isNamed) = (follows, isNamed)
  }

  /// A layer, or an operation of data with what parameters alone make. A sum over rows is part of the loss already.
  private static func takesParameters(_ term: Int, _ network: Network) -> Bool {
    let whole = network.terms[term]
    guard network.isTrained[term], network.hasData[term], whole.rows != nil || !whole.endsInANumber else {
      return false
    }
    switch whole.kind {
    case .module: return true
    case .operation, .idiom: return whole.inputs.contains { network.isTrained[$0] && !network.hasData[$0] }
    default: return false
    }
  }

  private func ends(of root: Int) -> [Int] {
    var found: [Int] = []
    var isSeen: Set<Int> = []
    var pending = [root]
    while let term = pending.popLast() {
      guard network.isTrained[term], isSeen.insert(term).inserted else { continue }
      if term != root, isOutside[term], network.isName(term) || !isNamed[term] {
        found.append(term)
      } else {
        pending.append(contentsOf: network.terms[term].inputs)
      }
    }
    return found.sorted()
  }
}

extension Term {
  /// Whether a number without rows is more than the value of a unit: a sum, or what is computed with other numbers.
  fileprivate var endsInANumber: Bool {
    guard shape.isNumber else { return false }
    switch kind {
    case .name, .module: return false
    case .operation(let operation, _):
      return !(OperationRow.elementwise.contains(operation.name) || operation == .reshape) || inputs.count != 1
    default: return true
    }
  }
}
