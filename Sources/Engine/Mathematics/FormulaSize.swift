/// Formulas that are too large to be written out: what is too much is left out, or gets a letter of its own.
extension FormulaPrinter {
  /// A formula that would be written with more names has dots in it.
  static let mostLeaves = 400
  static let mostLeavesOfPart = 80

  /// The parts of a formula that are written, not looking into what has a name; inputs first.
  func writtenParts(of top: NodeID) -> [NodeID] {
    var seen: Set<NodeID> = [top]
    var pending = [top]
    while let id = pending.popLast() {
      if id != top, isSymbol(id) { continue }
      if case .definition = graph[id].kind { continue }
      for input in graph[id].inputs where seen.insert(input).inserted { pending.append(input) }
    }
    return seen.sorted()
  }

  /// The printer for a formula, with dots in place of parts where it is too large.
  func limited(
    to formula: NodeID, mostLeaves: Int = mostLeaves, mostLeavesOfPart: Int = mostLeavesOfPart
  ) -> FormulaPrinter {
    let top = graph.bodyOfName(formula)
    let parts = writtenParts(of: top)
    var limited = self
    limited.hasNameOfEuler = parts.contains { name(ofSymbol: $0) == "e" }
    // Small formulas need no counting.
    guard abbreviations.isEmpty, parts.count > min(30, mostLeaves / 2), leaves(parts, top)[top] ?? 0 > mostLeaves else {
      return limited
    }
    var counts: [NodeID: Int] = [:]
    for part in parts {
      let count = isSymbol(part) ? 1 : graph[part].inputs.reduce(0) { min($0 + (counts[$1] ?? 1), 1_000_000) }
      counts[part] = count
      if part != top, count > mostLeavesOfPart, isOperation(part) {
        limited.abbreviations[part] = .text("…")
        counts[part] = 1
      }
    }
    return limited
  }

  private func name(ofSymbol id: NodeID) -> String? {
    switch graph[id].kind {
    case .parameter(let parameter): graph[parameter].name
    case .variable(let name), .definition(let name): name
    case .column(let names, false): names[0]
    default: nil
    }
  }

  /// How many names and numbers each part is written with.
  func leaves(_ parts: [NodeID], _ top: NodeID) -> [NodeID: Int] {
    var counts: [NodeID: Int] = [:]
    for part in parts {
      let isWhole = isSymbol(part) && part != top
      counts[part] = isWhole ? 1 : max(1, graph[part].inputs.reduce(0) { min($0 + (counts[$1] ?? 1), 1_000_000) })
    }
    return counts
  }

  func isOperation(_ id: NodeID) -> Bool {
    guard case .operation(let operation, _) = graph[id].kind else { return false }
    return operation.notation != .invisible && !graph[id].inputs.isEmpty
  }
}
