import Notebook
import Render
import Source

/// The pages of a preview's notebooks, made when they are asked for.
struct PreviewPages: Sendable {
  /// A page, and what tells this state of it from others.
  struct Made: Sendable {
    let bytes: [UInt8]
    let version: String

    init(_ html: String) { (bytes, version) = PreviewPanel.versioned(html) }
  }

  private var course: PreviewCourse
  private var made: [String: Made] = [:]
  private var cells: [String: RenderedCells] = [:]

  init(_ course: PreviewCourse) { self.course = course }

  /// Goes on to the next state, in which any page may differ.
  mutating func update(to course: PreviewCourse) {
    self.course = course
    made = [:]
  }

  /// Where a reader starts: the list of the notebooks, or the only one.
  var start: String {
    guard course.course == nil, let path = course.paths.first else { return "/" }
    return "/" + Address.encoded(path.name + ".html")
  }

  /// The page at a path below the root, `part/or.html`; nothing where no notebook has it.
  mutating func page(at path: String) -> Made? {
    if let known = made[path] { return known }
    guard let page = make(path) else { return nil }
    made[path] = page
    return page
  }

  private mutating func make(_ path: String) -> Made? {
    let name = path.hasSuffix(".html") ? String(path.dropLast(5)) : path
    let executed = course.paths.compactMap { path in
      (try? course.notebooks[NotebookLibrary.key(path.path)]?.get()).map { (path: path, notebook: $0) }
    }
    let isIndex = path.isEmpty || path == "index.html"
    let index = course.course?.index(of: executed, isSearched: isIndex)
    guard let notebookPath = course.paths.first(where: { $0.name == name }) else {
      guard isIndex else { return nil }
      return self.index(index)
    }
    switch course.notebooks[NotebookLibrary.key(notebookPath.path)] {
    case .success(let notebook)?:
      return make(notebook, notebookPath, index, executed)
    case .failure(let failure)?: return message(failure.text, title: notebookPath.name)
    case nil: return nil
    }
  }

  private mutating func make(
    _ notebook: ExecutedNotebook, _ path: NotebookPath, _ index: CourseIndex?,
    _ others: [(path: NotebookPath, notebook: ExecutedNotebook)]
  ) -> Made {
    let landmarks = Dictionary(
      others.map { ($0.path.name + ".md", $0.notebook.landmarks) }, uniquingKeysWith: { first, _ in first })
    let folder = path.folder
    // Files are served at the addresses that they have beside the notebook.
    var place = Place(
      name: path.name, notebookFolder: ".", notebooks: Set(course.paths.map { $0.name + ".md" }),
      course: index?.place(of: path.name), image: { ImageData.address(of: $0, in: folder) })
    let notebook = notebook.referring { [place] in place.resolved($0).flatMap { landmarks[$0] } }
    let links = LinkCheck.warnings(
      on: notebook, at: place, isFile: { FileBytes.kind(of: "\(folder)/\($0)") == .file })
    let own = LookFiles(folder: folder).look(
      style: notebook.settings.style, template: notebook.settings.template, over: course.course?.look ?? PageLook())
    place.look = own.look
    var messages = (notebook.diagnostics + links + own.diagnostics).map { notebook.file.text(of: $0) }
    messages += [own.messages].filter { !$0.isEmpty } + course.failures
    var rendered = cells[path.name] ?? RenderedCells()
    let html = rendered.page(of: notebook, at: place, preview: PreviewPanel(messages: messages))
    cells[path.name] = rendered
    return Made(html)
  }

  private func index(_ index: CourseIndex?) -> Made? {
    guard let index, !course.paths.isEmpty else {
      return message(course.failures.joined(separator: "\n"), title: course.target)
    }
    return Made(index.file(preview: PreviewPanel(messages: course.failures)).contents)
  }

  /// A page that only says what is wrong.
  private func message(_ text: String, title: String) -> Made {
    Made(PreviewPanel(messages: []).page(title: title, saying: text))
  }
}
