import Foundation
import Testing

/// Scripts as they are written, to be read.
///
/// `NABLA_RENEW=1 swift test --filter PyTorchTests` writes them anew; read the difference before committing.
@Suite("Scripts for PyTorch")
struct GoldenTests {
  @Test("A script is as it is written here", arguments: ScriptCase.all)
  func golden(script: ScriptCase) throws {
    let result = try script.run()
    #expect(result.messages == [])
    let text = try #require(result.script)
    if ProcessInfo.processInfo.environment["NABLA_RENEW"] != nil { try Data(text.utf8).write(to: script.script) }
    #expect(text == String(decoding: try Data(contentsOf: script.script), as: UTF8.self))
  }

  @Test("There are scripts")
  func exist() { #expect(ScriptCase.all.count >= 10) }

  @Test("No line is longer than Python's formatters have it", arguments: ScriptCase.all)
  func lines(script: ScriptCase) throws {
    for line in (try script.run().script ?? "").split(separator: "\n") { #expect(line.count <= 88, "\(line)") }
  }
}
