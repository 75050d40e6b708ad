import Notebook
import Source
import Testing

@testable import Render

@Suite("Links that say what they lead to")
struct ReferenceTests {
  static let blocks = """
    ```nn #line caption="The line ends at {1 + 1}."
    plot(x, x: 0..2)
    ```

    ```nn #plain
    plot(x^2, x: 0..2)
    ```

    ```nn #numbers caption="Two numbers."
    table([1, 2])
    ```

    ```nn #curve caption="The curve."
    plot(x^2, x: 0..2)
    ```

    ## How it *ends*

    """

  private func notebook(_ text: String, name: String = "a.md") throws -> ExecutedNotebook {
    try LoadedNotebook.load(SourceText(name: name, text: text)).execute()
  }

  static let words = [
    ("[](#line)", "Figure 1"), ("[](#curve)", "Figure 2"), ("[](#numbers)", "Table 1"), ("[](#plain)", "plain"),
    ("[](#how-it-ends)", "How it ends"), ("[](#c%75rve)", "Figure 2"), ("[](#curve \"title\")", "Figure 2"),
  ]

  @Test("In the page and in Markdown: the number of a captioned figure or table, else the name", arguments: words)
  func within(link: String, words: String) throws {
    for text in ["See \(link).", "> - **see \(link)**", "| a |\n|---|\n| \(link) |\n"] {
      let notebook = try notebook(text + "\n\n" + Self.blocks)
      #expect(notebook.diagnostics.isEmpty)
      let page = NotebookHTML(notebook, Place(name: "a")).page
      #expect(page.contains(">\(words)</a>"), "\(text)")
      let markdown = NotebookMarkdown(notebook, Place(name: "a")).files[0].contents
      #expect(markdown.contains("[\(words)](\(link.dropFirst(3))"), "\(text)")
    }
  }

  @Test("Captions have a number, and blocks an anchor, in both formats")
  func captions() throws {
    let notebook = try notebook(Self.blocks)
    let page = NotebookHTML(notebook, Place(name: "a")).page
    #expect(page.contains("<figcaption><b class=\"number\">Figure 1:</b> The line ends at 2.</figcaption>"))
    #expect(page.contains("<caption><b class=\"number\">Table 1:</b> Two numbers.</caption>"))
    #expect(page.contains("<figcaption><b class=\"number\">Figure 2:</b> The curve.</figcaption>"))
    let markdown = NotebookMarkdown(notebook, Place(name: "a")).files[0].contents
    #expect(markdown.contains("**Figure 1:** *The line ends at 2.*"))
    #expect(markdown.contains("**Table 1:** *Two numbers.*"))
    for name in ["line", "plain", "numbers", "curve"] {
      #expect(page.contains("<section class=\"cell\" id=\"\(name)\">"))
      #expect(markdown.contains("<a id=\"\(name)\"></a>"))
    }
  }

  @Test("A quiet block takes no number")
  func quiet() throws {
    let notebook = try notebook("```nn #a quiet caption=\"A\"\nplot(x, x: 0..2)\n```\n\n" + Self.blocks)
    #expect(notebook.captionNumbers["line"]?.text == "Figure 1")
    #expect(notebook.captionNumbers["a"] == nil)
  }

  @Test(
    "To another notebook of the run: its title, and the number there",
    arguments: [
      ("[](b.md#curve)", "Learning, Figure 2"), ("[](./b.md#plain)", "Learning, plain"), ("[](b.md)", "Learning"),
    ])
  func across(link: String, words: String) throws {
    let other = try notebook("# Learning\n\n" + Self.blocks, name: "b.md").landmarks
    let linked = try notebook("See \(link).\n").referring { $0.hasSuffix("b.md") ? other : nil }
    #expect(linked.diagnostics.isEmpty)
    #expect(NotebookHTML(linked, Place(name: "a")).page.contains(">\(words)</a>"))
    #expect(NotebookMarkdown(linked, Place(name: "a")).files[0].contents.contains("[\(words)]("))
  }

  @Test(
    "To what is not there a link is a warning with the nearest name",
    arguments: [
      ("So [](#curv).", 4, "no block or heading is named curv", "did you mean #curve?"),
      ("So [this](#curv).", 11, "no block or heading is named curv", "did you mean #curve?"),
      ("[](b.md#lines)", 1, "b.md has no block or heading that is named lines", "did you mean #line?"),
      (
        "é [](c.md#lines)", 3,
        "what c.md#lines is called is not known, since c.md is not one of the notebooks that are run",
        "write words between the brackets"
      ),
    ])
  func unknown(text: String, column: Int, message: String, hint: String) throws {
    let other = try notebook(Self.blocks, name: "b.md").landmarks
    let linked = try notebook("First\n\(text)\n\n" + Self.blocks).referring { $0 == "b.md" ? other : nil }
    let diagnostic = try #require(linked.diagnostics.first)
    #expect(linked.diagnostics.count == 1)
    #expect(diagnostic.severity == .warning && diagnostic.message == message && diagnostic.hint == hint)
    #expect(diagnostic.span?.start == Position(line: 2, column: column))
  }

  @Test("Equal ids are given once, also where a heading is named like a block")
  func identifiers() throws {
    let notebook = try notebook("## Curve\n\n## Curve figure\n\n" + Self.blocks)
    let page = NotebookHTML(notebook, Place(name: "a")).page
    let identifiers = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
    #expect(identifiers.contains("curve") && identifiers.contains("curve-1"))
  }
}
