import Markdown
import Notebook
import Source

/// An executed notebook as HTML.
struct NotebookHTML {
  private let notebook: ExecutedNotebook
  private let place: Place

  init(_ notebook: ExecutedNotebook, _ place: Place) {
    self.notebook = notebook
    self.place = place
  }

  /// The page.
  var page: String {
    let settings = notebook.settings
    var page = Page(
      title: notebook.title, language: settings.language, author: settings.author, description: settings.description,
      date: settings.date, course: place.course, bodyHTML: fragment)
    page.look = place.look
    return page.html()
  }

  /// The page's body.
  var fragment: String {
    let cells = Dictionary(
      notebook.cells.map { ($0.block.fence.firstLine, $0) }, uniquingKeysWith: { first, _ in first })
    let inlines = Dictionary(
      notebook.inlines.map { ($0.code.range.span.start, $0) }, uniquingKeysWith: { first, _ in first })
    let slugs = HeadingSlugs(notebook)
    var prose = ProseHTML()
    prose.rawHTML = .filtered
    prose.hasHeaderScope = true
    prose.fencedCode = { fence in cells[fence.firstLine].map { CellHTML($0, notebook).html } }
    prose.codeSpan = { code in
      guard let inline = inlines[code.range.span.start] else { return nil }
      guard let value = inline.value else {
        return "<code class=\"nn-value error\">\(HTMLText.escape(code.literal))</code>"
      }
      return
        "<span class=\"nn-value\" title=\"\(HTMLText.escape(inline.source))\">\(HTMLText.escape(value.text))</span>"
    }
    prose.mathematics = { ProseMathematicsHTML(notebook.formulas[$0]).html(of: $0, isBlock: $1) }
    prose.headingIdentifier = { slugs.slug(of: $0) }
    prose.address = { destination, use in
      if use == .image, destination.isRelativeAddress, let image = place.image(destination) { return image }
      return place.address(destination, notebookEnding: "html")
    }
    return prose.html(of: notebook.loaded.document)
  }
}

/// The ids of headings, as GitHub makes them: small letters, spaces as hyphens, other signs left out, numbered when
/// they repeat.
struct HeadingSlugs {
  private var slugs: [Heading: [String]] = [:]
  private let order = Order()

  /// Which of several equal headings comes next. One printing goes over the headings once, in order.
  private final class Order {
    var next: [Heading: Int] = [:]
  }

  init(_ notebook: ExecutedNotebook) {
    var counts: [String: Int] = [:]
    for block in notebook.loaded.document.allBlocks {
      guard case .heading(let heading) = block.kind else { continue }
      let base = Self.slug(notebook.plainText(of: heading.inlines))
      var slug = base
      // A heading 'a-1' may have taken what the second 'a' would be called.
      while counts[slug] != nil {
        counts[base, default: 0] += 1
        slug = "\(base)-\(counts[base] ?? 0)"
      }
      counts[slug] = 0
      slugs[heading, default: []].append(slug)
    }
  }

  func slug(of heading: Heading) -> String? {
    let position = order.next[heading, default: 0]
    order.next[heading] = position + 1
    guard let all = slugs[heading], position < all.count else { return nil }
    return all[position]
  }

  private static func slug(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "-" || character == "_" {
        slug.append(character)
      } else if character == " " {
        slug.append("-")
      }
    }
    return slug.isEmpty ? "section" : slug
  }
}
