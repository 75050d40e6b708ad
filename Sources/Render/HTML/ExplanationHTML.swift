import Engine
import Figures

/// A worked explanation as HTML: the answer, the drawing, then the steps, which open level by level without a script.
struct ExplanationHTML {
  private let explanation: Explanation
  private let math: MathML
  private let digits: Int
  private let identifier: String

  /// `identifier` is unique on the page.
  init(_ explanation: Explanation, digits: Int, identifier: String) {
    self.explanation = explanation
    self.digits = digits
    self.identifier = identifier
    math = MathML(digits: digits)
  }

  /// `caption` is HTML.
  func html(caption: String?) -> String {
    var lines = ["<div class=\"output explanation\">"]
    let place = phrase(PhraseText.place(explanation))
    lines.append("<p class=\"answer\">\(math.wrapping(explanation.answer))\(place)</p>")
    if let caption { lines.append("<p class=\"caption\">\(caption)</p>") }
    if let figure = explanation.figure(digits: digits) {
      lines.append("<figure>\n\(figure.svg(idPrefix: "\(identifier).diagram"))\n</figure>")
    }
    for step in explanation.steps { lines += self.step(step) }
    for remark in explanation.remarks { lines.append(self.remark(remark)) }
    return (lines + ["</div>"]).joined(separator: "\n")
  }

  private func step(_ step: Explanation.Step) -> [String] {
    let inner = step.parts.flatMap(part) + step.steps.flatMap(self.step)
    let title = phrase(step.title)
    guard !inner.isEmpty else { return ["<p class=\"step\">\(title)</p>"] }
    if step.isOpen {
      return ["<section class=\"step\">"] + (title.isEmpty ? [] : ["<p class=\"title\">\(title)</p>"]) + inner
        + ["</section>"]
    }
    return ["<details class=\"step\"><summary>\(title)</summary>", "<div class=\"opened\">"] + inner
      + ["</div>", "</details>"]
  }

  private func part(_ part: Explanation.Part) -> [String] {
    switch part {
    case .phrase(let phrase): ["<p>\(self.phrase(phrase))</p>"]
    case .equation(let equation): ["<p class=\"equation\">\(math.wrapping(equation))</p>"]
    case .table(let table): self.table(table)
    }
  }

  private func phrase(_ phrase: Phrase) -> String {
    PhraseText.join(phrase, text: HTMLText.words, strong: { "<strong>\($0)</strong>" }, math: math.wrapping)
  }

  private func remark(_ remark: Explanation.Remark) -> String {
    let kind =
      switch remark.kind {
      case .finiteDifference: "finite-difference"
      case .note: "note"
      case .warning: "caution"
      }
    return "<p class=\"remark \(kind)\">\(phrase(remark.phrase))</p>"
  }

  // MARK: Tables

  private func table(_ table: Explanation.Table) -> [String] {
    let columns = table.columns.map { cells($0.cells) }
    func attribute(_ column: Int) -> String { table.columns[column].cells.isNumeric ? " class=\"number\"" : "" }
    var lines = ["<div class=\"table-scroll\"><table>"]
    let headings = table.columns.indices.map { column in
      "<th scope=\"col\"\(attribute(column))>\(phrase(table.columns[column].heading))</th>"
    }
    lines.append("<thead><tr>\(headings.joined())</tr></thead>")
    lines.append("<tbody>")
    for row in 0..<table.rowCount {
      let mark = (table.marks.indices.contains(row) ? table.marks[row] : nil).map {
        " class=\"mark-\($0)\" tabindex=\"0\""
      }
      let cells = columns.indices.map { "<td\(attribute($0))>\(columns[$0][row])</td>" }
      lines.append("<tr\(mark ?? "")>\(cells.joined())</tr>")
    }
    lines.append("</tbody>")
    if table.columns.contains(where: { $0.total != nil }) {
      let cells = table.columns.enumerated().map { column, content in
        "<td\(attribute(column))>\(content.total.map(math.large) ?? "")</td>"
      }
      lines.append("<tfoot><tr>\(cells.joined())</tr></tfoot>")
    }
    lines.append("</table></div>")
    if let more = PhraseText.more(table) { lines.append("<p class=\"more\">\(more)</p>") }
    return lines
  }

  private func cells(_ cells: Explanation.Table.Cells) -> [String] {
    switch cells {
    case .math(let formulas): formulas.map(math.large)
    case .numbers(let numbers): PhraseText.numbers(numbers, digits: digits).map(HTMLText.escape)
    case .values(let numbers): numbers.map { math.large(.number($0)) }
    case .phrases(let phrases): phrases.map(phrase)
    }
  }
}
