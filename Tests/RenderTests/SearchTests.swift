import Digests
import Notebook
import Source
import Testing

@testable import Render

@Suite("The search of a course")
struct SearchTests {
  static let chapters = [
    ("or.md", "# Learning OR\n\nA *perceptron* learns $\\sigma$, and Schrödinger not.\n\n## The error\n\nIt falls.\n"),
    (
      "xor.md",
      "# XOR\n\nNo line parts the `{nn} 2 + 2` points of a perceptron.\n\n```nn #training caption=\"The loss falls\"\n1\n```\n\n"
        + "| word | 3 |\n|---|---|\n| gate | 4.25 |\n"
    ),
    (
      "evil.md",
      "# </script><script>alert(1)</script>\n\nA \\</script>\\<!--\\<script> in \\<b>prose\\</b> & \"quotes\".\n"
    ),
  ]

  private func index(_ chapters: [(String, String)] = chapters) throws -> String {
    let notebooks = try chapters.map { path, text in
      let source = SourceText(name: path, text: text)
      return CourseIndex.Chapter(name: String(path.dropLast(3)), notebook: try LoadedNotebook.load(source).execute())
    }
    let course = Notebook.Course(notebooks: chapters.map(\.0))
    return CourseIndex(course, chapters: notebooks).file.contents
  }

  /// What is in the page's data element.
  private func data(_ page: String) throws -> String {
    let start = try #require(page.range(of: "<script type=\"application/json\">")).upperBound
    let end = try #require(page[start...].range(of: "</script>")).lowerBound
    return String(page[start..<end])
  }

  private func evaluate(_ expression: String, in page: String) throws -> String {
    let json = JSONValue.string(try data(page)).text
    return JavaScript.text("\(SearchScript.finding); var chapters = JSON.parse(\(json)); \(expression)")
  }

  @Test(
    "leads to headings, prose and named blocks, titles before texts",
    arguments: [
      ("perceptron", "or.html#learning-or xor.html#xor"),
      ("PERCEPT learns", "or.html#learning-or"),
      ("falls", "or.html#the-error xor.html#training"),
      ("error", "or.html#the-error"),
      ("xor loss", "xor.html#training"),
      ("training", "xor.html#training"),
      ("σ", "or.html#learning-or"),
      ("gate", "xor.html#xor"),
      ("4 points", "xor.html#xor"),
      ("4.25", ""),
      ("or learning error", "or.html#the-error"),
      ("nowhere", ""),
      ("  ", ""),
      (".*", ""),
      ("<b>prose", "evil.html#alert1"),
    ])
  func finds(query: String, expected: String) throws {
    let found = try evaluate(
      "find(chapters, \(JSONValue.string(query).text)).map(function (r) { return r.href; }).join(' ')", in: index())
    #expect(found == expected)
  }

  @Test(
    "shows the words where they stand",
    arguments: [
      ("learn perceptron", "A |perceptron| |learn|s σ, and Schrödinger not."),
      ("not", "A perceptron learns σ, and Schrödinger |not|."),
    ])
  func shows(query: String, expected: String) throws {
    let shown = try evaluate(
      "context(find(chapters, \(JSONValue.string(query).text))[0]).join('|')", in: index())
    #expect(shown == expected)
  }

  @Test("shows a part of a long text, whole words with the place in it")
  func part() throws {
    let before = Array(repeating: "before", count: 50).joined(separator: " ")
    let after = Array(repeating: "after", count: 50).joined(separator: " ")
    let page = try index([("a.md", "# A\n\n\(before) here \(after)\n")])
    let shown = try evaluate("context(find(chapters, 'here')[0]).join('|')", in: page)
    #expect(shown.hasPrefix("… before before") && shown.contains(" |here| after") && shown.hasSuffix("after …"))
    #expect(shown.count < 220)
    let top = try evaluate("context(find(chapters, 'a')[0]).join('')", in: page)
    #expect(top.hasPrefix("… ") || top.hasPrefix("before"))
  }

  @Test("lets nothing of the text out of its element, and runs by its hash alone")
  func hostile() throws {
    let page = try index()
    #expect(page.components(separatedBy: "<script").count == 5)
    #expect(page.components(separatedBy: "</script>").count == 5)
    #expect(!page.contains("<script>alert") && !page.contains("<!--"))
    #expect(page.contains("<script>\(SearchScript.search)</script>"))
    #expect(page.contains(" 'sha256-\(SHA256.base64(SearchScript.search))'"))
    #expect(try evaluate("chapters[2][2][0][2]", in: page) == "A </script><!--<script> in <b>prose</b> & \"quotes\".")
  }

  @Test("is hidden where no script runs, and loads nothing")
  func quiet() throws {
    #expect(try index().contains("role=\"search\" hidden>"))
    for word in ["fetch", "XMLHttp", "innerHTML", "eval", "=>", "`", "let ", "const "] {
      #expect(!SearchScript.search.contains(word), "\(word)")
    }
  }

  @Test("grows with the text and little more")
  func size() throws {
    let prose = Array(repeating: "Some words of prose about a gradient.", count: 200).joined(separator: " ")
    let small = try index([("a.md", "# A\n")]).utf8.count
    let large = try index((0..<10).map { ("a\($0).md", "# A\n\n\(prose)\n") }).utf8.count
    #expect(large - small < 10 * (prose.utf8.count + 300))
  }
}
