import Notebook

/// The notebooks of a folder in the order of their course, and the page that lists them.
public struct CourseIndex: Sendable {
  /// A notebook with its output's name, `part/or`.
  public struct Chapter: Sendable {
    public let name: String
    let title: String
    let description: String?
    /// What a search finds in it.
    let sections: [SearchSection]

    /// - Parameter isSearched: whether the chapter can be found by its text, and not by its title alone.
    public init(name: String, notebook: ExecutedNotebook, isSearched: Bool = true) {
      self.name = name
      title = notebook.title
      description = notebook.settings.description
      sections = isSearched ? SearchSection.sections(of: notebook) : []
    }

    /// A chapter of which only the title is known, which is enough for the pages before and after it.
    public init(name: String, title: String) {
      self.name = name
      self.title = title
      description = nil
      sections = []
    }

    /// The page's path below the output folder.
    var page: String { name + ".html" }
  }

  /// Where the page of the course is.
  static let path = "index.html"

  private let course: Course
  private let look: PageLook
  private var chapters: [String: Chapter]
  private var order: [Chapter]
  private var positions: [String: Int]

  /// `chapters` are those that could be read.
  public init(_ course: Course, look: PageLook = PageLook(), chapters: [Chapter]) {
    self.course = course
    self.look = look
    let known = Dictionary(chapters.map { ($0.name + ".md", $0) }, uniquingKeysWith: { first, _ in first })
    self.chapters = known
    order = course.notebooks.compactMap { known[$0] }
    positions = Dictionary(order.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes in what is known of a chapter by now; it must be one of those that the index was made of.
  public mutating func put(_ chapter: Chapter) {
    chapters[chapter.name + ".md"] = chapter
    if let position = positions[chapter.name] { order[position] = chapter }
  }

  /// Takes out a chapter that could not be read after all.
  public mutating func remove(_ name: String) {
    self = CourseIndex(course, look: look, chapters: order.filter { $0.name != name })
  }

  /// The names of the chapters that the page of a chapter tells something of: all that a search finds from the first
  /// page, else those before and after it, and the first page.
  public func neighbours(of name: String) -> [String] {
    guard let position = positions[name] else { return [] }
    if order[position].page == Self.path { return order.map(\.name) }
    return [position - 1, position + 1].filter(order.indices.contains).map { order[$0].name }
      + (chapters["index.md"].map { [$0.name] } ?? [])
  }

  /// A notebook may be the folder's first page itself.
  public var hasPage: Bool { chapters["index.md"] == nil }

  private var title: String { course.title ?? chapters["index.md"]?.title ?? "Notebooks" }

  private func title(of chapter: Chapter) -> String {
    course.titles[chapter.name + ".md"] ?? chapter.title
  }

  private var search: SearchBox {
    SearchBox(
      chapters: order.map { chapter in
        SearchBox.Chapter(
          title: title(of: chapter), href: Address.encoded(chapter.page),
          sections: chapter.sections)
      })
  }

  /// Where a notebook's page stands among the others.
  public func place(of name: String) -> CoursePlace? {
    guard let position = positions[name] else { return nil }
    func link(to page: String, _ title: String) -> Page.Link {
      Page.Link(title: title, href: Address.encoded(Address.way(from: name, to: page)))
    }
    func chapter(_ position: Int) -> Page.Link? {
      order.indices.contains(position) ? link(to: order[position].page, title(of: order[position])) : nil
    }
    return CoursePlace(
      index: link(to: Self.path, title), previous: chapter(position - 1), next: chapter(position + 1),
      search: order[position].page == Self.path ? search : nil)
  }

  /// The page.
  public var file: RenderedFile { file(preview: nil) }

  /// The page while the author writes.
  public func file(preview: PreviewPanel?) -> RenderedFile {
    let parts = course.parts.map { part in
      IndexPage.Part(
        title: part.title,
        entries: part.notebooks.compactMap { chapters[$0] }.map { chapter in
          IndexPage.Entry(
            title: title(of: chapter), href: Address.encoded(chapter.page),
            description: chapter.description)
        })
    }
    var page = IndexPage(title: title, description: course.description, parts: parts.filter { !$0.entries.isEmpty })
    page.search = search
    page.look = look
    page.preview = preview
    return RenderedFile(path: Self.path, contents: page.html())
  }
}
