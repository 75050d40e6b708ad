import Digests

/// One HTML page that stands alone: style inside, no network, no script needed, nothing about the machine it was made on.
public struct Page: Sendable, Hashable {
  /// A link to another page, as text.
  public struct Link: Sendable, Hashable {
    public let title: String
    public let href: String

    public init(title: String, href: String) {
      self.title = title
      self.href = href
    }
  }

  /// What a page may load and run: its own style, and pictures that it carries or that lie beside it. A notebook may
  /// come from anyone, so whatever gets into the page by mistake has nothing to run with and nowhere to send to.
  public static let strictPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

  /// The page's own script, which the policy lets run by its hash; nothing where the page needs none.
  private var script: String? { bodyHTML.contains("<div class=\"output explorer\">") ? PageScript.explorers : nil }

  private var policy: String {
    script.map { "\(contentSecurityPolicy); script-src 'sha256-\(SHA256.base64($0))'" } ?? contentSecurityPolicy
  }

  public var title: String
  /// Whether the title stands above the text. Without a word on it, it does when the text has no heading of level 1.
  public var showsTitle: Bool?
  /// The language of the text, such as "en" or "pt-BR".
  public var language: String
  public var author: String?
  /// The page in a sentence: for search engines, and under the title.
  public var description: String?
  /// The date as it is to be read.
  public var date: String?
  /// The way back to the list of pages.
  public var contents: Link?
  /// The sections of the text as a list of links, which is HTML; empty where there are few.
  public var sections: String
  public var contentSecurityPolicy: String
  /// The text, which is HTML already and goes in as it is.
  public var bodyHTML: String

  public init(
    title: String, showsTitle: Bool? = nil, language: String = "en", author: String? = nil,
    description: String? = nil, date: String? = nil, contents: Link? = nil, sections: String = "",
    contentSecurityPolicy: String = Page.strictPolicy, bodyHTML: String
  ) {
    self.title = title
    self.showsTitle = showsTitle
    self.language = language
    self.author = author
    self.description = description
    self.date = date
    self.contents = contents
    self.sections = sections
    self.contentSecurityPolicy = contentSecurityPolicy
    self.bodyHTML = bodyHTML
  }

  /// The whole page.
  public func html() -> String {
    var head = ["<title>\(HTMLText.escape(title))</title>"]
    if let description { head.append(meta("description", description)) }
    if let author { head.append(meta("author", author)) }
    let article = "<article>\n\(header)\(bodyHTML)\(bodyHTML.hasSuffix("\n") ? "" : "\n")</article>"
    return """
      <!DOCTYPE html>
      <html lang="\(HTMLText.escape(language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(HTMLText.escape(policy))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Nabla">
      \(head.joined(separator: "\n"))
      <style>
      \(Theme.css)</style>
      </head>
      <body>
      \(navigation)<main>
      \(article)
      </main>
      \(script.map { "<script>\($0)</script>\n" } ?? "")</body>
      </html>

      """
  }

  private func meta(_ name: String, _ content: String) -> String {
    "<meta name=\"\(name)\" content=\"\(HTMLText.escape(content))\">"
  }

  private var navigation: String {
    guard let contents else { return "" }
    return "<nav class=\"contents\"><a href=\"\(HTMLText.escape(contents.href))\">"
      + "\(HTMLText.escape(contents.title))</a></nav>\n"
  }

  private var header: String {
    var lines: [String] = []
    let isTitled = showsTitle ?? !bodyHTML.contains("<h1")
    if isTitled { lines.append("<h1>\(HTMLText.escape(title))</h1>") }
    // Above a heading of the text the sentence would stand before its title.
    if isTitled, let description { lines.append("<p class=\"lead\">\(HTMLText.escape(description))</p>") }
    let byline = [author, date].compactMap { $0 }.map { "<span>\(HTMLText.escape($0))</span>" }
    if !byline.isEmpty { lines.append("<p class=\"byline\">\(byline.joined(separator: " "))</p>") }
    return lines.isEmpty ? "" : "<header>\n\(lines.joined(separator: "\n"))\n</header>\n"
  }
}
