import Foundation
import Notebook
import Render
import Source
import Testing

@Suite("Outputs in the notebook itself")
struct InPlaceTests {
  private func executed(_ text: String) throws -> ExecutedNotebook {
    try LoadedNotebook.load(SourceText(name: "n.md", text: text)).execute()
  }

  private func inPlace(_ text: String) throws -> String {
    try NotebookInPlace(try executed(text), name: "n").file.source.text
  }

  /// The three laws, and that messages about the author's text are moved to the same text in the file.
  private func checkLaws(_ text: String) throws {
    let notebook = try executed(text)
    let first = try NotebookInPlace(notebook, name: "n")
    #expect(Array(first.file.author.text.utf8) == Array(text.utf8), "taking out does not give back\n\(text)")

    let again = try executed(first.file.source.text)
    #expect(Format.json.render(again, at: Place(name: "n")) == Format.json.render(notebook, at: Place(name: "n")))
    let second = try NotebookInPlace(again, name: "n")
    #expect(
      Array(second.file.source.text.utf8) == Array(first.file.source.text.utf8), "a second run changes\n\(text)")
    #expect(again.file.editedOutputs.isEmpty)
    #expect(second.obsoleteFigures.isEmpty)

    for block in notebook.loaded.blocks {
      for line in block.fence.lines where !line.text.isEmpty {
        let place = first.file.inFile(Diagnostic("m", at: Span(line.start, line.start))).span?.start
        let found = place.flatMap { first.file.source.line($0.line)?.unicodeScalars.dropFirst($0.column - 1) }
        #expect(found.map { $0.elementsEqual(line.text.unicodeScalars) } == true, "\(line) of\n\(text)")
      }
    }
  }

  @Test("The laws hold for the golden notebooks", arguments: GoldenTests.names)
  func golden(name: String) throws {
    let file = GoldenTests.folder.appending(path: name).appending(path: "notebook.md")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    try checkLaws(text)
    // The others take longer, and have no more kinds of places.
    guard ["failures", "nesting", "values"].contains(name) else { return }
    try checkLaws(text.replacing("\n", with: "\r\n"))
    var shorter = text
    while shorter.last == "\n" { shorter.removeLast() }
    try checkLaws(shorter)
  }

  /// Pieces that random notebooks are made of, in the order in which they make sense less and less.
  static let pieces = [
    "# Heading with `{nn} a`\n", "A sentence with `{nn} a` and `{nn digits=2} 2/3`.\n", "\n", "\n\n", "text\n",
    "```nn\n1 + 2\n```\n", "```nn #NAME\nplot(x^2, x: 0..2)\n```\n", "```nn hide\n[1, 2]\n```\n",
    "```nn quiet\n3\n```\n", "~~~nn #NAME caption=\"So `|` {a}\"\ntable([1, 2])\n~~~\n", "~~~~ nn\n\"a\"\n~~~~\n",
    "> quote\n> ```nn\n> 4\n> ```\n> `{nn} a`\n", "- item\n\n  ```nn\n  5\n  ```\n- next `{nn} a + 1`\n",
    "1. ```nn\n   6\n   ```\n", "> - ```nn\n>   7\n>   ```\n", "- ```nn\n\t8\n  ```\n",
    "text[^1]\n\n[^1]: ```nn\n    9\n    ```\n",
    "| a | b |\n|---|---|\n| `{nn} a` | `{nn} [1, 2]` |\n", "a | b\n--|--\n`{nn} a` | x`{nn} max(a, 3)`\n",
    "`{nn} a` starts a line\n", "x2`{nn} a` and 3.`{nn} a` and −`{nn} a`\n", "``{nn} a`` and `` {nn} a ``\n",
    "`{nn} a--1` and `{nn} a---1` and `{nn}a` and `{nn}  a  `\n", "`{nn} a-\n1`\n", "> `{nn} a +\n> 1` goes on\n",
    "**`{nn} a`** and _`{nn} [a, a]`_ and [`{nn} a`](#x)\n", "![`{nn} a`](x.svg)\n", "See [](#name).\n",
    "`<!-- nabla: E -->` and \\<!-- nabla: E -->\n", "```\n<!-- nabla: output 01234567 -->\n<!-- nabla: end -->\n```\n",
    "    <!-- nabla: end -->\n", "<!-- table: t -->\n| q |\n|---|\n| 1 |\n", "<!-- a comment on nabla -->\n", "---\n",
    "```nn\nnothing\n```\n", "```nn fails\n[1, 2] + [1, 2, 3]\n```\n",
    "`{nn} nothing` `{nn} \"a | b -- <c> &#45; d\"`\n",
    "<div>\n", "</div>\n", "```nn\n10\n", "`{nn} 1e-12` `{nn} -a` `{nn} 0/0`\n", "é🙂`{nn} a`ŷ\n",
    "$x_1$ `{nn} a` $$y$$\n",
  ]

  @Test("The laws hold for random notebooks", arguments: 0..<12)
  func random(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    var checked = 0
    for _ in 0..<25 {
      var text = "```nn\na = 0.86\n```\n"
      for number in 0..<(1 + random.below(8)) {
        text += Self.pieces[random.below(Self.pieces.count)].replacing("NAME", with: "b\(number)")
        if random.below(2) == 0 { text += "\n" }
      }
      if random.below(4) == 0 { text.removeLast() }
      if random.below(4) == 0 { text = text.replacing("\n", with: "\r\n") }
      // What stands in code may stand outside it beside another piece, and is a marker then.
      guard let file = try? NotebookFile(SourceText(name: "n.md", text: text)), !file.isMarked else { continue }
      checked += 1
      try checkLaws(text)
    }
    #expect(checked >= 15)
  }

  static let values = [
    ("`{nn} a`", "0.86<!-- nabla: a -->"), ("`{nn digits=1} a`", "0.9<!-- nabla digits=1: a -->"),
    ("`{nn}a`", "0.86<!-- nabla:a -->"), ("`{nn} -a`", "−0.86<!-- nabla: -a -->"),
    ("`{nn} a--1`", "1.86<!-- nabla: a-&#45;1 -->"), ("`{nn} 1/0 > a`", "1<!-- nabla: 1/0 > a -->"),
    ("``{nn} a``", "0.86<!-- nabla source: &#96;&#96;{nn} a&#96;&#96; -->"),
    ("`{nn} 1e-12`", "1·10⁻¹²<!-- nabla: 1e-12 -->"),
    ("v7`{nn} a`", "v70.86<!-- nabla length=4 sum=ffb9: a -->"), ("(`{nn} a`)", "(0.86<!-- nabla: a -->)"),
  ]

  @Test("A value stands before its code", arguments: values)
  func value(written: String, expected: String) throws {
    let result = try inPlace("```nn hide quiet\na = 0.86\n```\n\nIt is \(written).\n")
    #expect(result.hasSuffix("It is \(expected).\n"), "\(result)")
  }

  @Test("An output stands between markers after its block, in the block's container")
  func output() throws {
    let result = try inPlace("> ```nn #sum\n> 1 + 2\n> ```\n")
    let lines = result.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0..<3] == ["> ```nn #sum", "> 1 + 2", "> ```"])
    #expect(lines[3].wholeMatch(of: /> <!-- nabla: output [0-9a-f]{8} -->/) != nil)
    #expect(lines[4...] == [">", "> <a id=\"sum\"></a>", ">", "> $1 + 2 = 3$", ">", "> <!-- nabla: end -->", ""])
  }

  static let marked = "```nn\n1 + 2\n```\n<!-- nabla: output 01234567 -->\n"

  static let broken: [(text: String, message: String)] = [
    (
      marked + "\n$3$\n",
      """
      n.md:4:1: error: the output that starts here has no end
       4 | <!-- nabla: output 01234567 -->
         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        hint: it ends with a line <!-- nabla: end -->

      """
    ),
    (
      marked + "```\n" + marked + "<!-- nabla: end -->\n",
      """
      n.md:4:1: error: the output that starts here has no end
       4 | <!-- nabla: output 01234567 -->
         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        hint: it ends with a line <!-- nabla: end -->

      """
    ),
    (
      "text\n\n> <!-- nabla: end -->\n",
      """
      n.md:3:3: error: this marker ends an output that does not start anywhere
       3 | > <!-- nabla: end -->
         |   ^^^^^^^^^^^^^^^^^^^
        hint: take the marker out, with what is left of the output above it

      """
    ),
    (
      "<!-- nabla: E -->\n",
      """
      n.md:1:1: error: this is no marker that a run wrote
       1 | <!-- nabla: E -->
         | ^^^^^^^^^^^^^^^^^
        hint: a value in the prose is written `{nn} E`; comments of your own do not start with nabla:

      """
    ),
    (
      "It is [1, 3]<!-- nabla length=6 sum=0123: v -->.\n",
      """
      n.md:1:13: error: the value before this marker was edited by hand, so it is not known where it begins
       1 | It is [1, 3]<!-- nabla length=6 sum=0123: v -->.
         |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        hint: write `{nn} …` in the place of both

      """
    ),
  ]

  @Test("A broken marker is told with its place", arguments: broken)
  func wrong(text: String, message: String) throws {
    let source = SourceText(name: "n.md", text: text)
    do {
      _ = try LoadedNotebook.load(source)
      Issue.record("no error in \(text)")
    } catch {
      #expect(error.rendered(in: source) == message)
    }
  }

  @Test(
    "What somebody wrote between the markers is replaced",
    arguments: [
      "", "nothing\n", "```\nopen\n", "- list\n\n      code\n", "<div>\n", "<!-- open\n", "~~~\n\n```nn\n7\n```\n",
    ])
  func edited(between: String) throws {
    let text = "```nn\n1 + 2\n```\n\n```nn\n2 + 2\n```\n\nIt is `{nn} 5`.\n"
    var file = try inPlace(text)
    let clean = file
    file.replace(/\n\$1 \+ 2 = 3\$\n\n/, with: between, maxReplacements: 1)
    #expect(file != clean)
    let notebook = try executed(file)
    #expect(notebook.source.text == text)
    #expect(notebook.file.editedOutputs.count == 1)
    #expect(try NotebookInPlace(notebook, name: "n").file.source.text == clean)
  }

  @Test("A number that was edited is replaced, and so are the words of a link")
  func editedValues() throws {
    let text = "```nn #a caption=\"C\"\nplot(x, x: 0..1)\n```\n\nIt is `{nn} 1/4`, [](#a).\n"
    let file = try inPlace(text)
    #expect(file.contains("It is 0.25<!-- nabla: 1/4 -->, [Figure 1<!-- nabla: -->](#a)."))
    let changed = file.replacing("0.25<", with: "17.5<").replacing("[Figure 1<", with: "[the \\[first\\]<")
    #expect(try executed(changed).source.text == text)
    #expect(try inPlace(changed) == file)
  }

  @Test("Messages have the lines of the file")
  func messages() throws {
    let text = "```nn\n1 + 2\n```\n\nSo `{nn} 4` and `{nn} four`.\n\n```nn\nb = nothing\n```\n\n```nn\nb\n```\n"
    let file = try NotebookInPlace(try executed(text), name: "n").file
    let notebook = try executed(file.source.text)
    let messages = notebook.diagnostics.map { notebook.file.text(of: $0) }
    #expect(
      messages[0] == """
        n.md:10:33: error: four is not defined
         10 | So 4<!-- nabla: 4 --> and `{nn} four`.
            |                                 ^^^^

        """)
    #expect(messages[1].hasPrefix("n.md:13:5: error: nothing is not defined\n 13 | b = nothing\n"))
    #expect(messages[2].contains("to be defined by the block at line 13, which failed"))
    #expect(file.source.text.contains("\nn.md:13:5: error: nothing is not defined\n 13 | b = nothing\n"))
  }
}
