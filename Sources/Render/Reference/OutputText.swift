import Engine
import Figures
import Language
import Numerals
import Typesetting

/// One output as lines of plain text, for a terminal.
struct OutputText {
  let digits: Int

  func lines(_ output: Output) -> [String] {
    switch output {
    case .value(let value):
      if let rows = value.rows, let tensor = value.tensor {
        let label: Label = value.label.map(Label.math) ?? .text(value.name)
        return table(TableText(rows: tensor, count: rows, label: label, digits: digits))
      }
      return value.tensor == nil || value.name == value.text ? [value.text] : ["\(value.name) = \(value.text)"]
    case .table(let table): return self.table(TableText(table, digits: digits))
    case .figure(let figure):
      return [figure.alternativeText ?? FigureText.alternativeText(figure.figure, digits)]
    case .group(let group):
      return group.items.flatMap { item in
        (item.label.map { ["\($0):"] } ?? []) + item.outputs.flatMap(lines)
      }
    case .explorer(let explorer):
      return explorer.tellingFrames.flatMap { frame in
        let title = ExplorerText.title(explorer, frame, text: { $0 }, math: math)
        return (title.isEmpty ? [] : ["\(title):"]) + explorer.frames[frame].flatMap(lines)
      }
    case .explanation(let explanation): return self.explanation(explanation)
    case .formula(let formula): return [math(formula.math)]
    case .check(let check):
      return [check.holds ? "✓ \(check.claim)" : "✗ \(check.claim) does not hold: \(check.message ?? "")"]
    case .code(_, let text): return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .error(let diagnostic): return ["\(diagnostic.severity.rawValue): \(diagnostic.message)"]
    }
  }

  private func math(_ math: Math) -> String { PlainText(digits: digits).text(math) }

  // MARK: Tables

  private func table(_ table: TableText) -> [String] {
    let headings = table.columns.map { column in
      switch column.label {
      case .text(let text): text
      case .math(let math): self.math(math)
      }
    }
    let totals = table.columns.contains { $0.total != nil } ? [table.columns.map { $0.total ?? "" }] : []
    let rows = (0..<(table.columns.first?.cells.count ?? 0)).map { row in table.columns.map { $0.cells[row] } }
    return Self.aligned([headings] + rows + totals, isRight: table.columns.map(\.isNumeric))
      + (table.more.map { ["… \($0)"] } ?? [])
  }

  /// Columns with two spaces between them.
  private static func aligned(_ rows: [[String]], isRight: [Bool]) -> [String] {
    let widths = isRight.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(zip(row, widths), isRight).map { cell, isRight in
        let gap = String(repeating: " ", count: cell.1 - cell.0.count)
        return isRight ? gap + cell.0 : cell.0 + gap
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
  }

  // MARK: Explanations

  private func explanation(_ explanation: Explanation) -> [String] {
    let phrase = { (phrase: Phrase) in PhraseText.plain(phrase, digits: digits) }
    return [math(explanation.answer) + phrase(PhraseText.place(explanation))] + steps(explanation.steps)
      + explanation.remarks.map { phrase($0.phrase) }
  }

  private func steps(_ steps: [Explanation.Step]) -> [String] {
    steps.filter { !$0.isAside }.flatMap { step in
      let title = PhraseText.plain(step.title, digits: digits)
      let inner = step.parts.flatMap(part) + self.steps(step.steps)
      return (title.isEmpty ? [] : [title]) + inner.map { title.isEmpty ? $0 : "  " + $0 }
    }
  }

  private func part(_ part: Explanation.Part) -> [String] {
    switch part {
    case .phrase(let phrase): return [PhraseText.plain(phrase, digits: digits)]
    case .equation(let equation): return [math(equation)]
    case .table(let table):
      let columns = table.columns.map { column in
        [PhraseText.plain(column.heading, digits: digits)] + cells(column.cells) + [column.total.map(math) ?? ""]
      }
      let rows = (0..<(table.rowCount + 2)).map { row in columns.map { $0[row] } }
      return Self.aligned(rows.filter { !$0.allSatisfy(\.isEmpty) }, isRight: table.columns.map(\.cells.isNumeric))
        + (PhraseText.more(table).map { ["… \($0)"] } ?? [])
    }
  }

  private func cells(_ cells: Explanation.Table.Cells) -> [String] {
    switch cells {
    case .math(let formulas): formulas.map(math)
    case .numbers(let numbers): PhraseText.numbers(numbers, digits: digits)
    case .values(let numbers): numbers.map { math(.number($0)) }
    case .phrases(let phrases): phrases.map { PhraseText.plain($0, digits: digits) }
    }
  }
}
