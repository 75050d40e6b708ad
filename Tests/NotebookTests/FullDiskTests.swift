import Foundation
import Testing

@Suite("A disk that is full")
struct FullDiskTests {
  private static func shell(_ script: String, in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script, Binary.executable.path]
    process.environment = Binary.environment
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Whether a small disk of its own can be made, as root may, in a name space that ends with the process.
  static let canMount: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? shell("unshare -m mount -t tmpfs -o size=64k none .", in: folder.url)) == 0
  }()

  @Test(
    "The run ends with a message, and leaves whole files alone",
    .enabled(if: canMount, "a small disk can only be mounted by root"), arguments: [20, 100, 180])
  func small(kilobytes: Int) throws {
    let folder = try TemporaryFolder()
    for number in 1...6 {
      try folder.write(
        "# Chapter \(number)\n\n```nn #f\nk = \(number)\nplot(k*x, x: 0..1)\n```\n\nk is `{nn} k`.\n",
        to: "N/ch\(number).md")
    }
    #expect(try folder.run("run", "N", "-o", "A").status == 0)
    let whole = try folder.files(in: "A")
    #expect(whole.values.map(\.count).reduce(0, +) > 200 << 10, "all of it would fit")
    // What is on the disk is copied away before the disk is gone.
    let script = """
      mkdir O && mount -t tmpfs -o size=\(kilobytes)k none O || exit 99
      "$0" run N -o O 2> messages.txt
      status=$?
      cp -r O after
      exit $status
      """
    try folder.write(script, to: "script")
    #expect(try Self.shell("unshare -m sh -c \"$(cat script)\" \"$0\"", in: folder.url) == 2)
    let messages = try folder.read("messages.txt")
    #expect(messages.contains("cannot be written: No space left on device\n"), "\(messages)")
    for (name, data) in try folder.files(in: "after") where name != ".nabla-files" {
      #expect(data == whole[name], "\(name)")
    }
  }
}
