extension Explanation {
  /// With what its signs mean, where not every reader knows them.
  public func withSignLegend() -> Explanation {
    var result = self
    let formulas = [answer] + steps.flatMap(\.formulas) + remarks.flatMap(\.phrase.formulas)
    result.remarks += SignLegend(of: formulas).sentences.map { Remark(.note, $0) }
    return result
  }
}

extension Explanation.Step {
  fileprivate var formulas: [Math] {
    title.formulas + parts.flatMap(\.formulas) + steps.flatMap(\.formulas)
  }
}

extension Explanation.Part {
  fileprivate var formulas: [Math] {
    switch self {
    case .phrase(let phrase): phrase.formulas
    case .equation(let math): [math]
    case .table(let table): table.columns.flatMap(\.formulas)
    }
  }
}

extension Explanation.Table.Column {
  fileprivate var formulas: [Math] {
    switch cells {
    case .math(let cells): heading.formulas + cells
    case .phrases(let cells): heading.formulas + cells.flatMap(\.formulas)
    case .numbers, .values: heading.formulas
    }
  }
}

extension Phrase {
  fileprivate var formulas: [Math] {
    pieces.compactMap { piece in if case .math(let math) = piece { math } else { nil } }
  }
}
