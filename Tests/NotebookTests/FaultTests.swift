import Foundation
import Testing

@testable import Command

@Suite("Faults", .serialized)
struct FaultTests {
  private static func start(_ arguments: [String], in folder: TemporaryFolder) throws -> (Process, URL) {
    let process = Process()
    process.executableURL = Binary.executable
    process.arguments = arguments
    process.environment = Binary.environment
    process.currentDirectoryURL = folder.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let file = folder.url.appending(path: "messages-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    process.standardError = try FileHandle(forWritingTo: file)
    try process.run()
    return (process, file)
  }

  /// A course of small notebooks; `k` is in every output.
  private static func course(_ count: Int, k: Int, in folder: TemporaryFolder) throws {
    for number in 1...count {
      let text =
        "# Chapter \(number)\n\n```nn #f\nk = \(k)\nplot(k*x + \(number), x: 0..1)\n```\n\nk is `{nn} k`.\n"
      try folder.write(text, to: "N/ch\(number).md")
    }
  }

  @Test("A run that is killed at any moment leaves every file whole, and the next one clears away")
  func killed() throws {
    let folder = try TemporaryFolder()
    try Self.course(8, k: 3, in: folder)
    let begin = ContinuousClock.now
    #expect(try folder.run("run", "N", "-o", "B").status == 0)
    let length = ContinuousClock.now - begin
    try Self.course(8, k: 2, in: folder)
    #expect(try folder.run("run", "N", "-o", "A").status == 0)
    let (new, old) = (try folder.files(in: "B"), try folder.files(in: "A"))
    try Self.course(8, k: 3, in: folder)
    var kills = 0
    for number in 1...7 {
      try? FileManager.default.removeItem(at: folder.url.appending(path: "O"))
      try FileManager.default.copyItem(
        at: folder.url.appending(path: "A"), to: folder.url.appending(path: "O"))
      let (process, _) = try Self.start(["run", "N", "-o", "O"], in: folder)
      let seconds = Double(length.components.attoseconds) / 1e18 + Double(length.components.seconds)
      Thread.sleep(forTimeInterval: seconds * Double(number) / 8)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { kills += 1 }
      for (name, data) in try folder.files(in: "O") where PartialFiles.process(of: name) == nil {
        // The record may be of a part of the run.
        guard name != ".nabla-files" else { continue }
        #expect(data == old[name] || data == new[name], "\(name) after \(number)")
      }
      try folder.write("half", to: "O/ch1.html.\(process.processIdentifier)-1.partial")
      try folder.write("half", to: "O/figures/x.svg.\(process.processIdentifier)-7.partial")
      #expect(try folder.run("run", "N", "-o", "O").status == 0)
      #expect(try folder.files(in: "O") == new)
    }
    #expect(kills > 0)
  }

  @Test("Ctrl-C says what was done, and leaves whole files and a whole record", arguments: [SIGINT, SIGTERM])
  func interrupted(signal: Int32) throws {
    let folder = try TemporaryFolder()
    try Self.course(2, k: 1, in: folder)
    try folder.write(LimitTests.long, to: "N/long.md")
    let (process, messages) = try Self.start(["run", "N", "--jobs", "1"], in: folder)
    while !folder.exists("Output/ch2.md"), process.isRunning { Thread.sleep(forTimeInterval: 0.02) }
    Thread.sleep(forTimeInterval: 0.3)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + signal && process.terminationReason == .exit)
    let text = String(decoding: try Data(contentsOf: messages), as: UTF8.self)
    #expect(text == "stopped: 2 of 3 notebooks written\n")
    let files = try folder.files(in: "Output")
    #expect(files.keys.allSatisfy { PartialFiles.process(of: $0) == nil } && files["long.html"] == nil)
    let record = try folder.read("Output/.nabla-files")
    #expect(["ch1.html", "ch2.md", "figures/ch2-f.svg"].allSatisfy(record.contains))
  }

