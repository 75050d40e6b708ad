import Language
import Markdown
import Notebook
import Source

/// An executed notebook with its outputs in the notebook itself, each between markers after its block, and its values
/// with their code in a comment behind them.
///
/// Three laws hold for every notebook: the markers taken out give the author's bytes; a second run changes nothing; and
/// a run takes the author's text for what it computes, never what an earlier run wrote.
public struct NotebookInPlace: Sendable {
  /// The notebook's file with its outputs.
  public let file: NotebookFile
  /// The drawings, with paths relative to the notebook's folder.
  public let figures: [RenderedFile]
  /// The drawings that the file as it was refers to and that nothing makes any more.
  public let obsoleteFigures: [String]

  /// - Parameter name: the file's name without its ending, which the names of figures start with.
  public init(_ notebook: ExecutedNotebook, name: String) throws(Diagnostic) {
    let place = Place(name: name)
    let fileName = name + ".md"
    // Errors among the outputs tell lines of the file, which are known when the outputs are in it. How many lines an
    // error takes does not depend on their numbers, so that the second time all is right.
    let first = try Self.file(notebook, place, NotebookFile(unmarked: notebook.source), fileName)
    let second = first.hasErrors ? try Self.file(notebook, place, first.file, fileName) : first
    file = try NotebookFile(SourceText(name: notebook.file.source.name, text: second.file.source.text))
    figures = second.figures
    let made = Set(second.figures.map(\.path))
    obsoleteFigures = Self.figures(in: notebook.file, name: name).filter { !made.contains($0) }
  }

  private static func file(
    _ notebook: ExecutedNotebook, _ place: Place, _ counted: NotebookFile, _ fileName: String
  ) throws(Diagnostic) -> (file: NotebookFile, figures: [RenderedFile], hasErrors: Bool) {
    var splice = Splice()
    var figures: [RenderedFile] = []
    var hasErrors = false
    // Nothing can stand behind a block that has no end.
    for cell in notebook.cells where cell.block.fence.isClosed {
      var lines: [String] = []
      if let name = cell.block.options.name, name == cell.identifier, cell.isShown {
        lines.append("<a id=\"\(HTMLText.escape(name))\"></a>")
      }
      if cell.showsOutputs {
        let output = CellMarkdown(cell, notebook, place, file: counted).lines(&figures)
        if !lines.isEmpty, !output.isEmpty { lines.append("") }
        lines += output
        hasErrors = hasErrors || cell.outputs.contains { if case .error = $0 { true } else { false } }
      }
      // Blank lines keep the markers and Markdown apart.
      if !lines.isEmpty { splice.attach(OutputMarker.marked([""] + lines + [""]), to: cell.block.block) }
    }
    replaceValues(of: notebook, in: &splice)
    let text = splice.apply(to: notebook.source)
    let file = try NotebookFile(SourceText(name: fileName, text: text))
    guard Array(file.author.text.utf8) == Array(notebook.source.text.utf8) else {
      throw Diagnostic(
        "the outputs cannot be put into this notebook so that they can be taken out of it again", at: nil,
        hint: "run it without --in-place")
    }
    return (file, figures, hasErrors)
  }

  private static func replaceValues(of notebook: ExecutedNotebook, in splice: inout Splice) {
    let places = notebook.source.places
    let images = notebook.loaded.document.codeSpansInImages
    for inline in notebook.inlines where !images.contains(inline.code) {
      let bytes = inline.code.range.bytes
      guard let value = inline.value, !bytes.isEmpty else { continue }
      let before = places.around(bytes).before
      var shown = MarkdownText.inline(value.text).replacing("\n", with: " ").replacing("\r", with: " ")
      // Behind the value stands its comment.
      shown = LineStart.escaped(shown, before: before, after: "<")
      if inline.code.isInTable { shown = shown.replacing("|", with: "\\|") }
      let text = ValueMarker.text(shown: shown, code: places.text(bytes), before: before)
      if let text { splice.replace(bytes, with: text) }
    }
    for link in notebook.loaded.document.links {
      guard let place = link.wordsPlace, let words = notebook.referenceWords[link.destination] else { continue }
      splice.replace(place..<place, with: MarkdownText.escape(words) + ValueMarker.words)
    }
  }

  // MARK: Figures

  /// The drawings that the outputs in a file refer to, relative to its folder: `figures/NAME-….svg`.
  public static func figures(in file: NotebookFile, name: String) -> [String] {
    let start = "](\(MarkdownText.address("figures/\(name)-"))"
    var found: Set<String> = []
    for output in file.outputs {
      for piece in output.text.components(after: start) {
        let rest = piece.prefix { $0 != ")" }
        guard rest.hasSuffix(".svg") else { continue }
        let path = "figures/\(name)-\(Address.decoded(String(rest)))"
        // Only what a run may have written there is ever deleted.
        guard !path.dropFirst("figures/".count).contains("/") else { continue }
        found.insert(path)
      }
    }
    return found.sorted()
  }
}

extension String {
  /// What follows each occurrence of a text.
  fileprivate func components(after text: String) -> [Substring] {
    var result: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      rest = rest[range.upperBound...]
      result.append(rest)
    }
    return result
  }
}
