import Foundation
import Testing

@testable import Command

@Suite("Files whose times are wrong, as after a clock was set")
struct FileTimeTests {
  /// In seconds since 1970: long ago, and in years to come.
  static let times: [Double] = [-2_000_000_000, 0, 1, 7_000_000_000]

  private static func setTimes(_ seconds: Double, in path: String, of folder: TemporaryFolder) throws {
    for name in try folder.files(in: path).keys {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: seconds)],
        ofItemAtPath: folder.url.appending(path: "\(path)/\(name)").path)
    }
  }

  @Test("Notebooks, data, outputs and what is kept give the same bytes whenever they were written", arguments: times)
  func sameBytes(seconds: Double) throws {
    let folder = try TemporaryFolder()
    let training = "run = train((w - 2)^2, optimizer: sgd(rate: 0.01, batch: 1), epochs: 30000)"
    try folder.write(
      "$\\sigma(x)$\n\n```nn\nparam w = 1\nd = csv(\"d.csv\")\n\(training)\nplot(run.loss)\nsum(d.x)\n```\n",
      to: "N/n.md")
    try folder.write("x\n1\n2\n", to: "N/d.csv")
    let cache = ["XDG_CACHE_HOME": folder.url.appending(path: "cache").path]
    #expect(try Binary.run(["run", "N", "-o", "A"], in: folder.url, with: cache).status == 0)
    #expect(try folder.files(in: "cache").count >= 2)
    let before = try folder.files(in: "A")
    for path in ["N", "A", "cache"] { try Self.setTimes(seconds, in: path, of: folder) }
    let check = try Binary.run(["check", "N", "-o", "A"], in: folder.url, with: cache)
    #expect(check.status == 0, "\(check.messages)")
    #expect(try Binary.run(["run", "N", "-o", "A"], in: folder.url, with: cache).status == 0)
    #expect(try folder.files(in: "A") == before)
    // A change counts although the file is older than what was made of it.
    try folder.write("x\n1\n3\n", to: "N/d.csv")
    try Self.setTimes(seconds, in: "N", of: folder)
    #expect(try Binary.run(["check", "N", "-o", "A"], in: folder.url, with: cache).status == 3)
  }

  @Test("What is kept from years to come goes first, since nothing is known of its age")
  func pruned() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "cache").path
    let limit = CacheFolder.Limit(files: 10, bytes: 1 << 20)
    func cache() -> CacheFolder { CacheFolder(path, mark: "test", limit: limit) }
    for number in 1...6 { cache().keep([1], for: "ahead \(number)") }
    try Self.setTimes(7_000_000_000, in: "cache", of: folder)
    let writing = cache()
    for number in 1...6 { writing.keep([2], for: "now \(number)") }
    cache().prune()
    #expect(try folder.files(in: "cache").count == 8)
    #expect((1...6).allSatisfy { cache().content(for: "now \($0)").map(Array.init) == [2] })
    #expect((1...6).count { cache().content(for: "ahead \($0)") != nil } == 2)
  }
}
