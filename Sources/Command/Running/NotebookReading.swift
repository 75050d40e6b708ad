import Notebook

/// What was read of a notebook when a run began.
struct NotebookReading: Sendable {
  /// What others need to know of it.
  let outlook: Result<NotebookOutlook, NotebookLibrary.Unreadable>
  /// How many bytes it has, which tells a little of how long it will run.
  let length: Int
  /// The notebook itself, where it is kept until it is executed.
  let loaded: LoadedNotebook?

  init(of path: NotebookPath, isKept: Bool) {
    let notebook = NotebookLibrary.load(path)
    outlook = notebook.map(NotebookOutlook.init)
    length = (try? notebook.get())?.source.text.utf8.count ?? 0
    loaded = isKept ? try? notebook.get() : nil
  }
}
