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

  public var title: String
  public var language: String
  public var entries: [Entry]

  public init(title: String, language: String = "en", entries: [Entry]) {
    self.title = title
    self.language = language
    self.entries = entries
  }

  /// The whole page.
  public func html() -> String {
    let items = entries.map { entry in
      let description = entry.description.map { "\n<p>\(HTMLText.escape($0))</p>" } ?? ""
      return "<li><a href=\"\(HTMLText.escape(entry.href))\">\(HTMLText.escape(entry.title))</a>\(description)</li>"
    }
    let list = items.isEmpty ? "" : "<ol class=\"index\">\n\(items.joined(separator: "\n"))\n</ol>\n"
    return Page(title: title, language: language, bodyHTML: list).html()
  }
}
