import Engine

/// What is the same for every step and has a name, or is too long to be written in its place.
struct GlobalSection {
  /// Terms with a variable that stands before the functions: data, and what is computed of them once.
  let terms: Set<Int>
  let lines: [String]

  init(_ network: Network, _ variables: inout Variables) throws(EngineError) {
    var isWorthALine: [Bool] = []
    var readsRows: [Bool] = []
    for (place, term) in network.terms.enumerated() {
      readsRows.append(term.isRows || term.inputs.contains { readsRows[$0] })
      isWorthALine.append(term.isRows || network.isFixed[place] && (term.isLong || readsRows[place]))
    }
    let terms = Set(network.terms.indices.filter { isWorthALine[$0] })
    self.terms = terms
    let reached = network.reachable(from: network.roots) { terms.contains($0) }
    let own = reached.filter { terms.contains($0) && !network.terms[$0].isRows }

    var lines: [String] = []
    let computed = own.filter { place in
      guard let tensor = network.constant(place) else { return true }
      let name = variables.name(of: place)
      if network.masks.contains(place) {
        lines.append("\(name) = \(Literal.truths(tensor, before: name.count + 3))")
      } else if tensor.shape.isNumber {
        variables.setNumber(place, tensor.elements[0])
        lines.append("\(name) = \(Literal.float(tensor.elements[0]))")
      } else {
        lines.append("\(name) = \(Literal.tensor(tensor, before: name.count + 3))")
      }
      return false
    }
    let constants = Set(own).subtracting(computed)
    let data = terms.filter { network.terms[$0].isRows }
    var writer = FunctionWriter(
      network, variables, owner: "model", indent: 0, known: constants.union(data))
    _ = try writer.write(computed, named: true)
    variables = writer.variables
    self.lines = lines + writer.lines
  }
}

extension Term {
  /// Whether it is data with a value per row.
  var isRows: Bool {
    switch kind {
    case .column, .frozen: true
    default: false
    }
  }

  /// Whether it has a name of its own, or is an array that is too long for the middle of a line.
  fileprivate var isLong: Bool {
    switch kind {
    case .name: true
    case .constant(let tensor): tensor.elements.count > 12 && Literal.filled(tensor) == nil
    default: false
    }
  }
}

extension Network {
  /// The numbers that a term is, behind its names.
  func constant(_ term: Int) -> Tensor? {
    var term = term
    while case .name = terms[term].kind { term = terms[term].inputs[0] }
    if case .constant(let tensor) = terms[term].kind { return tensor }
    return nil
  }
}
