import Markdown
import Source
import Testing

@Suite("Code spans")
struct CodeSpanTests {
  /// The spans as they stand in the file.
  func written(_ text: String) throws -> [String] {
    let document = try parse(text)
    return document.codeSpans.map { document.text($0.range.bytes) }
  }

  @Test(
    "are found wherever text is",
    arguments: [
      ("a `b` c", ["`b`"]),
      ("# é `b` c `d` ##", ["`b`", "`d`"]),
      ("a `b`\nc `d`\n===", ["`b`", "`d`"]),
      ("[x]: /u\nfoo `a` \\\n`b`\n*c* `d`\n---\n", ["`a`", "`b`", "`d`"]),
      ("a\n===\n===", []),
      ("| a | `b` |\n|---|---|\n| `c\\|d` | é `e` `f` |", ["`b`", "`c\\|d`", "`e`", "`f`"]),
      ("text `a`\nmore \\| `b`\n| `h` | `k` |\n|---|---|\n| a | b |", ["`a`", "`b`", "`h`", "`k`"]),
      ("[`a` b](/u `c`) `d`", ["`a`", "`c`", "`d`"]),
      ("[`x`](`x`) and `x`", ["`x`", "`x`"]),
      ("[a](\n`x`)\n`x`", ["`x`"]),
      ("[a](<\\`x`> \"`x`\") `x`", ["`x`"]),
      ("x[^1]\n\n[^1]: note `a`\n    more `b`", ["`a`", "`b`"]),
      ("- a `b`\n  c `d`\n  - > e `f`\n    > g `h`", ["`b`", "`d`", "`f`", "`h`"]),
      ("> a `b`\nlazy `c`", ["`b`", "`c`"]),
      ("<a title=\"`x`\"> `x` <!-- `x` -->\n<b title=\"\n`x`\"> `x`", ["`x`", "`x`"]),
      ("**a `b` *c `d`***  ~~`e`~~", ["`b`", "`d`", "`e`"]),
      ("![a `b`](/u) `b`", ["`b`", "`b`"]),
      ("- [ ] `a`\n- [x] b `c`", ["`a`", "`c`"]),
      ("$x$ `a` $`y`$ `b`", ["`a`", "`b`"]),
    ])
  func everywhere(text: String, spans: [String]) throws {
    #expect(try written(text) == spans)
  }

  @Test(
    "are not confused by escapes and several backticks",
    arguments: [
      ("\\`a` `b`", ["` `"]), ("\\\\`a`", ["`a`"]), ("\\``a`", ["`a`"]), ("`` a`b `` ` `c`", ["`` a`b ``", "` `"]),
      ("``` `a` ```", ["``` `a` ```"]), ("`a\\`b`", ["`a\\`"]), ("`a` ``b", ["`a`"]), ("`` ` ``", ["`` ` ``"]),
    ])
  func backticks(text: String, spans: [String]) throws {
    #expect(try written(text) == spans)
  }

  @Test("have the place of each line of code")
  func lines() throws {
    let code = try #require(try parse("é `` {nn}\n  E `` x").codeSpans.first)
    #expect(code.literal == "{nn} E")
    #expect(code.range.span == Span(Position(line: 1, column: 3), Position(line: 2, column: 7)))
    #expect(
      code.lines == [
        CodeLine("{nn}", at: Position(line: 1, column: 6)), CodeLine("E", at: Position(line: 2, column: 3)),
      ])
  }

  @Test("know whether they are in a table")
  func inTable() throws {
    #expect(try parse("`a`\n\n| `b` |\n|---|\n| `c` |").codeSpans.map(\.isInTable) == [false, true, true])
  }
}
