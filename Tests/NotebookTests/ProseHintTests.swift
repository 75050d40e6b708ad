import Foundation
import Notebook
import Source
import Testing

@Suite("Hints at numbers of the prose")
struct ProseHintTests {
  private static let start = """
    ---
    title: 1.921
    ---

    <!-- table: or -->
    | x1 | x2 | t    |
    |----|----|------|
    | 0  | 0  | 0    |
    | 0  | 1  | 1.75 |

    ```nn
    param w = -0.786, v = [1.234, 4]
    use or
    y = σ(w*x1 + x2)
    E = 2*w^2
    ```


    """

  /// What stands behind the block, and the hints without their places.
  static let cases: [(String, [String])] = [
    ("It is 1.2356.", ["line 18 says 1.2356; E is 1.236: write `{nn digits=5} E`"]),
    ("It is 1.236.", ["line 18 says 1.236; E is 1.236: write `{nn} E`"]),
    ("It is **1.24**, so.", ["line 18 says 1.24; E is 1.236: write `{nn digits=3} E`"]),
    ("At 123.6 % it stops.", ["line 18 says 123.6 %; E is 1.236: write `{nn} 100 * E`"]),
    ("It is 1.25.", ["line 18 says 1.25, which is no value here; E is near, 1.236"]),
    ("It is 7.25.", ["line 18 says 7.25, which is no value that has a name here"]),
    (
      "It is 1.2 or\n1.236.",
      ["line 18 says 1.2; E is 1.236: write `{nn digits=2} E`", "line 19 says 1.236; E is 1.236: write `{nn} E`"]
    ),
    ("| a |\n|---|\n| 1.24 |", ["line 20 says 1.24; E is 1.236: write `{nn digits=3} E`"]),
    ("In row 1 it is 0.500.", ["line 18 says 0.500; y on or[1] is 0.5: write `{nn} y on or[1]`"]),
    // What stands in the code, in a labelled table, or is shown by an expression
    ("It starts at −0.786, 1.234 and 1.75.", []),
    ("It is `{nn} E`, and 1.236 again.", []),
    // What is no result
    ("`1.236` and $1.236$ and [1.236](x.html) and ![1.236](x.png)", []),
    ("See Section 1.23 and Figure 1.24, 1.236.2, 2026.11, x1.236, 1,236 and 1.2e3.", []),
    ("## 1.24 A heading", []),
    ("By CC BY 4.0, with 3 and 0.5 in 1936.", []),
    ("```\n1.236\n```", []),
  ]

  @Test(arguments: cases)
  func hints(text: String, expected: [String]) throws {
    let hints = try Self.hints(in: Self.start + text + "\n")
    #expect(hints.map(\.message) == expected)
    #expect(hints.allSatisfy { $0.span != nil })
  }

  private static func hints(in text: String) throws -> [Diagnostic] {
    try LoadedNotebook.load(SourceText(name: "n.md", text: text)).execute(hintsAtProse: true).diagnostics
      .filter { $0.severity == .hint }
  }

  @Test("A number is what it is where it stands")
  func place() throws {
    let text = "At 1.92.\n\n```nn\nE = 1.921 + 0\n```\n\nAt 1.92.\n\n```nn\nE = E + 0.5\n```\n\nAt 1.92 and 2.42.\n"
    let hints = try Self.hints(in: text)
    #expect(
      hints.map { "\($0.message)" } == [
        "line 1 says 1.92, which is no value that has a name here",
        "line 7 says 1.92; E is 1.921: write `{nn digits=3} E`",
        "line 13 says 1.92, which is no value that has a name here",
        "line 13 says 2.42; E is 2.421: write `{nn digits=3} E`",
      ])
    #expect(hints.compactMap(\.span).map(\.start.column) == [4, 4, 4, 13])
  }

  @Test("check --prose tells them and does not fail for them")
  func command() throws {
    let folder = try TemporaryFolder()
    try folder.write("```nn\nE = 1.921 + 0\nE\n```\n\nIt is 1.92.\n", to: "n.md")
    #expect(try folder.run("run", "n.md").messages == "1 notebook, 1 block, outputs in Output\n")
    let plain = try folder.run("check", "n.md")
    #expect(plain.status == 0 && !plain.messages.contains("1.92"))
    let hinting = try folder.run("check", "n.md", "--prose", "--warnings", "error")
    #expect(hinting.status == 0)
    #expect(hinting.messages.contains("\nn.md:6:7: hint: line 6 says 1.92; E is 1.921: write `{nn digits=3} E`\n"))
  }
}
