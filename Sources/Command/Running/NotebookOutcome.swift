import Notebook
import Render
import Source

/// One notebook that was run: its files and its messages.
struct NotebookOutcome: Sendable {
  let path: NotebookPath
  /// Nothing where the notebook could not be read.
  let notebook: ExecutedNotebook?
  var files: [RenderedFile]
  var messages: String
  /// The notebook's file with its outputs, where they were asked for there.
  var inPlace: NotebookInPlace?
  /// The messages that have a place in the notebook, in their order.
  var diagnostics: [Diagnostic] = []
  /// Those about files that it names, such as a template of its own.
  var inOtherFiles: [FileMessage] = []
  var warningCount = 0
  /// Whether a warning is as bad as an error.
  var refusesWarnings = false

  /// Those of the course of which its links tell something that is not known.
  var neighbours = UnknownNeighbours()

  /// Whether its files were too large to be written.
  var isTooLarge = false

  var isFailed: Bool { notebook.map { !$0.isOK || isTooLarge || refusesWarnings && warningCount > 0 } ?? false }
}

extension NotebookOutcome {
  /// Messages tell the lines of the file as it will be; what was edited in it by hand, those of the file as it is.
  init(inPlace notebook: ExecutedNotebook, _ path: NotebookPath, _ diagnostics: [Diagnostic]) {
    let edited = notebook.file.editedOutputs.map { $0.rendered(in: notebook.file.source, style: Console.style) }
    do {
      let inPlace = try NotebookInPlace(notebook, name: path.fileName)
      let messages = (edited + diagnostics.map { inPlace.file.text(of: $0, style: Console.style) }).joined()
      self.init(path: path, notebook: notebook, files: [], messages: messages, inPlace: inPlace)
    } catch {
      let messages =
        diagnostics.map { notebook.file.text(of: $0, style: Console.style) } + [
          error.rendered(in: notebook.file.source, style: Console.style)
        ]
      self.init(path: path, notebook: nil, files: [], messages: messages.joined())
    }
  }
}
