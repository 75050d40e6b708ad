extension Explanation {
  /// The explanation with formulas cut short that are too long to be read, so that its size stays in proportion to what
  /// it says.
  public func abbreviated() -> Explanation {
    var explanation = self
    explanation.answer = answer.abbreviated()
    explanation.steps = steps.map { $0.abbreviated() }
    explanation.remarks = remarks.map { Remark($0.kind, $0.phrase.abbreviated()) }
    return explanation
  }
}

extension Explanation.Step {
  fileprivate func abbreviated() -> Explanation.Step {
    var step = self
    step.title = title.abbreviated()
    step.parts = parts.map { part in
      switch part {
      case .phrase(let phrase): .phrase(phrase.abbreviated())
      case .equation(let equation): .equation(equation.abbreviated())
      case .table(let table): .table(table.abbreviated())
      }
    }
    step.steps = steps.map { $0.abbreviated() }
    return step
  }
}

extension Explanation.Table {
  fileprivate func abbreviated() -> Explanation.Table {
    let columns = columns.map { column in
      let cells: Cells =
        switch column.cells {
        case .math(let cells): .math(cells.map { $0.abbreviated() })
        case .phrases(let cells): .phrases(cells.map { $0.abbreviated() })
        case .numbers, .values: column.cells
        }
      return Column(column.heading.abbreviated(), cells, total: column.total)
    }
    return Explanation.Table(columns, marks: marks, hiddenRows: hiddenRows)
  }
}

extension Phrase {
  fileprivate func abbreviated() -> Phrase {
    Phrase(
      pieces.map { piece in
        switch piece {
        case .math(let math): .math(math.abbreviated())
        case .text, .strong: piece
        }
      })
  }
}
