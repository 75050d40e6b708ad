import Figures
import Language
import Numerals

/// A figure with its caption and its data.
struct FigureHTML {
  private let output: FigureOutput
  private let digits: Int

  init(_ output: FigureOutput, digits: Int) {
    self.output = output
    self.digits = digits
  }

  /// The most rows of data that a page carries; longer data are thinned evenly.
  private static let dataLimit = 101

  func html(_ context: OutputContext) -> String {
    let words = context.alternativeText ?? output.alternativeText ?? FigureText.alternativeText(output.figure, digits)
    let svg = output.figure.svg(idPrefix: "\(context.blockIdentifier).figure", description: words)
    let caption = context.caption.map { "<figcaption>\($0)</figcaption>\n" } ?? ""
    // The data stand behind the figure, since a caption is the last thing in one.
    return "<figure class=\"output\">\n\(svg)\n\(caption)</figure>" + (context.isWithoutData ? "" : data(title: nil))
  }

  /// The numbers of the figure, folded away.
  ///
  /// - Parameter title: what tells them from those of other figures.
  func data(title: String?) -> String {
    let data = output.figure.data
    let rows = Self.thinned(data.rows)
    guard !rows.isEmpty else { return "" }
    let head = data.columns.map { "<th scope=\"col\">\(HTMLText.escape($0))</th>" }.joined()
    let body = rows.map { row in "<tr>" + row.map { "<td>\(text($0))</td>" }.joined() + "</tr>" }
    let note = rows.count < data.rows.count ? "<p class=\"more\">\(rows.count) of \(data.rows.count) rows</p>\n" : ""
    return
      "\n<details class=\"figure-data\"><summary>Data\(title.map { " · " + HTMLText.escape($0) } ?? "")</summary>\n<div class=\"output table\">\n"
      + "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body.joined(separator: "\n"))\n</tbody>\n</table>\n"
      + "\(note)</div>\n</details>"
  }

  private func text(_ cell: FigureData.Cell) -> String {
    switch cell {
    case .number(let number): Numerals.typographic(Numerals.significant(number, digits: digits))
    case .text(let text): HTMLText.escape(text)
    case .missing: ""
    }
  }

  /// The first and the last row, and rows evenly between them.
  private static func thinned(_ rows: [[FigureData.Cell]]) -> [[FigureData.Cell]] {
    guard rows.count > dataLimit else { return rows }
    return (0..<dataLimit).map { rows[$0 * (rows.count - 1) / (dataLimit - 1)] }
  }
}

/// What is said of a figure in every format.
enum FigureText {
  /// The computed alternative text with the notebook's digits.
  static func alternativeText(_ figure: Figure, _ digits: Int) -> String {
    figure.alternativeText { Numerals.typographic(Numerals.significant($0, digits: digits)) }
  }
}
