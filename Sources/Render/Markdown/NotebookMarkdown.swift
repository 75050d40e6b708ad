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
      splice.insert(CellMarkdown(cell, notebook, place).lines(&figures), after: block)
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
}

extension Output {
  /// What is drawn: a figure, or the drawing of an explanation.
  func drawing(digits: Int) -> Figure? {
    switch self {
    case .figure(let output): output.figure
    case .explanation(let explanation): explanation.figure(digits: digits)
    case .value, .table, .group, .explorer, .formula, .check, .code, .error: nil
    }
  }
}
