import Markdown
import Notebook
import Render
import Source
import Testing

@Suite("Values that start a line")
struct ValueAtLineStartTests {
  /// What is written, and the text that a reader sees.
  static let cases: [(written: String, text: String)] = [
    ("`{nn} 3`. is the third", "3. is the third"), ("`{nn} 3`) is the third", "3) is the third"),
    ("`{nn} \"- a\"`", "- a"), ("`{nn} \"+ a\"`", "+ a"), ("`{nn} \"# a\"`", "# a"), ("`{nn} \"> a\"`", "&gt; a"),
    ("`{nn} \"1. a\"`", "1. a"), ("`{nn} \"---\"`", "---"), ("`{nn} \"* a\"`", "* a"), ("1`{nn} 3`. a", "13. a"),
    ("text\n`{nn} \"===\"`", "text\n==="), ("text\n`{nn} 1`. a", "text\n1. a"),
  ]

  private func executed(_ text: String) throws -> ExecutedNotebook {
    try LoadedNotebook.load(SourceText(name: "n.md", text: text)).execute()
  }

  private func html(_ markdown: String) throws -> String {
    ProseHTML().html(of: try LoadedNotebook.load(SourceText(name: "n.md", text: markdown)).document)
  }

  @Test("They are text in Markdown", arguments: cases)
  func markdown(one: (written: String, text: String)) throws {
    let markdown = Format.markdown.render(try executed(one.written + "\n"), at: Place(name: "n"))[0].contents
    #expect(try html(markdown) == "<p>\(one.text)</p>\n", "\(markdown)")
  }

  @Test("They are text on the page", arguments: cases)
  func page(one: (written: String, text: String)) throws {
    let page = Format.fragment.render(try executed(one.written + "\n"), at: Place(name: "n"))[0].contents
    #expect(!page.contains("<li>") && !page.contains("<h") && !page.contains("<blockquote>"), "\(page)")
  }

  @Test("They are text in the notebook itself", arguments: cases)
  func inPlace(one: (written: String, text: String)) throws {
    let file = try NotebookInPlace(try executed(one.written + "\n"), name: "n").file
    // As a reader of Markdown has it that does not know the markers.
    let document = try Document.parse(SourceText(name: "n.md", text: file.source.text))
    let shown = ProseHTML().html(of: document).replacing(/<!--.*?-->/, with: "")
    #expect(shown == "<p>\(one.text)</p>\n", "\(file.source.text)")
    #expect(file.author.text == one.written + "\n")
  }
}
