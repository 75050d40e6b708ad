import Markdown
import Source
import Testing

@Suite("Front matter")
struct FrontMatterTests {
  @Test("is the text between the marks, and the rest keeps its line numbers")
  func isSplit() throws {
    let document = try parse("---\ntitle: A\nseed: 7\n---\n\n# Heading\n")
    let frontMatter = try #require(document.frontMatter)
    #expect(frontMatter.text == "title: A\nseed: 7\n")
    #expect(frontMatter.firstLine == 2)
    #expect(frontMatter.lines == 1...4)
    #expect(document.blocks.map(\.lines) == [6...6])
  }

  @Test("may end with dots, and may be empty", arguments: ["---\na: 1\n...\ntext", "---\r\na: 1\r\n---  \r\ntext"])
  func otherForms(text: String) throws {
    let document = try parse(text)
    #expect(document.frontMatter?.text == "a: 1\n")
    #expect(document.blocks.first?.lines == 4...4)
    #expect(try parse("---\n---\n").frontMatter?.text == "")
  }

  @Test("may stand after a byte order mark")
  func afterByteOrderMark() throws {
    #expect(try parse("\u{FEFF}---\na: 1\n---\nx").frontMatter?.text == "a: 1\n")
  }

  @Test(
    "is none where it is not closed or not at the top",
    arguments: ["---\na: 1\n", "\n---\na: 1\n---\n", "--- x\n---\n"])
  func none(text: String) throws {
    #expect(try parse(text).frontMatter == nil)
  }
}
