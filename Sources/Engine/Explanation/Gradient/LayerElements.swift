/// Single elements of what layers receive, as formulas of numbers.
extension GradientExplanation {
  /// The most elements whose own formulas are shown.
  private static let elementLimit = 10

  /// Which elements of what each stage receives are shown: those that the variable's element needs, or the first.
  mutating func neededElements(_ back: Backpropagation) throws(EngineError) -> [[Int]] {
    let stages = back.stages
    guard let element else {
      return stages.map { Array(0..<min(graph[$0.node].shape.count, Self.elementLimit)) }
    }
    var wanted = stages.map { _ in Set<Int>() }
    wanted[stages.count - 1] = [element]
    let places = Dictionary(uniqueKeysWithValues: stages.enumerated().map { ($1.variable, $0) })
    for position in stages.indices.reversed() {
      for offset in wanted[position].sorted().prefix(Self.elementLimit) {
        let formula = try elementFormula(offset, stages[position], back)
        for node in graph.formulaNodes(of: formula) {
          if let place = places[node], graph[node].shape.isNumber { wanted[place].insert(0) }
          if case .operation(.part, .part(let part)) = graph[node].kind, part.offsets.count == 1,
            let place = places[graph[node].inputs[0]]
          {
            wanted[place].insert(part.offsets[0])
          }
        }
      }
    }
    return wanted.map { Array($0.sorted().prefix(Self.elementLimit)) }
  }

  private mutating func elementFormula(_ offset: Int, _ stage: Backpropagation.Stage, _ back: Backpropagation)
    throws(EngineError) -> NodeID
  {
    let formula = try scope.presentable(withoutDropout(stage.formula))
    let element = try scope.graph.elementFormula(
      offset, of: formula, stoppingAt: Set(names).union(back.stages.map(\.variable)))
    return try withKnownChoices(element)
  }

  /// Which entry is the largest is known by its value here: the others drop out.
  private mutating func withKnownChoices(_ formula: NodeID) throws(EngineError) -> NodeID {
    let choices = graph.formulaNodes(of: formula).filter { node in
      guard let inputs = graph.inputs(of: node, as: .equal), graph.scalarConstant(inputs[1]) != nil else {
        return false
      }
      return graph.formulaNodes(of: inputs[0]).contains { graph.inputs(of: $0, as: .argmax) != nil }
    }
    guard !choices.isEmpty else { return formula }
    var made: [NodeID: NodeID] = [:]
    for (choice, value) in zip(choices, try scope.values(of: choices)) {
      guard value.rows == nil else { return formula }
      made[choice] = scope.graph.constant(value.tensor)
    }
    return scope.graph.simplify(try scope.graph.rebuilt(formula, putting: made), names: names)
  }

  /// Each element as a formula of numbers, its numbers and its value.
  mutating func elementTable(_ stage: Backpropagation.Stage, _ back: Backpropagation, _ elements: [Int])
    throws(EngineError) -> Explanation.Part
  {
    let shape = graph[stage.node].shape
    var names: [Math] = []
    var formulas: [Math] = []
    var numbers: [Math] = []
    for offset in elements {
      let formula = try elementFormula(offset, stage, back)
      names.append(self.element(of: stage, shape.place(of: offset).map { .exact(Double($0 + 1)) }))
      formulas.append(printer(symbols: back.symbols).name(of: formula).withShortSums())
      if let leaves = try leaves(formula, back) {
        numbers.append(printer(numbers: leaves).name(of: formula).withShortSums())
      }
    }
    var columns: [Explanation.Table.Column] = [.init("element", .math(names)), .init("formula", .math(formulas))]
    if numbers.count == names.count { columns.append(.init("in numbers", .math(numbers))) }
    columns.append(.init("value", .values(elements.map { stage.value.tensor.elements[$0] })))
    return .table(Explanation.Table(columns, hiddenRows: element == nil ? shape.count - elements.count : 0))
  }
}
