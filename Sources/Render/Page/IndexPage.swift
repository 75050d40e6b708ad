/// The page of a folder: its notebooks, in the order given.
public struct IndexPage: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public let title: String
    public let href: String
    public let description: String?

    public init(title: String, href: String, description: String? = nil) {
      self.title = title
      self.href = href
      self.description = description
    }
  }

  /// Entries under one heading.
  public struct Part: Sendable, Hashable {
    public let title: String?
    public let entries: [Entry]

    public init(title: String?, entries: [Entry]) {
      self.title = title
      self.entries = entries
    }
  }

  public var title: String
  public var language: String
  public var description: String?
  public var parts: [Part]
  var search: SearchBox?
  var look = PageLook()
  var preview: PreviewPanel?

  public init(title: String, language: String = "en", description: String? = nil, parts: [Part]) {
    self.title = title
    self.language = language
    self.description = description
    self.parts = parts
  }

  /// The whole page.
  public func html() -> String {
    var page = Page(
      title: title, language: language, description: description, bodyHTML: list)
    page.search = search
    page.look = look
    page.preview = preview
    return page.html()
  }

  /// Chapters are numbered through all parts.
  private var list: String {
    var number = 1
    return parts.map { part in
      let items = part.entries.map { entry in
        let description = entry.description.map { "\n<p>\(HTMLText.escape($0))</p>" } ?? ""
        return "<li><a href=\"\(HTMLText.escape(entry.href))\">\(HTMLText.escape(entry.title))</a>\(description)</li>\n"
      }
      let start = number == 1 ? "" : " start=\"\(number)\""
      number += items.count
      let heading = part.title.map { "<h2>\(HTMLText.escape($0))</h2>\n" } ?? ""
      return "\(heading)<ol class=\"index\"\(start)>\n\(items.joined())</ol>\n"
    }.joined()
  }
}