  @Test("A disk that is full is told, and the old files stay")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    try Self.course(3, k: 1, in: folder)
    #expect(try folder.run("run", "N").status == 0)
    let old = try folder.files(in: "Output")
    try Self.course(3, k: 2, in: folder)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    // Files may have 8 blocks of 512 bytes or 1 KB, as the shell counts; a page has more.
    process.arguments = ["-c", "ulimit -f 8; exec \"$0\" run N 2> messages.txt", Binary.executable.path]
    process.environment = Binary.environment
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2 && process.terminationReason == .exit)
    #expect(try folder.read("messages.txt").contains("cannot be written: File too large\n"))
    let files = try folder.files(in: "Output")
    for (name, data) in files where name.hasSuffix(".html") { #expect(data == old[name]) }
    #expect(files.keys.allSatisfy { PartialFiles.process(of: $0) == nil })
    #expect(try folder.run("run", "N").status == 0)
    #expect(try folder.run("check", "N").status == 0)
  }

  @Test("A folder that nothing can be written to is told")
  func readOnly() throws {
    let folder = try TemporaryFolder()
    try Self.course(1, k: 1, in: folder)
    let result = try folder.run("run", "N", "-o", "/proc/nabla")
    #expect(result.status == 2)
    #expect(result.messages.hasPrefix("/proc/nabla: error: the folder cannot be made: "))
  }

  @Test("Two runs into one folder give the same bytes and a record of both")
  func twoRuns() throws {
    let folder = try TemporaryFolder()
    try Self.course(6, k: 1, in: folder)
    #expect(try folder.run("run", "N", "-o", "A").status == 0)
    let shards = try (1...2).map { try Self.start(["run", "N", "-o", "O", "--shard", "\($0)/2"], in: folder) }
    let whole = try (1...2).map { _ in try Self.start(["run", "N", "-o", "P"], in: folder) }
    for (process, _) in shards + whole { process.waitUntilExit() }
    #expect((shards + whole).allSatisfy { $0.0.terminationStatus == 0 })
    var expected = try folder.files(in: "A")
    #expect(try folder.files(in: "P") == expected)
    expected["index.html"] = nil
    let record = String(decoding: expected[".nabla-files"] ?? Data(), as: UTF8.self)
    expected[".nabla-files"] = Data(
      record.split(separator: "\n").filter { !$0.contains("\tindex.html\t") }.map { $0 + "\n" }.joined().utf8)
    #expect(try folder.files(in: "O") == expected)
  }

  @Test("A notebook that vanishes or changes during a run is told")
  func changed() throws {
    let folder = try TemporaryFolder()
    try folder.write(LimitTests.long, to: "N/a.md")
    try folder.write("# B\n", to: "N/b.md")
    try folder.write("# C\n", to: "N/c.md")
    let (process, messages) = try Self.start(["run", "N", "--jobs", "1", "--time-limit", "2s"], in: folder)
    Thread.sleep(forTimeInterval: 1.2)
    try FileManager.default.removeItem(at: folder.url.appending(path: "N/b.md"))
    try folder.write("# Another\n", to: "N/c.md")
    try folder.write("# Long no more\n", to: "N/a.md")
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: messages), as: UTF8.self)
    #expect(process.terminationStatus == 2)
    #expect(text.contains("N/a.md: warning: was changed while the command ran"))
    #expect(text.contains("N/b.md: error: cannot be read: No such file or directory\n"))
    #expect(text.contains("N/c.md: error: was changed while the command ran; run it again\n"))
    #expect(folder.exists("Output/a.html") && !folder.exists("Output/b.html") && !folder.exists("Output/c.html"))
  }

  @Test("A data file that is cut short between two blocks is told, or is read once for both")
  func cutShort() throws {
    let folder = try TemporaryFolder()
    let training = LimitTests.long.split(separator: "# Long", maxSplits: 1).last ?? ""
    let images = [UInt8]([0, 0, 8, 1, 0, 0, 0, 8]) + (1...8).map { UInt8($0) }
    try folder.write(Data(images), to: "N/d.idx")
    try folder.write("x\n1\n2\n3\n", to: "N/d.csv")
    try folder.write(
      """
      ```nn
      x = idx("d.idx")
      d = csv("d.csv")
      check sum(x) == 36
      ```
      \(training)
      ```nn #table
      e = csv("./d.csv")
      check sum(e.x) == 6
      ```

      ```nn #array
      y = idx("d.idx")
      ```

      """, to: "N/a.md")
    let (process, messages) = try Self.start(["run", "N", "--time-limit", "2s"], in: folder)
    Thread.sleep(forTimeInterval: 1.2)
    for (name, size) in [("d.idx", 11), ("d.csv", 3)] {
      #expect(truncate(folder.url.appending(path: "N/\(name)").path, off_t(size)) == 0)
    }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    let errors = String(decoding: try Data(contentsOf: messages), as: UTF8.self).split(separator: "\n")
      .filter { $0.contains(": error: ") }
    #expect(errors.count == 2, "\(errors)")
    #expect(errors.first?.hasSuffix("error: this block has run for 2 seconds") == true)
    #expect(errors.last?.hasSuffix(":9: error: d.idx: 8 elements want 8 bytes, but there are 3") == true)
  }

  @Test("A cache with flipped bits changes no output")
  func flippedBits() throws {
    let folder = try TemporaryFolder()
    let training = "run = train((w - 2)^2, optimizer: sgd(rate: 0.01, batch: 1), epochs: 30000)"
    try folder.write("$\\sigma(x)$\n\n```nn\nparam w = 1\n\(training)\nplot(run.loss)\n```\n", to: "N/or.md")
    let cache = ["XDG_CACHE_HOME": folder.url.appending(path: "cache").path]
    #expect(try Binary.run(["run", "N", "-o", "A"], in: folder.url, with: cache).status == 0)
    let entries = try folder.files(in: "cache")
    #expect(entries.count >= 2)
    for place in [0.01, 0.3, 0.6, 0.99] {
      for (name, data) in entries {
        var bytes = [UInt8](data)
        bytes[Int(Double(bytes.count) * place)] ^= 0x10
        try folder.write(Data(bytes), to: "cache/\(name)")
      }
      #expect(try Binary.run(["run", "N", "-o", "B"], in: folder.url, with: cache).status == 0)
      #expect(try folder.files(in: "A") == folder.files(in: "B"))
    }
  }
}
