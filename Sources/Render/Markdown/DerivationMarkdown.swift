import Engine
import Numerals

/// A worked gradient as Markdown: a compact table a path, with its product below.
struct DerivationMarkdown {
  private let derivation: Derivation
  private let digits: Int

  init(_ derivation: Derivation, digits: Int) {
    self.derivation = derivation
    self.digits = digits
  }

  private func math(_ math: Math) -> String { MarkdownText.math(math, digits: digits) }

  var lines: [String] {
    let place = MarkdownText.escape(DerivationText.place(derivation))
    var lines = ["**\(math(DerivationText.answer(derivation)))\(place)**", ""]
    for formula in derivation.formulas { lines.append("- \(math(DerivationText.line(formula)))") }
    if !derivation.formulas.isEmpty { lines.append("") }
    for (position, path) in derivation.paths.enumerated() {
      if derivation.pathCount > 1 {
        let names = path.names.map { math($0) }
        lines += [DerivationText.path(position + 1, of: derivation, printed: names), ""]
      }
      lines += table(path)
      lines += [""] + MarkdownText.display(DerivationText.product(path), digits: digits) + [""]
    }
    if derivation.paths.count > 1 {
      lines += MarkdownText.display(DerivationText.sum(derivation), digits: digits) + [""]
    }
    if !derivation.rows.isEmpty { lines += rows + [""] }
    return lines + [DerivationText.finiteDifference(derivation, digits: digits)]
  }

  private func table(_ path: Derivation.Path) -> [String] {
    let hasNumbers = path.factors.contains { $0.numbers != nil }
    let rows = path.factors.map { factor in
      var cells = [math(factor.name), math(factor.formula)]
      if hasNumbers {
        cells.append(factor.numbers.map(math) ?? "")
        cells.append(factor.value.map { math(.number($0)) } ?? "")
      }
      return cells
    }
    return MarkdownText.table(
      ["factor", "formula"] + (hasNumbers ? ["numbers", "value"] : []), rows: rows,
      isRight: [false, false] + (hasNumbers ? [false, true] : []))
  }

  private var rows: [String] {
    let format = Numerals.columnDecimals(derivation.rows.map(\.sum), digits: digits)
    let rows = derivation.rows.map { [String($0.row), Numerals.typographic(format.format($0.sum))] }
    let hidden = derivation.rowCount - derivation.rows.count
    return MarkdownText.table(["row", "adds"], rows: rows, isRight: [true, true])
      + (hidden > 0 ? ["", "… and \(hidden) more \(hidden == 1 ? "row" : "rows")"] : [])
  }
}
