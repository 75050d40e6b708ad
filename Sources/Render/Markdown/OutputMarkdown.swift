import Engine
import Language
import Notebook
import Numerals

/// One output of a block as lines of Markdown.
struct OutputMarkdown {
  let digits: Int
  /// The file that the lines of errors are counted in.
  let file: NotebookFile

  /// `figurePath` is where the figure's file stands, relative to the Markdown file.
  func lines(_ output: Output, context: OutputContext, figurePath: String?) -> [String] {
    switch output {
    case .value(let value): return self.value(value, caption: context.caption)
    case .table(let table): return self.table(TableText(table, digits: digits), caption: context.caption)
    case .figure(let figure):
      let words = context.alternativeText ?? figure.alternativeText ?? FigureText.alternativeText(figure.figure, digits)
      return [MarkdownText.image(words, at: figurePath ?? "")] + caption(context.caption)
    case .explanation(let explanation):
      return ExplanationMarkdown(explanation, digits: digits).lines(figurePath: figurePath) + caption(context.caption)
    // Their parts are printed one by one.
    case .group, .explorer: return []
    case .formula(let formula): return MarkdownText.display(formula.math, digits: digits)
    case .check(let check): return self.check(check)
    case .code(let language, let text): return MarkdownText.fenced(text, language: language)
    case .error(let diagnostic): return MarkdownText.fenced(file.text(of: diagnostic), language: "text")
    }
  }

  private func value(_ value: ValueOutput, caption: String?) -> [String] {
    guard let tensor = value.tensor else { return [MarkdownText.escape(value.text)] }
    if let rows = value.rows {
      let label: Label = value.label.map(Label.math) ?? .text(value.name)
      return table(TableText(rows: tensor, count: rows, label: label, digits: digits), caption: caption)
    }
    guard let math = ValueMath.math(tensor) else {
      return ["\(MarkdownText.escape(value.name)) = \(MarkdownText.escape(value.text))"]
    }
    let line = value.label.map { Math.row([$0, .sign("="), math]) } ?? math
    return tensor.shape.isNumber
      ? [MarkdownText.math(line, digits: digits)] : MarkdownText.display(line, digits: digits)
  }

  private func table(_ table: TableText, caption text: String?) -> [String] {
    let headings = table.columns.map { column in
      switch column.label {
      case .text(let text): MarkdownText.cell(text)
      case .math(let math): MarkdownText.math(math, digits: digits)
      }
    }
    let count = table.columns.first?.cells.count ?? 0
    var rows = (0..<count).map { row in table.columns.map { MarkdownText.cell($0.cells[row]) } }
    if table.columns.contains(where: { $0.total != nil }) {
      let label = table.columns.firstIndex { $0.total == nil }
      rows.append(
        table.columns.enumerated().map { position, column in
          column.total.map { "**\($0)**" } ?? (position == label ? "**total**" : "")
        })
    }
    let lines = MarkdownText.table(headings, rows: rows, isRight: table.columns.map(\.isNumeric))
    return lines + (table.more.map { ["", "… \($0)"] } ?? []) + caption(text)
  }

  func caption(_ text: String?) -> [String] {
    text.map { ["", $0] } ?? []
  }

  private func check(_ check: CheckOutput) -> [String] {
    let claim = MarkdownText.escape(check.claim)
    guard !check.holds else { return ["✓ \(claim)"] }
    let line = "✗ **\(claim) does not hold**" + (check.message.map { ": \(MarkdownText.escape($0))" } ?? "")
    guard let differences = check.differences, differences.count > 1 else { return [line] }
    let table = MarkdownText.table(
      differences.headings.map(MarkdownText.cell), rows: differences.rows.map { $0.map(MarkdownText.cell) },
      isRight: differences.headings.map { _ in true })
    return [line, ""] + table + (differences.more.map { ["", MarkdownText.escape($0)] } ?? [])
  }
}
