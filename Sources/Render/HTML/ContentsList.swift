import Markdown
import Notebook

/// The sections of a notebook as a list of links, for a page that is long enough to need one.
struct ContentsList {
  private let notebook: ExecutedNotebook
  private let prose: ProseHTML

  init(_ notebook: ExecutedNotebook, prose: ProseHTML) {
    self.notebook = notebook
    self.prose = prose
  }

  /// With fewer sections a reader sees them all anyway.
  private static let fewest = 3

  /// Headings of level 3 in lists of their own below the heading of level 2 that they belong to. Empty where there are
  /// few.
  var html: String {
    let entries = notebook.headingAnchors.entries.filter { (2...3).contains($0.heading.level) }
    guard entries.count >= Self.fewest else { return "" }
    var html = "<ol>"
    var isInner = false
    for (position, entry) in entries.enumerated() {
      let isBelow = entry.heading.level == 3 && position > 0
      if isBelow, !isInner {
        html += "\n<ol>\n"
      } else if !isBelow, isInner {
        html += "</li>\n</ol>\n</li>\n"
      } else if position > 0 {
        html += "</li>\n"
      } else {
        html += "\n"
      }
      isInner = isBelow
      let words = prose.html(of: Self.plain(entry.heading.inlines))
      html += "<li><a href=\"#\(HTMLText.escape(entry.anchor))\">\(words)</a>"
    }
    return html + (isInner ? "</li>\n</ol>\n" : "") + "</li>\n</ol>"
  }

  /// Without what may stand only once or not in a link.
  private static func plain(_ inlines: [Inline]) -> [Inline] {
    inlines.flatMap { inline -> [Inline] in
      switch inline {
      case .text, .code, .math: [inline]
      case .softBreak, .lineBreak: [.text(" ")]
      case .emphasis(let inlines): [.emphasis(plain(inlines))]
      case .strong(let inlines): [.strong(plain(inlines))]
      case .strikethrough(let inlines): [.strikethrough(plain(inlines))]
      case .link(_, _, let inlines): plain(inlines)
      case .html, .image, .footnoteReference: []
      }
    }
  }
}
