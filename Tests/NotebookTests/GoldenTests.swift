import Foundation
import Notebook
import Render
import Source
import Testing

/// Each folder of `Golden` holds a notebook and what it must become in every format.
///
/// `NABLA_RENEW=1 swift test --filter GoldenTests` writes the expected files anew; read the difference before committing.
@Suite("Golden notebooks")
struct GoldenTests {
  static let folder = Binary.folder.appending(path: "Golden")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test(arguments: names)
  func golden(name: String) throws {
    let folder = Self.folder.appending(path: name)
    let text = String(decoding: try Data(contentsOf: folder.appending(path: "notebook.md")), as: UTF8.self)
    let notebook = try LoadedNotebook.load(SourceText(name: "notebook.md", text: text)).execute()
    let files = [Format.fragment, .markdown, .json].flatMap { $0.render(notebook, at: Place(name: "expected")) }
    for file in files {
      let target = folder.appending(path: file.path)
      if ProcessInfo.processInfo.environment["NABLA_RENEW"] != nil {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.contents.utf8).write(to: target)
      }
      let expected = String(decoding: try Data(contentsOf: target), as: UTF8.self)
      #expect(file.contents == expected, "\(name)/\(file.path)")
    }
  }

  @Test("There are golden notebooks")
  func exist() {
    #expect(Self.names.count >= 4)
  }
}
