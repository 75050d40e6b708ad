import Foundation
import Language
import Notebook
import Render
import Source
import Testing

@Suite("The reference")
struct ReferenceTests {
  @Test("Every example runs, and gives something")
  func examples() throws {
    for entry in Reference.entries {
      let example = ReferenceExample(entry.example)
      #expect(example.result.status == .ok, "\(entry.name): \(example.result.diagnostics)")
      #expect(entry.name == "#" || !example.result.outputs.isEmpty, "\(entry.name)")
    }
    for entry in Reference.blockEntries {
      let notebook = try LoadedNotebook.load(SourceText(name: "n.md", text: entry.example + "\n")).execute()
      #expect(notebook.isOK && notebook.diagnostics.isEmpty, "\(entry.name): \(notebook.diagnostics)")
      #expect(!notebook.cells.isEmpty || !notebook.inlines.isEmpty, "\(entry.name)")
    }
  }

  @Test("Every word is found by each of its spellings, and says what it means")
  func names() {
    for entry in Reference.all {
      for name in [entry.name] + entry.aliases {
        #expect(Reference.all.entry(named: name)?.name == entry.name, "\(name)")
      }
      #expect(entry.documentation.hasSuffix("."), "\(entry.name)")
    }
    for word in ["on", "at", "within", "param", "use", "check", "for", "in", "seed", "digits", "title", "style"] {
      #expect(Reference.all.entry(named: word) != nil, "\(word)")
    }
  }

  static let searches: [(words: [String], first: String)] = [
    (["loss"], "absolute_error"), (["learning", "rate"], "cosine_decay"), (["confus"], "confusion"),
    (["median"], "plot"), (["Python"], "pytorch"), (["MNIST"], "idx"), (["squared", "error"], "half_squared_error"),
    (["tangent"], "tan"), (["backticks and bananas"], ""),
  ]

  @Test("Words that are no name are searched for, the best first", arguments: searches)
  func search(words: [String], first: String) {
    #expect((Reference.all.search(words).first?.name ?? "") == first)
  }

  @Test("The notebook of the reference is as the declarations are")
  func notebook() throws {
    let file = Binary.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Notebooks/reference.md")
    if ProcessInfo.processInfo.environment["NABLA_RENEW"] != nil {
      try Data(ReferenceNotebook.text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == ReferenceNotebook.text)
    let notebook = try LoadedNotebook.load(SourceText(name: "reference.md", text: ReferenceNotebook.text)).execute()
    #expect(notebook.diagnostics.isEmpty, "\(notebook.diagnostics)")
  }

  @Test("The command shows an entry with what its example gives, what was found, or the nearest word")
  func command() throws {
    let folder = try TemporaryFolder()
    #expect(
      try folder.run("reference", "norm").output == """
        norm(a)

          The length of a vector: the root of the sum of its squares.

          a  a vector

          Example

            norm([3, 4])

          gives

            norm([3, 4]) = 5

        """)
    let gradient = try folder.run("reference", "∇").output
    #expect(gradient.contains("  After\n\n    use or\n") && gradient.contains("\n  the example\n\n    ∇E\n"))
    #expect(try folder.run("reference", "learning", "rate").output.hasPrefix("  cosine_decay          A learning rate"))
    let list = try folder.run("reference").output
    #expect(ReferenceTopic.allCases.allSatisfy { list.contains("\($0.rawValue)\n  ") })
    #expect(list.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let unknown = try folder.run("reference", "trian")
    #expect(unknown.status == 2 && unknown.messages.contains("Did you mean train?"))
    #expect(try folder.run("reference", "--notebook").output == ReferenceNotebook.text)
  }
}
