import Markdown
import Notebook
import Source

/// An executed notebook as HTML.
struct NotebookHTML {
  private let notebook: ExecutedNotebook
  private let place: Place
  /// Blocks that are rendered already, by their first lines.
  private let rendered: [Int: String]
  private let preview: PreviewPanel?

  init(
    _ notebook: ExecutedNotebook, _ place: Place, cells rendered: [Int: String] = [:], preview: PreviewPanel? = nil
  ) {
    self.preview = preview
    self.notebook = notebook
    self.place = place
    self.rendered = rendered
  }

  /// The page.
  var page: String {
    let settings = notebook.settings
    let prose = prose(isPage: true)
    var blocks = notebook.loaded.document.blocks[...]
    var heading: String?
    if case .heading(let first)? = blocks.first?.kind, first.level == 1 {
      heading = prose.html(of: [blocks.removeFirst()])
    }
    let body = DataTableHTML(notebook.loaded.document).withMinus(in: prose.html(of: Array(blocks)), by: prose)
    var page = Page(
      title: notebook.title, headingHTML: heading, language: settings.language, author: settings.author,
      description: settings.description, date: settings.date, course: place.course,
      sectionsHTML: ContentsList(notebook, prose: prose).html, bodyHTML: body)
    page.look = place.look
    page.preview = preview
    return page.html()
  }

  /// The page's body.
  var fragment: String { prose(isPage: false).html(of: notebook.loaded.document) }

  private func prose(isPage: Bool) -> ProseHTML {
    let cells = Dictionary(
      notebook.cells.map { ($0.block.fence.firstLine, $0) }, uniquingKeysWith: { first, _ in first })
    let inlines = Dictionary(
      notebook.inlines.map { ($0.code.range.span.start, $0) }, uniquingKeysWith: { first, _ in first })
    let anchors = AnchorsInOrder(notebook.headingAnchors)
    var prose = ProseHTML()
    prose.rawHTML = .filtered
    prose.hasHeaderScope = true
    prose.isPage = isPage
    prose.fencedCode = { fence in
      rendered[fence.firstLine] ?? cells[fence.firstLine].map { CellHTML($0, notebook).html }
    }
    prose.codeSpan = { code in
      guard let inline = inlines[code.range.span.start] else { return nil }
      guard let value = inline.value else {
        return "<code class=\"nn-value error\">\(HTMLText.escape(code.literal))</code>"
      }
      return
        "<span class=\"nn-value\" title=\"\(HTMLText.escape(inline.source))\">\(HTMLText.escape(value.text))</span>"
    }
    prose.mathematics = { ProseMathematicsHTML(notebook.formulas[$0]).html(of: $0, isBlock: $1) }
    prose.headingIdentifier = { anchors.next(of: $0) }
    prose.linkWords = { notebook.referenceWords[$0] }
    prose.address = { destination, use in
      if use == .image, destination.isRelativeAddress, let image = place.image(destination) { return image }
      return place.address(destination, notebookEnding: "html")
    }
    return prose
  }
}

/// The anchors of headings in the order in which one printing comes to them, since equal headings have several.
private final class AnchorsInOrder {
  private let anchors: [Heading: [String]]
  private var places: [Heading: Int] = [:]

  init(_ anchors: HeadingAnchors) {
    self.anchors = Dictionary(grouping: anchors.entries, by: \.heading).mapValues { $0.map(\.anchor) }
  }

  func next(of heading: Heading) -> String? {
    let place = places[heading, default: 0]
    places[heading] = place + 1
    guard let all = anchors[heading], place < all.count else { return nil }
    return all[place]
  }
}
