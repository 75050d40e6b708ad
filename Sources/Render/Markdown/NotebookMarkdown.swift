import Figures
import Language
import Markdown
import Notebook
import Numerals

/// An executed notebook as Markdown: the author's bytes with the outputs spliced in, and the figures as files.
struct NotebookMarkdown {
  private let notebook: ExecutedNotebook
  private let place: Place

  init(_ notebook: ExecutedNotebook, _ place: Place) {
    self.notebook = notebook
    self.place = place
  }

  var files: [RenderedFile] {
    var splice = Splice()
    var figures: [RenderedFile] = []
    for cell in notebook.cells {
      let block = cell.block.block
      if cell.block.options.isHidden { splice.remove(block) }
      guard !cell.block.options.isQuiet || cell.status != .ok else { continue }
      splice.insert(lines(of: cell, &figures), after: block)
    }
    for inline in notebook.inlines {
      if let value = inline.value { splice.replace(inline.code, with: MarkdownText.inline(value.text)) }
    }
    for address in AddressEdits(notebook.loaded.document, place).edits {
      splice.replace(address.bytes, with: address.text)
    }
    let text = splice.apply(to: notebook.source)
    return [RenderedFile(path: place.path(ending: "md"), contents: text)] + figures
  }

  private func lines(of cell: ExecutedNotebook.Cell, _ figures: inout [RenderedFile]) -> [String] {
    let printer = OutputMarkdown(digits: notebook.settings.digits, source: notebook.source)
    let captioned = cell.captionedOutput
    var lines: [String] = []
    for (position, output) in cell.outputs.enumerated() {
      let name = cell.identifier(of: position)
      let context = OutputContext(
        blockIdentifier: name, caption: position == captioned ? cell.caption : nil,
        alternativeText: position == captioned ? cell.alternativeText : nil)
      var path: String?
      if let figure = output.drawing(digits: notebook.settings.digits) {
        figures.append(figureFile(figure, name, context))
        path = relativePath(toFigure: name)
      }
      let shown = printer.lines(output, context: context, figurePath: path)
      guard !shown.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append(contentsOf: shown)
    }
    return lines
  }

  private func figureFile(_ figure: Figure, _ name: String, _ context: OutputContext) -> RenderedFile {
    let svg = figure.svg(idPrefix: name, description: context.alternativeText, standalone: true)
    return RenderedFile(path: "figures/\(place.name)-\(name).svg", contents: svg)
  }

  /// The figures of all notebooks stand in one folder at the top.
  private func relativePath(toFigure name: String) -> String {
    let depth = place.name.split(separator: "/").count - 1
    return String(repeating: "../", count: depth) + "figures/\(place.name)-\(name).svg"
  }
}

extension Output {
  /// What is drawn: a figure, or the drawing of an explanation.
  func drawing(digits: Int) -> Figure? {
    switch self {
    case .figure(let output): output.figure
    case .explanation(let explanation): explanation.figure(digits: digits)
    case .value, .table, .formula, .check, .code, .error: nil
    }
  }
}
