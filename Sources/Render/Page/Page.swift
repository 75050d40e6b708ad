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

  public var title: String
  /// The text's own heading of level 1, which is HTML, where it starts with one; else the title stands above the text
  /// unless the text has such a heading further down.
  public var headingHTML: String?
  /// The language of the text, such as "en" or "pt-BR".
  public var language: String
  public var author: String?
  /// The page in a sentence: for search engines, and under the title.
  public var description: String?
  /// The date as it is to be read.
  public var date: String?
  /// The way back to the list of pages.
  public var contents: Link?
  /// The pages before and after.
  public var course: CoursePlace?
  /// What differs from the usual look.
  public var look = PageLook()
  /// While the author writes.
  var preview: PreviewPanel?
  /// The search of a page that lists others.
  var search: SearchBox?
  /// The sections of the text as a list of links, which is HTML; empty where there are few.
  public var sectionsHTML: String
  public var contentSecurityPolicy: String
  /// The text, which is HTML already and goes in as it is.
  public var bodyHTML: String

  public init(
    title: String, headingHTML: String? = nil, language: String = "en", author: String? = nil,
    description: String? = nil, date: String? = nil, contents: Link? = nil, course: CoursePlace? = nil,
    sectionsHTML: String = "",
    contentSecurityPolicy: String = Page.strictPolicy, bodyHTML: String
  ) {
    self.title = title
    self.headingHTML = headingHTML
    self.language = language
    self.author = author
    self.description = description
    self.date = date
    self.contents = contents
    self.course = course
    search = course?.search
    self.sectionsHTML = sectionsHTML
    self.contentSecurityPolicy = contentSecurityPolicy
    self.bodyHTML = bodyHTML
  }

  /// The page's own scripts at its end, which the policy lets run by their hashes, as the one in its head.
  private var scripts: [String] {
    let explores = bodyHTML.contains("<div class=\"output explorer\">")
    return [PageScript.reading] + (explores ? [PageScript.explorers] : [])
      + (search == nil ? [] : [SearchScript.search]) + (preview == nil ? [] : [PreviewPanel.script])
  }

  private var policy: String {
    let hashes = ([PageScript.scheme] + scripts).map { " 'sha256-\(SHA256.base64($0))'" }
    let asks = preview == nil ? "" : "; connect-src 'self'"
    return contentSecurityPolicy + asks + "; script-src" + hashes.joined()
  }

  /// The whole page. Its own ids have a point, which no block's and no heading's has.
  public func html() -> String {
    var head = ["<title>\(HTMLText.escape(title))</title>"]
    if let description { head.append(meta("description", description)) }
    if let author { head.append(meta("author", author)) }
    head += course?.head ?? []
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
      <script>\(PageScript.scheme)</script>
      <style>
      \(Theme.css)\(look.css)\(preview == nil ? "" : PreviewPanel.style)</style>
      </head>
      <body\(sectionsHTML.isEmpty || look.template != nil ? "" : " class=\"sectioned\"")>
      <a class="skip" href="#page.text">Skip to the text</a>
      \(frame)\(preview?.html ?? "")\(scripts.map { "<script>\($0)</script>\n" }.joined())</body>
      </html>

      """
  }

  /// What stands in the body: the template's, or the page's own.
  private var frame: String {
    let text =
      "\(header)\(search?.html ?? "")\(bodyHTML)\(bodyHTML.isEmpty || bodyHTML.hasSuffix("\n") ? "" : "\n")</article>"
    guard let template = look.template else {
      return "\(navigation)<main id=\"page.text\" tabindex=\"-1\">\n<article>\n\(text)\n"
        + "\(course?.chapters ?? "")</main>\n\(footer)"
    }
    let body = template.body(of: self, article: "<article id=\"page.text\" tabindex=\"-1\">\n\(text)")
    return body.hasSuffix("\n") ? body : body + "\n"
  }

  private func meta(_ name: String, _ content: String) -> String {
    "<meta name=\"\(name)\" content=\"\(HTMLText.escape(content))\">"
  }

  private var navigation: String {
    let links =
      course?.top
      ?? contents.map { link in
        "<nav class=\"contents\" aria-label=\"Course\">"
          + "<a href=\"\(HTMLText.escape(link.href))\">\(HTMLText.escape(link.title))</a></nav>\n"
      }
    let back = links.map { "<header class=\"page\">\n\($0)</header>\n" } ?? ""
    guard !sectionsHTML.isEmpty else { return back }
    return back
      + "<nav class=\"sections\" aria-label=\"Sections\"><details><summary>Sections</summary>\n"
      + "\(sectionsHTML)\n</details></nav>\n"
  }

  private var header: String {
    var lines: [String] = []
    if let headingHTML {
      lines.append(headingHTML)
    } else if !bodyHTML.contains("<h1") {
      lines.append("<h1>\(HTMLText.escape(title))</h1>")
    }
    // Above a heading of the text the sentence would stand before its title.
    if !lines.isEmpty, let description { lines.append("<p class=\"lead\">\(HTMLText.escape(description))</p>") }
    let byline = [author, date].compactMap { $0 }.map { "<span>\(HTMLText.escape($0))</span>" }
    if !byline.isEmpty { lines.append("<p class=\"byline\">\(byline.joined(separator: " "))</p>") }
    return lines.isEmpty ? "" : "<header>\n\(lines.joined(separator: "\n"))\n</header>\n"
  }

  private var footer: String {
    sectionsHTML.isEmpty ? "" : "<footer class=\"page\"><a href=\"#page.text\">To the top</a></footer>\n"
  }
}
