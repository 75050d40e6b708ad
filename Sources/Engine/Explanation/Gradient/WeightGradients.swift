extension GradientExplanation {
  /// The most parameters whose gradients are listed.
  private static let parameterLimit = 20

  /// The same gradient as backpropagation finds it: each unit's δ once, and with it the gradients of all parameters.
  /// Nothing where one factor is all there is.
  mutating func backpropagationStep(_ worked: WorkedFormulas) throws(EngineError) -> Explanation.Step? {
    let parameters = scope.graph.parameters(in: target)
    let variables = parameters.contains(base) ? parameters : [base]
    guard !isMixed(variables) else { return nil }
    var inner = try withNamedParts(worked, to: variables)
    let back = try inner.backpropagation(to: variables)
    guard !back.units.isEmpty, variables.count > 1 else { return nil }
    var steps: [Explanation.Step] = []
    for stage in back.units { steps.append(try inner.stageStep(stage, back, elements: [], isOpen: false)) }
    let words: Phrase = "The gradient of every parameter is then made of such products"
    return Explanation.Step(
      "Backpropagation: the same, unit by unit, for all parameters",
      steps: steps + [Explanation.Step(words, [try inner.gradientTable(back)], isOpen: true)], isAside: true)
  }

  /// A row a parameter: ∂E/∂w as a formula of what its unit receives, in numbers, and its value.
  mutating func gradientTable(_ back: Backpropagation) throws(EngineError) -> Explanation.Part {
    let shown = back.ends.prefix(Self.parameterLimit)
    var derivatives: [Math] = []
    var formulas: [Phrase] = []
    var numbers: [Math] = []
    for stage in shown {
      let formula = try presentable(stage, back)
      let words = words(stage, formula)
      let element = try formulaOfEveryElement(formula, stage, back)
      derivatives.append(element == nil ? derivativeName(target, stage.node) : everyElement(of: stage))
      let math = element ?? printer(symbols: back.symbols).brief(formula)
      formulas.append(words.isEmpty ? Phrase(math) : words.sentences[0])
      if words.isEmpty, let inNumbers = try inNumbers(formula, back) { numbers.append(inNumbers) }
    }
    var columns: [Explanation.Table.Column] = [
      .init("derivative", .math(derivatives)),
      .init(
        "formula",
        formulas.contains { $0.math == nil } ? .phrases(formulas) : .math(formulas.compactMap(\.math))),
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

extension Phrase {
  /// The formula that it is, if it has no words.
  fileprivate var math: Math? {
    if pieces.count == 1, case .math(let math) = pieces[0] { math } else { nil }
  }
}
