import Foundation
import Notebook
import Render
import Source
import Testing

@Suite("Markdown keeps every byte of the author's")
struct ByteLawTests {
  private func markdown(_ text: String) throws -> String {
    let notebook = try LoadedNotebook.load(SourceText(name: "n.md", text: text)).execute()
    return Format.markdown.render(notebook, at: Place(name: "n"))[0].contents
  }

  private struct Example: Decodable {
    let md: String
  }

  private static let specification: [String] = {
    var folder = Binary.folder
    while folder.path.count > 1 {
      let file = folder.appending(path: "shared/data/gfm-spec-examples.json")
      if let data = try? Data(contentsOf: file) {
        return ((try? JSONDecoder().decode([Example].self, from: data)) ?? []).map(\.md)
      }
      folder.deleteLastPathComponent()
    }
    return []
  }()

  static let documents = [
    "", "\n", "text", "text\r\n\r\n# h\r\n", "\u{FEFF}# mark\n", "a\tb  \n* x\n    * y\n",
    "---\ntitle: t\n---\n\ntext\n",
    "| a | b |\n|---|---|\n| 1 | `x\\|y` |\n", "```\ncode\n```\n", "~~~ swift\ncode", "> quote\nlazy\n",
    "$x_1$ and `code`\n",
    "<!-- table: or -->\n| x |\n|---|\n| 1 |\n", "[a]: /url \"t\"\n\n[a]\n", "text[^1]\n\n[^1]: note\n", "- [ ] task\n",
    "trailing  \nbreak\\\nend", "é ŷ 漢字 🙂\n",
  ]

  @Test("A notebook without blocks comes out byte for byte", arguments: documents)
  func own(document: String) throws {
    #expect(Array(try markdown(document).utf8) == Array(document.utf8))
  }

  @Test("So does every example of the GFM specification, where it is there")
  func specification() throws {
    for document in Self.specification {
      #expect(Array(try markdown(document).utf8) == Array(document.utf8))
    }
  }

  @Test("Between the outputs of a notebook with blocks stand the author's lines, in order")
  func withBlocks() throws {
    for prefix in ["", "> ", "- "] {
      let rest = prefix == "- " ? "  " : prefix
      let lines = ["\(prefix)before", rest, "\(rest)```nn", "\(rest)1 + 2", "\(rest)```", rest, "\(rest)after"]
      let document = lines.joined(separator: "\r\n")
      let result = try markdown(document)
      var found = result.components(separatedBy: "\r\n")[...]
      for line in lines {
        guard let place = found.firstIndex(of: line) else {
          Issue.record("the line \(line) is gone from \(result)")
          return
        }
        found = found[(place + 1)...]
      }
      #expect(result.contains("3"))
    }
  }
}
