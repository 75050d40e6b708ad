import Digests
import Notebook
import Source
import Testing

@testable import Render

@Suite("A look of one's own")
struct LookTests {
  static let plain = Page(title: "A", bodyHTML: "<p>text {{title}} {</p>\n")

  private func read(_ text: String) throws -> (template: PageTemplate, messages: [String]) {
    let (template, diagnostics) = try PageTemplate.read(SourceText(name: "page.mustache", text: text))
    return (
      template,
      diagnostics.map { "\($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0) \($0.message); \($0.hint ?? "")" }
    )
  }

  private func body(_ template: String, of page: Page) throws -> String {
    var page = page
    page.look.template = try read(template).template
    let html = page.html()
    let start = try #require(html.range(of: "Skip to the text</a>\n")).upperBound
    let end = try #require(html[start...].range(of: "<script>")).lowerBound
    return String(html[start..<end])
  }

  @Test("A template has the page's values and its text")
  func values() throws {
    var page = Self.plain
    page.author = "Ada"
    page.course = CoursePlace(
      index: Page.Link(title: "All", href: "index.html"), previous: nil,
      next: Page.Link(title: "B & C", href: "b%20c.html"))
    let template =
      "<header>{{title}}{{#author}} by {{author}}{{/author}}{{#date}} on {{date}}{{/date}} ({{language}})</header>\n"
      + "{{{content}}}{{#previous}}<a href=\"{{href}}\">{{title}}</a>{{/previous}}"
      + "{{#next}}<a href=\"{{href}}\">{{title}}</a>{{/next}} {{index.title}}"
    #expect(
      try body(template, of: page)
        == "<header>A by Ada (en)</header>\n<article id=\"page.text\" tabindex=\"-1\">\n<header>\n<h1>A</h1>\n<p class=\"byline\"><span>Ada</span></p>\n"
        + "</header>\n<p>text {{title}} {</p>\n</article><a href=\"b%20c.html\">B &amp; C</a> All\n")
    #expect(try body("{{content}}", of: page).hasPrefix("<article id=\"page.text\" tabindex=\"-1\">"))
  }

  @Test(
    "A value is text, however the template puts it in",
    arguments: [
      "<script>alert(1)</script>", "\" onload=alert(1) x=\"", "\"\u{338} onload=\"\u{338}", "{{{content}}}", "{{/x}}",
      "</title><img src=x onerror=alert(1)>", "{{{", "'", "\u{1}content\u{1}",
    ])
  func escaped(title: String) throws {
    var page = Self.plain
    page.title = title
    page.headingHTML = "<h1>own</h1>"
    page.bodyHTML = ""
    for tag in ["{{title}}", "{{{title}}}", "{{&title}}", "{{% CONTENT_TYPE:TEXT}}{{title}}"] {
      let shown = try body("<p title=\"\(tag)\">\(tag)</p>{{{content}}}", of: page)
      let text = HTMLText.escape(title).replacing("{", with: "&#123;")
      #expect(
        shown
          == "<p title=\"\(text)\">\(text)</p><article id=\"page.text\" tabindex=\"-1\">\n<header>\n<h1>own</h1>\n</header>\n</article>\n",
        "\(tag)")
    }
  }

  @Test(
    "What is odd in a template is told with its place",
    arguments: [
      ("{{{content}}}\n <b>{{titel}}</b>", ["2:7 a page has no titel; did you mean title?"]),
      (
        "{{#nxt}}{{{content}}}{{/nxt}}",
        ["1:4 a page has no nxt; did you mean next?", "1:25 a page has no nxt; did you mean next?"]
      ),
      ("{{! a note }}{{{ content }}}{{index.href}}", []),
      (
        "{{content}}{{> head}}",
        [
          "1:16 a page has no head; it has title, author, description, date, language, content, index, previous, next, href"
        ]
      ),
    ])
  func odd(text: String, expected: [String]) throws {
    #expect(try read(text).messages == expected)
  }

  @Test(
    "What is no template cannot be read",
    arguments: [
      ("<p>{{title}}</p>", "the template shows no page", nil),
      ("{{#title}}{{content}}", "the template cannot be read: a section is not closed", 1),
      (
        "{{content}}\n{{/title}}",
        "the template cannot be read: a section is closed that was not opened, or by another name", 2
      ),
      ("{{content", "the template cannot be read: a tag is not closed, or is none of Mustache's", 1),
    ] as [(String, String, Int?)])
  func broken(text: String, message: String, line: Int?) {
    let error = #expect(throws: Diagnostic.self) { try read(text) }
    #expect(error?.message == message && error?.span?.start.line == line)
  }

  @Test("The policy stays, and so does the one script that it lets run")
  func policy() throws {
    var page = Self.plain
    page.bodyHTML = "<div class=\"output explorer\"></div>\n"
    let usual = page.html()
    page.look = PageLook(
      style: "p { color: red }", template: try read("<script>alert(1)</script>{{{content}}}").template)
    let own = page.html()
    func policies(_ html: String) -> [Substring] {
      html.matches(of: /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/).map(\.output.1)
    }
    #expect(policies(own) == policies(usual) && policies(own).count == 1)
    #expect(own.contains("<script>\(PageScript.explorers)</script>"))
    #expect(!policies(own)[0].contains(SHA256.base64("alert(1)")))
  }

  @Test(
    "A style sheet counts behind the page's own, and cannot leave its element",
    arguments: [
      ("p { color: red }", "p { color: red }\n</style>"),
      (
        "p::after { content: '</style><script>alert(1)</script>' }\n",
        "'<\\/style><script>alert(1)</script>' }\n</style>"
      ),
      ("/* </STYLE > */", "/* <\\/STYLE > */\n</style>"),
      ("a { b: '</styl' } /* </p> */", "a { b: '</styl' } /* </p> */\n</style>"),
    ])
  func style(css: String, expected: String) {
    var page = Self.plain
    page.look.style = css
    let html = page.html()
    #expect(html.contains(expected))
    #expect(html.lowercased().components(separatedBy: "</style").count == 2)
  }
}
