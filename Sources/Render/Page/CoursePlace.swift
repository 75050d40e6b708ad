/// Where a page stands in its course: the index, and the pages before and after.
public struct CoursePlace: Hashable, Sendable {
  public let index: Page.Link
  public let previous: Page.Link?
  public let next: Page.Link?
  /// On the course's first page.
  let search: SearchBox?

  init(index: Page.Link, previous: Page.Link?, next: Page.Link?, search: SearchBox? = nil) {
    self.index = index
    self.search = search
    self.previous = previous
    self.next = next
  }

  /// What a browser or a reader's program goes by.
  var head: [String] {
    [("index", index), ("prev", previous), ("next", next)].compactMap { relation, link in
      link.map { "<link rel=\"\(relation)\" href=\"\(HTMLText.escape($0.href))\">" }
    }
  }

  /// Above the text.
  var top: String {
    let href = HTMLText.escape(index.href)
    return "<nav class=\"contents course\" aria-label=\"Course\">"
      + "<a rel=\"index\" href=\"\(href)\">\(HTMLText.escape(index.title))</a>"
      + "<a rel=\"search\" href=\"\(href)#\(SearchBox.anchor)\">Search</a></nav>\n"
  }

  /// Below the text.
  var chapters: String {
    let links = [Self.link(previous, "prev", "Previous"), Self.link(next, "next", "Next")].compactMap { $0 }
    guard !links.isEmpty else { return "" }
    return "<nav class=\"chapters\" aria-label=\"Chapters\">\n\(links.joined(separator: "\n"))\n</nav>\n"
  }

  private static func link(_ link: Page.Link?, _ relation: String, _ word: String) -> String? {
    link.map {
      "<a rel=\"\(relation)\" href=\"\(HTMLText.escape($0.href))\"><span>\(word)</span> \(HTMLText.escape($0.title))</a>"
    }
  }
}
