import Engine
import Figures
import Language
import Numerals
import Source

/// One output of a block as HTML.
struct OutputHTML {
  let digits: Int
  let source: SourceText

  func html(_ output: Output, context: OutputContext) -> String {
    switch output {
    case .value(let value): self.value(value, caption: context.caption)
    case .table(let table): TableHTML(TableText(table, digits: digits), digits: digits).html(caption: context.caption)
    case .figure(let figure): FigureHTML(figure, digits: digits).html(context)
    case .group(let group): GroupHTML(group, printer: self, context: context).html
    case .explorer(let explorer):
      ExplorerHTML(explorer, printer: self, identifier: context.blockIdentifier).html(
        caption: context.caption, name: context.alternativeText)
    case .explanation(let explanation):
      ExplanationHTML(explanation, digits: digits, identifier: context.blockIdentifier).html(caption: context.caption)
    case .formula(let formula):
      "<div class=\"output value\">\(MathML(digits: digits).display(formula.math))</div>"
    case .check(let check): self.check(check)
    case .code(let language, let text):
      "<pre class=\"output code\"><code class=\"language-\(HTMLText.escape(language))\">\(HTMLText.escape(text))</code></pre>"
    case .error(let diagnostic): message(diagnostic)
    }
  }

  private func value(_ value: ValueOutput, caption: String?) -> String {
    let label: Label = value.label.map(Label.math) ?? .text(value.name)
    guard let tensor = value.tensor else {
      return "<p class=\"output value\">\(HTMLText.escape(value.text))</p>"
    }
    if let rows = value.rows {
      return TableHTML(TableText(rows: tensor, count: rows, label: label, digits: digits), digits: digits)
        .html(caption: caption)
    }
    guard let math = ValueMath.math(tensor) else {
      return
        "<p class=\"output value\"><code>\(HTMLText.escape(value.name))</code> = \(HTMLText.escape(value.text))</p>"
    }
    let line = value.label.map { Math.row([$0, .sign("="), math]) } ?? math
    return "<div class=\"output value\">\(MathML(digits: digits).inline(line))</div>"
  }

  private func check(_ check: CheckOutput) -> String {
    let claim = HTMLText.escape(check.claim)
    guard !check.holds else { return "<p class=\"output check holds\"><span>\(claim)</span></p>" }
    let found = check.message.map { ": " + HTMLText.escape($0) } ?? ""
    let sentence = "\(claim) does not hold\(found)"
    guard let differences = check.differences, differences.count > 1 else {
      return "<p class=\"output check fails\"><span>\(sentence)</span></p>"
    }
    return "<div class=\"output check fails\"><span>\(sentence)</span>\n\(table(of: differences))</div>"
  }

  private func table(of differences: ClaimDifferences) -> String {
    let headings = differences.headings.map { "<th scope=\"col\">\(HTMLText.escape($0))</th>" }.joined()
    let rows = differences.rows.map { row in
      "<tr>" + row.map { "<td>\(HTMLText.escape($0))</td>" }.joined() + "</tr>"
    }
    let more = differences.more.map { "\n<p class=\"more\">\(HTMLText.escape($0))</p>" } ?? ""
    return "<table>\n<thead><tr>\(headings)</tr></thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n</tbody>\n</table>"
      + more
  }

  private func message(_ diagnostic: Diagnostic) -> String {
    if diagnostic.severity == .warning {
      return "<div class=\"output skipped\"><p>\(HTMLText.escape(diagnostic.message.capitalizedFirst)).</p></div>"
    }
    return "<div class=\"output error\"><p>\(HTMLText.escape(diagnostic.message))</p>\n"
      + "<pre>\(HTMLText.escape(diagnostic.rendered(in: source)))</pre></div>"
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
