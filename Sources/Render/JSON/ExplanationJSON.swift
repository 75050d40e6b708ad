import Engine

/// A worked explanation for other programs: its formulas as TeX, its numbers in full.
struct ExplanationJSON {
  private let explanation: Explanation
  private let digits: Int
  private let tex: TeX

  init(_ explanation: Explanation, digits: Int) {
    self.explanation = explanation
    self.digits = digits
    tex = TeX(digits: digits)
  }

  var value: JSONValue {
    let answer = explanation.gradient?.derivative ?? explanation.answer
    var pairs: [(String, JSONValue)] = [
      ("kind", .string("derivation")), ("tex", .string(tex.tex(answer))),
      ("place", explanation.place.map { .string(PhraseText.plain($0, digits: digits)) } ?? .null),
      ("value", explanation.value.map(JSONValue.numbers) ?? .null),
    ]
    if let gradient = explanation.gradient { pairs += self.gradient(gradient) }
    pairs.append(("steps", .array(explanation.steps.map(step))))
    pairs.append(
      ("remarks", .array(explanation.remarks.map { .string(PhraseText.plain($0.phrase, digits: digits)) })))
    return .object(pairs)
  }

  private func gradient(_ gradient: Explanation.Gradient) -> [(String, JSONValue)] {
    let paths = gradient.paths.map { path in
      let factors = path.factors.map { factor in
        JSONValue.object([
          ("name", .string(factor.name)), ("tex", .string(tex.tex(factor.formula))),
          ("value", factor.value.map(JSONValue.number) ?? .null),
        ])
      }
      return JSONValue.object([("factors", .array(factors)), ("product", .number(path.product))])
    }
    let difference = ("finite_difference", JSONValue.numbers(gradient.finiteDifference))
    guard gradient.pathCount > 0 else { return [difference] }
    return [difference, ("path_count", .number(Double(gradient.pathCount))), ("paths", .array(paths))]
  }

  private func step(_ step: Explanation.Step) -> JSONValue {
    .object([
      ("title", .string(PhraseText.plain(step.title, digits: digits))), ("parts", .array(step.parts.map(part))),
      ("steps", .array(step.steps.map(self.step))),
    ])
  }

  private func part(_ part: Explanation.Part) -> JSONValue {
    switch part {
    case .phrase(let phrase): .object([("text", .string(PhraseText.plain(phrase, digits: digits)))])
    case .equation(let equation): .object([("tex", .string(tex.tex(equation)))])
    case .table(let table):
      .object([
        ("columns", .array(table.columns.map { .string(PhraseText.plain($0.heading, digits: digits)) })),
        ("rows", .array((0..<table.rowCount).map { row in .array(table.columns.map { cell($0.cells, row) }) })),
      ])
    }
  }

  private func cell(_ cells: Explanation.Table.Cells, _ row: Int) -> JSONValue {
    switch cells {
    case .math(let formulas): .string(tex.tex(formulas[row]))
    case .numbers(let numbers), .values(let numbers): .number(numbers[row])
    case .phrases(let phrases): .string(PhraseText.plain(phrases[row], digits: digits))
    }
  }
}
