import Engine

/// A worked explanation as Markdown: the answer, compact tables with mathematics, and lists of the steps. GitHub shows
/// no mathematics in `<details>`, so nothing is folded.
struct ExplanationMarkdown {
  private let explanation: Explanation
  private let digits: Int

  init(_ explanation: Explanation, digits: Int) {
    self.explanation = explanation
    self.digits = digits
  }

  /// `figurePath` is where the drawing's file stands, if there is a drawing.
  func lines(figurePath: String?) -> [String] {
    let place = phrase(PhraseText.place(explanation))
    var blocks = [["**\(math(explanation.answer))\(place)**"]]
    if let figure = explanation.figure(digits: digits), let figurePath {
      blocks.append([MarkdownText.image(FigureText.alternativeText(figure, digits), at: figurePath)])
    }
    blocks += steps(explanation.steps)
    for remark in explanation.remarks {
      let sign = remark.kind == .warning ? "⚠ " : ""
      blocks.append([sign + phrase(remark.phrase)])
    }
    return Self.separated(blocks)
  }

  private func math(_ math: Math) -> String { MarkdownText.math(math, digits: digits) }

  private func phrase(_ phrase: Phrase) -> String {
    PhraseText.join(phrase, text: MarkdownText.escape, strong: { "**\($0)**" }, math: math)
  }

  /// Blocks with a line between them.
  private static func separated(_ blocks: [[String]]) -> [String] {
    Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// Open steps are paragraphs, one after the other; the others are the items of a list.
  private func steps(_ steps: [Explanation.Step]) -> [[String]] {
    var blocks: [[String]] = []
    var items: [String] = []
    func close() {
      if !items.isEmpty { blocks.append(items) }
      items = []
    }
    for step in steps where !step.isAside {
      let inner = step.parts.map(part) + self.steps(step.steps)
      if step.isOpen {
        close()
        let title = phrase(step.title)
        blocks += (title.isEmpty ? [] : [[title]]) + inner
      } else {
        items += self.item(step, inner)
      }
    }
    close()
    return blocks
  }

  /// An item whose only part is a formula has it on lines of its own without blank ones, so that the list stays tight.
  private func item(_ step: Explanation.Step, _ inner: [[String]]) -> [String] {
    let title = "- " + phrase(step.title)
    let equations = step.parts.compactMap { part -> Math? in
      if case .equation(let equation) = part { equation } else { nil }
    }
    if step.steps.allSatisfy(\.isAside), equations.count == step.parts.count {
      return [title] + equations.map { "  - " + math($0) }
    }
    return [title, ""] + Self.separated(inner).map { $0.isEmpty ? "" : "  " + $0 } + [""]
  }

  private func part(_ part: Explanation.Part) -> [String] {
    switch part {
    case .phrase(let phrase): [self.phrase(phrase)]
    case .equation(let equation): MarkdownText.display(equation, digits: digits)
    case .table(let table): self.table(table)
    }
  }

  private func table(_ table: Explanation.Table) -> [String] {
    let columns = table.columns.map { cells($0.cells) }
    var rows = (0..<table.rowCount).map { row in columns.map { $0[row] } }
    if table.columns.contains(where: { $0.total != nil }) {
      rows.append(table.columns.map { $0.total.map(math) ?? "" })
    }
    return MarkdownText.table(
      table.columns.map { phrase($0.heading) }, rows: rows, isRight: table.columns.map(\.cells.isNumeric))
      + (PhraseText.more(table).map { ["", "… \($0)"] } ?? [])
  }

  private func cells(_ cells: Explanation.Table.Cells) -> [String] {
    switch cells {
    case .math(let formulas): formulas.map(math)
    case .numbers(let numbers): PhraseText.numbers(numbers, digits: digits)
    case .values(let numbers): numbers.map { math(.number($0)) }
    case .phrases(let phrases): phrases.map(phrase)
    }
  }
}
