import Notebook
import Source
import Testing

@testable import Render

@Suite("What a block shows")
struct BlockOutputTests {
  private func execute(_ markdown: String) throws -> ExecutedNotebook {
    try LoadedNotebook.load(SourceText(name: "a.md", text: markdown)).execute()
  }

  private func page(_ markdown: String) throws -> String {
    NotebookHTML(try execute(markdown), Place(name: "a")).page
  }

  @Test("claims that hold and follow one another are folded; one that fails stands alone")
  func claims() throws {
    let page = try page("```nn\na = 1\ncheck a == 1\ncheck a < 2\ncheck a > 3\ncheck a > 0\n```\n")
    #expect(
      page.contains(
        "<details class=\"output checks\"><summary>2 claims hold</summary>\n<p class=\"output check holds\">"))
    let parts = page.split(separator: "</details>\n<p class=\"output check fails\">")
    #expect(parts.count == 2 && parts[1].contains("<p class=\"output check holds\"><span>a &gt; 0</span></p>"))
    #expect(!parts[1].contains("class=\"output checks\""))
    let file = NotebookMarkdown(try execute("```nn\na = 1\ncheck a == 1\ncheck a < 2\n```\n"), Place(name: "a")).files[
      0]
    #expect(file.contents.contains("- ✓ a == 1\n- ✓ a < 2") || file.contents.contains("- ✓ a == 1\n- ✓ a \\< 2"))
  }

  @Test(
    "tables alone are a table, whatever else is a figure",
    arguments: [
      ("row(table(\"a\": [1, 2]), table(\"b\": [3, 4]))", "Table 1:"),
      ("row(table(\"a\": [1, 2]), plot(x, x: 0..1))", "Figure 1:"),
      ("explore(table(\"a\": [k, 2]), k: [1, 2])", "Table 1:"),
    ])
  func captions(_ source: String, _ number: String) throws {
    #expect(try page("```nn caption=\"Words\"\n\(source)\n```\n").contains("<b class=\"number\">\(number)</b> Words"))
  }

  @Test("the data of figures come after the caption")
  func data() throws {
    for source in ["plot(x, x: 0..1)", "row(plot(x, x: 0..1), plot(x^2, x: 0..1))"] {
      let page = try page("```nn caption=\"Words\"\n\(source)\n```\n")
      let caption = try #require(page.range(of: "</b> Words"))
      let data = try #require(page.range(of: "<details class=\"figure-data\">"))
      #expect(caption.lowerBound < data.lowerBound)
    }
  }

  @Test(
    "figures say what there is to see",
    arguments: [
      ("contour((x^2 - 1)^2 + y^2, x: -2..2, y: -2..2)", "x = -1, y = 0. Marked as minimum: x = 1, y = 0."),
      ("contour(x^2 + y^2, x: -2..2, y: -2..2)", "Marked as minimum: x = 0, y = 0."),
    ])
  func minima(_ source: String, _ words: String) throws {
    let page = try page("```nn\n\(source)\n```\n").replacing("−", with: "-")
    #expect(page.contains(words))
  }

  @Test("a valley has no lowest place")
  func valleys() throws {
    for source in ["(x - 1.37*y)^2", "(x^2 + y^2 - 1)^2", "(y - x^2)^2"] {
      #expect(try !page("```nn\ncontour(\(source), x: -2..2, y: -2..2)\n```\n").contains("Marked as minimum"))
    }
  }

  @Test("a column names the rows of a heat map by its entries")
  func names() throws {
    let table =
      "<!-- table: taste -->\n\n| food | sweet |\n|---|---|\n| lemon | 2 |\n| orange | 6 |\n| honey | 10 |\n\n"
    let page = try page(table + "```nn\nheatmap([[2], [6], [10]], rows: taste.food)\n```\n")
    let places = ["lemon</text>", "orange</text>", "honey</text>"].map { page.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(
      try self.page(table + "```nn\nheatmap([[2], [6]], rows: taste.food)\n```\n")
        .contains("taste.food has 3 names, but there are 2 rows"))
  }
}
