import Markdown
import Testing

@Suite("Several parses at once")
struct ConcurrencyTests {
  @Test("give what one after the other gives")
  func concurrent() async throws {
    let texts = (0..<40).map { "a ~~b~~ www.c.d $x_\($0)$ `e`\n\n| $y$ |\n|---|\n\n\($0). x\n" }
    let expected = try texts.map { try html($0) }
    for _ in 0..<5 {
      let found = try await withThrowingTaskGroup(of: (Int, String).self) { group in
        for (index, text) in texts.enumerated() { group.addTask { (index, try html(text)) } }
        var results = Array(repeating: "", count: texts.count)
        for try await (index, result) in group { results[index] = result }
        return results
      }
      #expect(found == expected)
    }
  }
}
