import Testing

@testable import Language

@Suite("Headings and rows of tables")
struct TableRowTests {
  static let cases: [(String, String)] = [
    ("table(or.x1, or.t, total: \"t\")", "x1: 0 0 1 1 | t: 0 1 1 1 | total 3"),
    ("table(or.x1, or.t, total: \"or.t\")", "x1: 0 0 1 1 | t: 0 1 1 1 | total 3"),
    ("use or\ntable(x1, or.x1)", "x1: 0 0 1 1 | or.x1: 0 0 1 1"),
    ("table(or[1].x1)", "or[1].x1: 0"),
    ("table([1, 2], rows: 0)", "error: 0 must be at least 1"),
    ("table([1, 2], rows: 1001)", "error: rows: is at most 1000"),
    ("table([1, 2], rows: \"some\")", "error: rows: is a number or \"all\", not \"some\""),
    (
      "table([1..1001], rows: \"all\")",
      "error: the table has 1001 rows, and at most 1000 can be shown (write rows: 1000)"
    ),
  ]

  @Test("A column is headed by its name", arguments: cases)
  func heading(source: String, expected: String) {
    #expect(Run.text(source) == expected)
  }

  @Test(
    "A table shows as many rows as it is asked for",
    arguments: [
      ("table([1..30])", nil), ("table([1..30], rows: 20)", 20), ("table([1..30], rows: \"all\")", 30),
      ("table([1..30], rows: 50)", 50), ("table(or, rows: 2)", 2),
    ])
  func rows(source: String, expected: Int?) throws {
    var run = Run()
    let result = run.block(source)
    guard case .table(let table)? = result.outputs.first else {
      Issue.record("no table")
      return
    }
    #expect(table.shownRows == expected)
  }
}
