extension GradientExplanation {
  /// The most parameters whose gradients are listed.
  private static let parameterLimit = 20

  /// The same gradient as backpropagation finds it: each unit's δ once, and with it the gradients of all parameters.
  /// Nothing where one factor is all there is.
  mutating func backpropagationStep() throws(EngineError) -> Explanation.Step? {
    let parameters = scope.graph.parameters(in: target)
    let variables = parameters.contains(base) ? parameters : [base]
    let back = try backpropagation(to: variables)
    guard !back.units.isEmpty, variables.count > 1 else { return nil }
    var steps: [Explanation.Step] = []
    for stage in back.units { steps.append(try stageStep(stage, back, elements: [], isOpen: false)) }
    let words: Phrase = "The gradient of every parameter is then one product"
    return Explanation.Step(
      "Backpropagation: the same, unit by unit, for all parameters",
      steps: steps + [Explanation.Step(words, [try gradientTable(back)], isOpen: true)], isAside: true)
  }

  /// A row a parameter: ∂E/∂w as a formula of what its unit receives, in numbers, and its value.
  mutating func gradientTable(_ back: Backpropagation) throws(EngineError) -> Explanation.Part {
    let shown = back.ends.prefix(Self.parameterLimit)
    var formulas: [Math] = []
    var numbers: [Math] = []
    for stage in shown {
      let formula = try presentable(stage, back)
      formulas.append(printer(symbols: back.symbols).brief(formula))
      if let leaves = try leaves(formula, back), leaves.values.allSatisfy(\.fitsIntoLine) {
        let math = printer(numbers: leaves).name(of: formula)
        numbers.append(math.weight <= 16 ? math : .sign("…"))
      }
    }
    var columns: [Explanation.Table.Column] = [
      .init("derivative", .math(shown.map { derivativeName(target, $0.node) })), .init("formula", .math(formulas)),
    ]
    if numbers.count == shown.count { columns.append(.init("in numbers", .math(numbers))) }
    let values = shown.map(\.value.tensor)
    columns.append(
      .init(
        "value",
        values.allSatisfy(\.shape.isNumber)
          ? .values(values.map { $0.elements[0] }) : .math(values.map { .compactValue($0) })))
    return .table(Explanation.Table(columns, hiddenRows: back.ends.count - shown.count))
  }
}
