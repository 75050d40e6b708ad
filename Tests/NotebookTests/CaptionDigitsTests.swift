import Notebook
import Source
import Testing

@Suite("Values in captions")
struct CaptionDigitsTests {
  private func executed(_ caption: String) throws -> ExecutedNotebook {
    let text = "```nn caption=\"\(caption)\"\nE = 2/3\nE\n```\n"
    return try LoadedNotebook.load(SourceText(name: "n.md", text: text)).execute()
  }

  @Test(
    "They have the digits that are asked for",
    arguments: [
      ("It is {E}.", "It is 0.6667."), ("It is {digits=2 E}.", "It is 0.67."),
      ("{digits=17 1/3} {E}", "0.3333333333333333 0.6667"),
      ("{ digits=2 [E, 1][1] }", "0.67"),
    ])
  func digits(caption: String, expected: String) throws {
    let notebook = try executed(caption)
    #expect(notebook.cells[0].caption == expected, "\(notebook.diagnostics)")
  }

  @Test("Digits that are none are told", arguments: ["{digits=0 E}", "{digits=18 E}", "{digits=2}", "{digits=x E}"])
  func wrong(caption: String) throws {
    let notebook = try executed(caption)
    #expect(
      notebook.diagnostics.map(\.message) == ["digits= in a caption is followed by 1 to 17 and an expression"])
    #expect(notebook.diagnostics.first?.span == Span(line: 1, column: 16, length: caption.count))
  }

  @Test("An error is told at its place")
  func place() throws {
    #expect(try executed("{digits=2 nothing}").diagnostics.first?.span?.start == Position(line: 1, column: 26))
  }
}
