import Notebook
import Source
import Testing

@testable import Render

@Suite("Tables of data in prose")
struct DataTableTests {
  private static func executed(_ cells: [String], isLabelled: Bool) throws -> ExecutedNotebook {
    let label = isLabelled ? "<!-- table: d -->\n" : ""
    let text = "A list:\n\n- of a table\n\n\(label)| x |\n|--:|\n" + cells.map { "| \($0) |\n" }.joined()
    return try LoadedNotebook.load(SourceText(name: "a.md", text: text)).execute()
  }

  @Test(
    "A cell that is a negative number has a minus",
    arguments: [
      ("-1", "−1"), ("-0.25", "−0.25"), ("-.5", "−.5"), ("-1e-3", "−1e-3"), ("2", "2"), ("1-2", "1-2"), ("-a", "-a"),
      ("-1 to 2", "-1 to 2"),
    ])
  func minus(cell: String, expected: String) throws {
    let page = try NotebookHTML(Self.executed([cell], isLabelled: true), Place(name: "a")).page
    #expect(page.contains("<td class=\"right\">\(expected)</td>"))
  }

  @Test("A table without a name stays as it is written, and so does the page's body alone")
  func unchanged() throws {
    #expect(try NotebookHTML(Self.executed(["-1"], isLabelled: false), Place(name: "a")).page.contains(">-1</td>"))
    #expect(try NotebookHTML(Self.executed(["-1"], isLabelled: true), Place(name: "a")).fragment.contains(">-1</td>"))
  }

  @Test(
    "Nabla's own words have the apostrophe of print",
    arguments: [
      ("the sine's derivative", "the sine’s derivative"), ("'x' and f'", "'x' and f'"), ("a < b", "a &lt; b"),
    ])
  func words(text: String, expected: String) {
    #expect(HTMLText.words(text) == expected)
  }
}
