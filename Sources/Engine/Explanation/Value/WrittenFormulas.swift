/// How formulas are written: with their names, and with numbers put in.
extension WorkedFormulas {
  /// The formula with the names of its parts. `own` is its own name, which is not used for it.
  func written(_ formula: NodeID, own: NodeID? = nil) -> Math { print(formula, own, numbers: [:]) }

  /// The name of a formula; one without a name is written out.
  func name(_ id: NodeID) -> Math {
    FormulaPrinter(graph: graph, namesOf: names, symbols: symbols(of: [id]), isOneRow: scope.isOneRow).name(of: id)
  }

  /// The formula with `numbers` for some of its parts. A sum of many terms is shortened.
  func print(_ formula: NodeID, _ own: NodeID?, numbers: [NodeID: Tensor]) -> Math {
    var symbols = symbols(of: leaves(of: formula) + (isLeaf(formula) && formula != own ? [formula] : []))
    if let own { symbols[own] = nil }
    symbols.merge(constants(in: formula)) { _, constant in constant }
    func printer() -> FormulaPrinter {
      FormulaPrinter(
        graph: graph, namesOf: names.filter { $0 != own }, numbers: numbers, symbols: symbols,
        isOneRow: scope.isOneRow)
    }
    for sum in longSums(in: formula, numbers) {
      let short = shortened(terms(of: sum.node), printer())
      symbols[sum.node] = sum.needsBrackets ? .brackets(short) : short
    }
    let math = printer().print(formula)
    // The sign of a comparison would read as one with the = beside it.
    guard case .operation(let operation, _) = graph[formula].kind, case .relation = operation.notation,
      numbers[formula] == nil
    else { return math }
    return .indicator(math)
  }

  /// Numbers that are not written as they are: large arrays, and roots such as the √d of an attention.
  private func constants(in formula: NodeID) -> [NodeID: Math] {
    var found: [NodeID: Math] = [:]
    for node in leaves(of: formula, withConstants: true) {
      guard case .constant(let tensor) = graph[node].kind else { continue }
      if tensor.shape.axes.contains(where: { $0 > 10 }) { found[node] = .value(tensor) }
      if let number = graph.scalarConstant(node), let square = Self.square(ofRoot: number) {
        found[node] = .root(.exact(square))
      }
    }
    return found
  }

  /// The whole number whose root a number is to the last bit, where the root is none.
  private static func square(ofRoot number: Double) -> Double? {
    let square = (number * number).rounded()
    guard number > 0, number != number.rounded(), square <= 100_000, square.squareRoot() == number else { return nil }
    return square
  }

  /// What leaves are called that the printer has no name for.
  private func symbols(of leaves: [NodeID]) -> [NodeID: Math] {
    var symbols = partNames.mapValues(\.math)
    for leaf in leaves {
      symbols[leaf] = symbol(of: leaf)
      if let (whole, _) = graph.element(leaf), isLeaf(whole) { symbols[whole] = symbol(of: whole) }
    }
    return symbols
  }

  private func symbol(of leaf: NodeID) -> Math? {
    if let (whole, offset) = graph.element(leaf) {
      switch graph[whole].kind {
      case .constant(let tensor):
        let number = Math.exact(tensor.elements[offset])
        return number.startsWithMinus ? .brackets(number) : number
      case .column(let names, true): return .name(names[offset])
      default: return nil
      }
    }
    if let part = partNames[leaf] { return part.math }
    if isClassIndex(leaf), let hot = graph.inputs(of: leaf, as: .argmax),
      let label = graph.inputs(of: hot[0], as: .oneHot)
    {
      return name(label[0])
    }
    switch graph[leaf].kind {
    case .derivative:
      return FormulaPrinter(graph: graph, namesOf: names, isOneRow: scope.isOneRow).derivativeName(leaf)
    case .bound(let binding):
      guard let rows = binding.rows else { return nil }
      return .brackets(.row([name(graph[leaf].inputs[0]), .text(" on \(graph[rows].name)")]))
    default: return nil
    }
  }

  // MARK: Long sums

  /// Sums of more terms than this are written with their first and last terms.
  private static let termLimit = 12
  private static let firstTerms = 4

  /// The sums in a formula that are too long to write, outermost first.
  private func longSums(in formula: NodeID, _ numbers: [NodeID: Tensor]) -> [(node: NodeID, needsBrackets: Bool)] {
    var found: [(node: NodeID, needsBrackets: Bool)] = []
    var seen: Set<NodeID> = [formula]
    var pending = [(node: formula, needsBrackets: false)]
    while let next = pending.popLast() {
      let isFormula = next.node == formula
      guard numbers[next.node] == nil, isFormula || !isLeaf(next.node),
        case .operation(let operation, _) = graph[next.node].kind
      else { continue }
      if terms(of: next.node).count > Self.termLimit {
        found.append(next)
        continue
      }
      let encloses =
        switch operation.notation {
        case .function, .fraction, .root, .absolute, .list, .firstInput, .invisible: true
        default: false
        }
      for input in graph[next.node].inputs where seen.insert(input).inserted { pending.append((input, !encloses)) }
    }
    return found
  }

  /// a + b + … + z
  private func shortened(_ terms: [Term], _ printer: FormulaPrinter) -> Math {
    func math(_ term: Term, isFirst: Bool) -> [Math] {
      let math = printer.name(of: term.node)
      let part: Math = math.startsWithMinus && !(isFirst && !term.isSubtracted) ? .brackets(math) : math
      let sign = Math.sign(term.isSubtracted ? "−" : "+")
      return isFirst && !term.isSubtracted ? [part] : [sign, part]
    }
    var parts: [Math] = []
    for (position, term) in terms.prefix(Self.firstTerms).enumerated() {
      parts += math(term, isFirst: position == 0)
    }
    return .row(parts + [.sign("+"), .sign("…")] + math(terms[terms.count - 1], isFirst: false))
  }

  struct Term {
    let node: NodeID
    let isSubtracted: Bool
  }

  /// The terms of a sum that is written as a + b − c + …; one term where it is no sum.
  func terms(of sum: NodeID) -> [Term] {
    var terms: [Term] = []
    var node = sum
    while node == sum || !isLeaf(node), case .operation(let operation, _) = graph[node].kind,
      operation == .add || operation == .subtract
    {
      terms.append(Term(node: graph[node].inputs[1], isSubtracted: operation == .subtract))
      node = graph[node].inputs[0]
    }
    return (terms + [Term(node: node, isSubtracted: false)]).reversed()
  }
}
