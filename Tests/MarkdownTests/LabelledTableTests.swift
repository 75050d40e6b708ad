import Markdown
import Source
import Testing

@Suite("Labelled tables")
struct LabelledTableTests {
  @Test("have a name, headings and cells as plain text, each with its place")
  func table() throws {
    let text = """
      é

      <!-- table: or -->
      | $x_1$ | **x** `2` | t \\| u |
      |:-----:|----|---|
      | 0     |  é | [a](/b) |
      | 1 |
      """
    let table = try #require(try parse(text).labelledTables.tables.first)
    #expect(table.label.name == "or")
    #expect(table.label.span == Span(line: 3, column: 13, length: 2))
    #expect(table.headings.map(\.text) == ["x_1", "x 2", "t | u"])
    #expect(table.headings.map(\.start) == [3, 11, 23].map { Position(line: 4, column: $0) })
    #expect(table.rows.map { $0.map(\.text) } == [["0", "é", "a"], ["1", "", ""]])
    #expect(table.rows[0].map(\.start) == [3, 12, 16].map { Position(line: 6, column: $0) })
    #expect(table.rows[1][0].start == Position(line: 7, column: 3))
    #expect(table.lines == 4...7)
  }

  @Test(
    "are found in any container",
    arguments: [
      ("> <!-- table: a -->\n> | x |\n> |---|\n> | 1 |", 15, 5),
      ("- <!-- table: a -->\n  | x |\n  |---|\n  | 1 |", 15, 5),
      ("1. > <!--table:a-->\n   > | x |\n   > |---|\n   > | 1 |", 16, 8),
      ("[^1]\n\n[^1]: n\n\n    <!-- table: a -->\n    | x |\n    |---|\n    | 1 |", 17, 7),
      ("<!-- table: a -->\n\nx |\n--|\n1 |", 13, 1),
    ])
  func containers(text: String, nameColumn: Int, cellColumn: Int) throws {
    let found = try parse(text).labelledTables
    let table = try #require(found.tables.first)
    #expect(table.label.name == "a")
    #expect(table.label.span.start.column == nameColumn)
    #expect(table.rows.first?.first?.start.column == cellColumn)
    #expect(found.orphans == [])
  }

  @Test(
    "labels that no table follows are told",
    arguments: [
      "<!-- table: a -->\n\ntext\n\n| x |\n|---|", "<!-- table: a -->\n\nx\n---\n1", "<!-- table: a -->",
      "text <!-- table: a -->\n\n| x |\n|---|",
      "<!-- table: a -->\n<!-- b -->\n\n| x |\n|---|\n",
    ])
  func orphans(text: String) throws {
    let found = try parse(text).labelledTables
    #expect(found.tables == [])
    #expect(found.orphans.map(\.name) == ["a"])
  }

  @Test("other comments are no labels")
  func others() throws {
    let found = try parse("<!-- tables -->\n| x |\n|---|\n\n<!-- the table: x -->\n| x |\n|---|").labelledTables
    #expect(found.tables == [] && found.orphans == [])
  }
}
