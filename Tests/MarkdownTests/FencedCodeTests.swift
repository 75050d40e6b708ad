import Markdown
import Source
import Testing

@Suite("Fenced code")
struct FencedCodeTests {
  func only(_ text: String) throws -> FencedCode {
    try #require(try parse(text).fences.first?.code)
  }

  @Test("has its info string, as read and as written, and its lines with their places")
  func plain() throws {
    let code = try only("text\n\n```  nn #a caption=\"x \\\"y\\\" &amp;\"  \ny = 1\n\n  z\n```\n")
    #expect(code.info == "nn #a caption=\"x \"y\" &\"")
    #expect(code.rawInfo == "nn #a caption=\"x \\\"y\\\" &amp;\"")
    #expect(code.infoStart == Position(line: 3, column: 6))
    #expect(code.language == "nn")
    #expect(code.literal == "y = 1\n\n  z\n")
    #expect(
      code.lines == [
        CodeLine("y = 1", at: Position(line: 4, column: 1)), CodeLine("", at: Position(line: 5, column: 1)),
        CodeLine("  z", at: Position(line: 6, column: 1)),
      ])
    #expect(code.firstLine == 3)
    #expect(code.lastLine == 7)
    #expect(code.isClosed)
  }

  @Test("has exact columns in quotes and lists, in Unicode scalars")
  func nested() throws {
    let code = try only("> 1. ~~~ nn\n>    σ = é\n>      x\n>    ~~~\n")
    #expect(code.infoStart == Position(line: 1, column: 10))
    #expect(
      code.lines == [
        CodeLine("σ = é", at: Position(line: 2, column: 6)), CodeLine("  x", at: Position(line: 3, column: 6)),
      ])
    #expect(code.lastLine == 4)
    let wide = try only("- é\n\n  ```é nn\n  a\n  ```")
    #expect(wide.infoStart == Position(line: 3, column: 6))
  }

  @Test("leaves out a tab that the container takes in part")
  func tabs() throws {
    let code = try only("> ```\n>\tx\n> ```\n")
    #expect(code.literal == "  x\n")
    #expect(code.lines == [CodeLine("x", at: Position(line: 2, column: 3))])
  }

  @Test(
    "that is not closed goes to the end of its container",
    arguments: [
      ("```\na\n", 2), ("> ```\n> a\nb", 2), ("> ```\n> a\n\nb", 2), ("> ```\n> a\n```\nb\n```", 2),
      ("- ```\n  a\n- b", 2),
      ("```", 1), ("- ```\n- b", 1), ("> ```\n> a\n> ~~~\n", 3),
    ])
  func unclosed(text: String, last: Int) throws {
    let code = try only(text)
    #expect(!code.isClosed)
    #expect(code.lastLine == last)
    #expect(code.firstLine == 1)
  }

  @Test(
    "is closed by a fence that is at least as long",
    arguments: [
      "````\n```\n````", "```\na\n  `````  \n", "> ```\n> a\n> ```\n", "- ```\n  a\n  ```\n- b", "~~~ a\nb\n~~~",
      "```\n```",
    ])
  func closed(text: String) throws {
    #expect(try only(text).isClosed)
  }

  @Test(
    "knows what a further line of its container starts with",
    arguments: [
      ("```\n```", ""), ("> ```\n> ```", "> "), ("- ```\n  ```", "  "), ("10. ```\n    ```", "    "),
      ("- a\n\n   ```\n   ```", "  "), (">- > ```\n>  > ```", ">   > "),
      ("[^1]\n\n[^1]: a\n\n    ```\n    ```", "    "), ("-   ```\n    ```", "    "), ("-\t```\n\t```", "    "),
      ("[^2]: > [^1]: ```\n    >     ```\n\n[^1]", "    >     "),
      ("2) [^1]: ```\n       ```\n\n[^1]", "       "),
      ("> - [^1]: a\n>       \n>       ```\n>       ```\n\n[^1]", ">       "), ("- [ ] a\n\n  ```\n  ```", "  "),
      ("  - ```\n    ```", "    "),
    ])
  func prefix(text: String, prefix: String) throws {
    #expect(try parse(text).fences.first?.block.placement.prefix == prefix)
  }

  @Test("with other line ends, NUL, a byte order mark and no last line end")
  func bytes() throws {
    for text in ["\u{FEFF}```\r\na\r\n```", "\u{FEFF}```\ra\r```\r", "```\na\n```"] {
      let code = try only(text)
      #expect(code.literal == "a\n")
      #expect(code.lines == [CodeLine("a", at: Position(line: 2, column: 1))])
    }
    #expect(try only("```\na\0b\n```").lines == [CodeLine("a\u{FFFD}b", at: Position(line: 2, column: 1))])
  }
}
