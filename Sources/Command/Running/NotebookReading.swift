import Notebook

/// What was read of a notebook when a run began.
struct NotebookReading: Sendable {
  /// What others need to know of it.
  let outlook: Result<NotebookOutlook, NotebookLibrary.Unreadable>
  /// The notebook itself, where it is kept until it is executed.
  let loaded: LoadedNotebook?

  init(of path: NotebookPath, isKept: Bool) {
    let notebook = NotebookLibrary.load(path)
    outlook = notebook.map(NotebookOutlook.init)
    loaded = isKept ? try? notebook.get() : nil
  }
}
