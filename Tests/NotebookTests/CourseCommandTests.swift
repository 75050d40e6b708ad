import Foundation
import Testing

@Suite("A course")
struct CourseCommandTests {
  static func chapter(_ title: String, _ text: String = "") -> String {
    "---\ndescription: About \(title).\n---\n\n# \(title)\n\n\(text)\n\n## Why & how\n\n```nn #sum\n1 + 1\n```\n"
  }

  @Test("Each page leads to the index and to those before and after, in the order of course.yml")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.chapter("Alpha"), to: "N/a.md")
    try folder.write(Self.chapter("Beta \\<b>"), to: "N/b c.md")
    try folder.write(Self.chapter("Gamma"), to: "N/part/c.md")
    try folder.write("title: All\nparts:\n- title: One & two\n  notebooks: [part/c.md, b c.md]\n", to: "N/course.yml")
    let result = try folder.run("run", "N/")
    #expect(result.status == 0)
    #expect(result.messages.hasPrefix("N/course.yml:3:1: warning: the course does not list a.md\n"))
    let first = try folder.read("Output/part/c.html")
    #expect(first.contains("<a rel=\"index\" href=\"../index.html\">All</a>"))
    #expect(first.contains("<link rel=\"next\" href=\"../b%20c.html\">\n"))
    #expect(!first.contains("rel=\"prev\""))
    #expect(first.contains("<a rel=\"next\" href=\"../b%20c.html\"><span>Next</span> Beta &lt;b&gt;</a>"))
    let second = try folder.read("Output/b c.html")
    #expect(second.contains("<a rel=\"prev\" href=\"part/c.html\"><span>Previous</span> Gamma</a>"))
    #expect(second.contains("<a rel=\"next\" href=\"a.html\"><span>Next</span> Alpha</a>"))
    #expect(try !folder.read("Output/a.html").contains("rel=\"next\""))
    let index = try folder.read("Output/index.html")
    #expect(
      index.contains("<h1>All</h1>") && index.contains("<h2>One &amp; two</h2>") && index.contains("<h2>More</h2>"))
    #expect(
      index.contains("<ol class=\"index\" start=\"3\">\n<li><a href=\"a.html\">Alpha</a>\n<p>About Alpha.</p></li>"))
    #expect(try folder.run("check", "N").status == 0)
  }

  @Test("A notebook that is run by itself leads nowhere, and is the same but for the links")
  func single() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try folder.write(Self.chapter(name), to: "N/\(name).md") }
    _ = try folder.run("run", "N", "--output", "Course")
    _ = try folder.run("run", "N/a.md", "--output", "Single")
    let single = try folder.read("Single/a.html")
    #expect(!single.contains("<nav class=\"contents course\"") && !single.contains("<nav class=\"chapters\""))
    #expect(!folder.exists("Single/index.html"))
    let course = try folder.read("Course/a.html").replacing(
      /<header class="page">[^§]*?<\/header>\n|<nav class="chapters"[^§]*?<\/nav>\n|<link rel="[a-z]+" href="[a-z.]+">\n/,
      with: "")
    #expect(course == single)
  }

  @Test("A course whose file is no YAML is said, and its index stays as it is")
  func broken() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.chapter("a"), to: "N/a.md")
    try folder.write("parts: [", to: "N/course.yml")
    let result = try folder.run("run", "N")
    #expect(result.status == 2)
    #expect(result.messages.contains("N/course.yml:") && result.messages.contains("the course is not YAML"))
  }

  static let links: [(link: String, message: String?, address: String)] = [
    ("other.md", nil, "other.html"),
    ("other.md#why--how", nil, "other.html#why--how"),
    ("other.md#sum", nil, "other.html#sum"),
    ("my%20notes.md#sum", nil, "my%20notes.html#sum"),
    ("part/../other.md", nil, "part/../other.html"),
    ("../outside.md", nil, "../N/../outside.md"),
    ("../nowhere.md#a", "there is no notebook ../nowhere.md", "../N/../nowhere.md#a"),
    ("othre.md", "there is no notebook othre.md", "../N/othre.md"),
    ("other.md#som", "other.md has no block or heading that is named som", "other.html#som"),
    ("my%20notes.md#x%20y", "my%20notes.md has no block or heading that is named x y", "my%20notes.html#x%20y"),
  ]

  @Test("Links to other notebooks lead to their pages, and are checked")
  func checked() throws {
    let folder = try TemporaryFolder()
    let text = Self.links.map { "- see [it](\($0.link))\n" }.joined()
    try folder.write(Self.chapter("First", text), to: "N/first.md")
    try folder.write(Self.chapter("Other"), to: "N/other.md")
    try folder.write(Self.chapter("Notes"), to: "N/my notes.md")
    try folder.write("# Outside\n", to: "outside.md")
    let result = try folder.run("run", "N")
    #expect(result.status == 0)
    let check = try folder.run("check", "N")
    let page = try folder.read("Output/first.html")
    for (number, (link, message, address)) in Self.links.enumerated() {
      #expect(page.contains("href=\"\(address)\""), "\(link)")
      let place = "N/first.md:\(7 + number):12: warning: "
      for messages in [result.messages, check.messages] {
        #expect(messages.contains(message.map { place + $0 + "\n" } ?? place) == (message != nil), "\(link)")
      }
    }
    #expect(result.messages.contains("  hint: did you mean other.md?\n"))
    #expect(result.messages.contains("  hint: did you mean #sum?\n"))
  }

  @Test("A course's own style sheet and template are in all its pages, a notebook's own in its page")
  func look() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.chapter("Alpha"), to: "N/a.md")
    try folder.write("---\nstyle: own.css\n---\n\n# Beta\n", to: "N/part/b.md")
    try folder.write("style: course.css\ntemplate: page.mustache\n", to: "N/course.yml")
    try folder.write("h1 { color: teal }", to: "N/course.css")
    try folder.write("h1 { color: olive }", to: "N/part/own.css")
    try folder.write(
      "<div class=\"frame\">{{{content}}}</div>{{#next}}<a href=\"{{href}}\">on</a>{{/next}}", to: "N/page.mustache")
    let result = try folder.run("run", "N")
    #expect(result.status == 0 && !result.messages.contains("warning"), "\(result.messages)")
    for (page, colour) in [("index", "teal"), ("a", "teal"), ("part/b", "olive")] {
      let html = try folder.read("Output/\(page).html")
      #expect(html.contains("h1 { color: \(colour) }\n</style>"), "\(page)")
      #expect(html.contains("<div class=\"frame\"><article id="), "\(page)")
    }
    #expect(try folder.read("Output/a.html").contains("</article></div><a href=\"part/b.html\">on</a>\n<script>"))
    try folder.write("h1 { color: navy }", to: "N/course.css")
    #expect(try folder.run("check", "N").status == 3)
  }

  @Test("Files of a look that cannot be had are told where they are named")
  func missing() throws {
    let folder = try TemporaryFolder()
    try folder.write("---\nstyle: ../x.css\n---\n\n# A\n", to: "N/a.md")
    try folder.write("style: curse.css\ntemplate: page.mustache\n", to: "N/course.yml")
    try folder.write("{{content}}\n{{titel}}", to: "N/page.mustache")
    try folder.write("p {}", to: "x.css")
    let result = try folder.run("run", "N")
    #expect(result.status == 0)
    #expect(
      result.messages.hasPrefix(
        """
        N/course.yml:1:8: warning: there is no file curse.css here
         1 | style: curse.css
           |        ^^^^^^^^^
          hint: the page has its usual look
        N/page.mustache:2:3: warning: a page has no titel
         2 | {{titel}}
           |   ^^^^^
          hint: did you mean title?
        N/a.md:2:8: warning: ../x.css is outside the notebook's folder, and a notebook reads only what is inside
        """))
  }

  @Test("A notebook index.md is the first page itself, with the search")
  func ownIndex() throws {
    let folder = try TemporaryFolder()
    try folder.write("# Welcome\n\nSee [a](a.md#sum).\n", to: "N/index.md")
    try folder.write(Self.chapter("Alpha"), to: "N/a.md")
    #expect(try folder.run("run", "N").status == 0)
    let index = try folder.read("Output/index.html")
    #expect(index.contains("<h1 id=\"welcome\">Welcome") && index.contains("role=\"search\""))
    #expect(index.contains("; script-src 'sha256-"))
    #expect(try folder.read("Output/a.html").contains("<a rel=\"index\" href=\"index.html\">Welcome</a>"))
    #expect(try folder.run("check", "N").status == 0)
  }
}
