import Foundation
import Notebook
import Source
import Testing

/// Each `NAME.md` of `Errors` is a notebook with mistakes, and `NAME.expected.txt` what the terminal says of them.
///
/// `NABLA_RENEW=1 swift test --filter ErrorTests` writes the expected texts anew; read the difference before committing.
@Suite("Messages of whole notebooks")
struct ErrorTests {
  static let folder = Binary.folder.appending(path: "Errors")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()

  @Test(arguments: names)
  func messages(name: String) throws {
    let text = String(decoding: try Data(contentsOf: Self.folder.appending(path: "\(name).md")), as: UTF8.self)
    let source = SourceText(name: "\(name).md", text: text)
    let found: String
    do {
      found = try LoadedNotebook.load(source).execute().diagnostics.map { $0.rendered(in: source) }.joined()
    } catch {
      found = error.rendered(in: source)
    }
    let target = Self.folder.appending(path: "\(name).expected.txt")
    if ProcessInfo.processInfo.environment["NABLA_RENEW"] != nil { try Data(found.utf8).write(to: target) }
    #expect(found == String(decoding: try Data(contentsOf: target), as: UTF8.self))
    #expect(!found.isEmpty)
  }

  @Test("There are notebooks with mistakes")
  func exist() {
    #expect(Self.names.count >= 10)
  }
}
