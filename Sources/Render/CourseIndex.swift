import Notebook

/// The page that lists the notebooks of a folder.
public enum CourseIndex {
  /// `notebooks` are the output names with the notebooks, in order.
  public static func file(of notebooks: [(name: String, notebook: ExecutedNotebook)]) -> RenderedFile {
    let entries = notebooks.map { name, notebook in
      IndexPage.Entry(title: notebook.title, href: "\(name).html", description: notebook.settings.description)
    }
    return RenderedFile(path: "index.html", contents: IndexPage(title: "Notebooks", entries: entries).html())
  }
}
