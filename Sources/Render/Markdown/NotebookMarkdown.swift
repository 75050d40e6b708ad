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
    let (splice, figures) = changes
    return [RenderedFile(path: place.path(ending: "md"), contents: splice.apply(to: notebook.source))] + figures
  }

  /// For each line of the file, the line of the notebook that it is or belongs to.
  var origins: [Int] { changes.splice.origins(in: notebook.source) }

  private var changes: (splice: Splice, figures: [RenderedFile]) {
    var splice = Splice()
    var figures: [RenderedFile] = []
    let file = NotebookFile(unmarked: notebook.source.withoutFolders)
    for cell in notebook.cells {
      let block = cell.block.block
      if cell.block.options.isHidden { splice.remove(block) }
      if let name = cell.block.options.name, name == cell.identifier, cell.isShown {
        splice.insert(["<a id=\"\(HTMLText.escape(name))\"></a>"], after: block)
      }
      guard cell.showsOutputs else { continue }
      splice.insert(CellMarkdown(cell, notebook, place, file: file).lines(&figures), after: block)
    }
    for inline in notebook.inlines {
      guard let value = inline.value else { continue }
      let (before, after) = notebook.source.places.around(inline.code.range.bytes)
      let shown = LineStart.escaped(MarkdownText.inline(value.text), before: before, after: after)
      splice.replace(inline.code, with: shown)
    }
    for link in notebook.loaded.document.links {
      guard let place = link.wordsPlace, let words = notebook.referenceWords[link.destination] else { continue }
      splice.replace(place..<place, with: MarkdownText.escape(words))
    }
    for address in AddressEdits(notebook.loaded.document, place).edits {
      splice.replace(address.bytes, with: address.text)
    }
    return (splice, figures)
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
