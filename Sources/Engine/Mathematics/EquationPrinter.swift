extension FormulaPrinter {
  /// `y = …`, and below it what the letters for its parts and its less known signs stand for.
  public func equation(_ name: Math, _ formula: NodeID) -> Math {
    let short = printAbbreviated(formula)
    let legend = SignLegend(of: [short.formula] + short.parts.map(\.formula))
    let below =
      short.parts.reversed().map { ($0.letter, $0.formula) } + legend.definitions.map { ($0.sign, $0.formula) }
    guard !below.isEmpty else { return .row([name, .sign("="), short.formula]) }
    let lines = [(name, short.formula)] + below
    return .aligned(lines.map { [$0, .row([.sign("="), $1])] })
  }

  /// The name of a formula that has one, else the formula, with dots for large parts where it would not fit into the
  /// cell of a table.
  func brief(_ formula: NodeID) -> Math {
    limited(to: formula, mostLeaves: 16, mostLeavesOfPart: 8).part(formula, depth: 0).math
  }
}
