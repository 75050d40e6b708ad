import Markdown
import Source
import Testing

@Suite("Files that no person would write")
struct NestingTests {
  @Test(
    "too deep nesting is told with its line",
    arguments: [
      String(repeating: ">", count: 100_000), String(repeating: "- ", count: 50_000) + "a",
      String(repeating: "*a ", count: 30_000) + String(repeating: " a*", count: 30_000),
      String(repeating: "> ", count: 300) + "a",
      String(repeating: "![", count: 300) + String(repeating: "](x)", count: 300),
    ])
  func tooDeep(text: String) throws {
    let diagnostic = try #require(throws: Diagnostic.self) { try parse("text\n\n\(text)\n") }
    #expect(diagnostic.span?.start.line == 3)
    #expect(diagnostic.message.contains("200 levels"))
  }

  @Test(
    "much of anything else is parsed",
    arguments: [
      "[", "]", "![", "*", "_", "`", "``", "\\", "<", "&", "|", "~", "$", "$$", "$a ", "`a", "<!--", "[^", "[^1]: ",
      "\n", "\r", "\0", "> a\n",
      "- a\n", "`` ` ", "a_b*", "$`", "<div ", "((", "#", "1. ", "\t", "é", "\u{FEFF}",
    ])
  func much(piece: String) throws {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    do {
      let document = try parse(text)
      _ = ProseHTML().html(of: document)
      _ = document.labelledTables
    } catch {
      #expect(error is Diagnostic)
    }
  }

  @Test("150 levels are no trouble")
  func deep() throws {
    let document = try parse(String(repeating: "> ", count: 150) + "a")
    #expect(ProseHTML().html(of: document).count > 150)
    #expect(document.allBlocks.count == 151)
  }

  @Test("a table that asks for millions of cells is refused")
  func tables() throws {
    let wide = String(repeating: "|a", count: 1001) + "\n" + String(repeating: "|-", count: 1001)
    #expect(throws: Diagnostic.self) { try parse(wide) }
    let long =
      "\(String(repeating: "|a", count: 500))\n\(String(repeating: "|-", count: 500))\n"
      + String(repeating: "x\n", count: 2000)
    #expect(throws: Diagnostic.self) { try parse(long) }
  }
}
