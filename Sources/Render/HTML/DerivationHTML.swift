import Engine
import Numerals

/// A worked gradient: the answer, the formulas, each path factor by factor, and the finite difference.
struct DerivationHTML {
  private let derivation: Derivation
  private let math: MathML
  private let digits: Int

  init(_ derivation: Derivation, digits: Int) {
    self.derivation = derivation
    self.digits = digits
    math = MathML(digits: digits)
  }

  var html: String {
    var lines = ["<div class=\"output derivation\">"]
    let place = HTMLText.escape(DerivationText.place(derivation))
    lines.append("<p class=\"result\">\(math.large(DerivationText.answer(derivation)))\(place)</p>")
    if !derivation.formulas.isEmpty {
      lines.append("<ol>")
      for formula in derivation.formulas { lines.append("<li>\(math.large(DerivationText.line(formula)))</li>") }
      lines.append("</ol>")
    }
    for (position, path) in derivation.paths.enumerated() { lines += self.path(path, number: position + 1) }
    if derivation.paths.count > 1 {
      lines.append("<p class=\"sum\">\(math.large(DerivationText.sum(derivation)))</p>")
    }
    if !derivation.rows.isEmpty { lines += rows }
    lines.append(
      "<p class=\"finite-difference\">\(HTMLText.escape(DerivationText.finiteDifference(derivation, digits: digits)))</p>"
    )
    return (lines + ["</div>"]).joined(separator: "\n")
  }

  private func path(_ path: Derivation.Path, number: Int) -> [String] {
    var lines: [String] = []
    if derivation.pathCount > 1 {
      let names = path.names.map { math.large($0) }
      lines.append("<p class=\"path\">\(DerivationText.path(number, of: derivation, printed: names))</p>")
    }
    let hasNumbers = path.factors.contains { $0.numbers != nil }
    let columns = ["factor", "formula"] + (hasNumbers ? ["numbers", "value"] : [])
    lines.append("<div class=\"table-scroll\"><table>")
    lines.append("<thead><tr>" + columns.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead>")
    lines.append("<tbody>")
    for factor in path.factors {
      var cells = [factor.name, factor.formula]
      if hasNumbers { cells += [factor.numbers ?? .text("")] + (factor.value.map { [.number($0)] } ?? []) }
      lines.append("<tr>" + cells.map { "<td>\(math.large($0))</td>" }.joined() + "</tr>")
    }
    lines.append("</tbody>")
    lines.append("</table></div>")
    lines.append("<p class=\"product\">\(math.large(DerivationText.product(path)))</p>")
    return lines
  }

  private var rows: [String] {
    let format = Numerals.columnDecimals(derivation.rows.map(\.sum), digits: digits)
    var lines = ["<div class=\"table-scroll\"><table>"]
    lines.append("<thead><tr><th scope=\"col\">row</th><th scope=\"col\">adds</th></tr></thead>")
    lines.append("<tbody>")
    for row in derivation.rows {
      lines.append("<tr><td>\(row.row)</td><td>\(Numerals.typographic(format.format(row.sum)))</td></tr>")
    }
    lines.append("</tbody>")
    lines.append("</table></div>")
    let hidden = derivation.rowCount - derivation.rows.count
    if hidden > 0 { lines.append("<p class=\"more\">and \(hidden) more \(hidden == 1 ? "row" : "rows")</p>") }
    return lines
  }
}
