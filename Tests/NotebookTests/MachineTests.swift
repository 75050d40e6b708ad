import Foundation
import Testing

/// The promise of a notebook's bytes, kept on machines that have less than this one.
@Suite("Other machines", .serialized)
struct OtherMachineTests {
  @Test("Each instruction set gives the same files, one or two notebooks at a time")
  func instructionSets() throws {
    let course = try Course()
    let wanted = try course.outputs(jobs: 1)
    // A set that this machine does not have is not taken, and the best is compared with itself.
    for name in ["baseline", "avx2", "avx512"] {
      for jobs in [1, 2] {
        expectEqual(try course.outputs(environment: ["NABLA_INSTRUCTION_SET": name], jobs: jobs), wanted, name)
      }
    }
  }

  /// What a mathematics library that picks its functions by the processor would be led by.
  private static let tunables = ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F"]

  @Test("So does a C library that sees neither AVX2 nor FMA", .enabled(if: Loader.isThere, "there is no glibc here"))
  func libraries() throws {
    let help = try Loader.help([], environment: Self.tunables)
    #expect(!help.contains("x86-64-v3 (supported"), "the tunables have no effect here, so this shows nothing")
    let course = try Course()
    expectEqual(try course.outputs(environment: Self.tunables, jobs: 2), try course.outputs(jobs: 2))
  }

  @Test(
    "So does a processor of 2008 without AVX",
    .enabled(if: Emulator.executable != nil && Loader.isThere, "qemu-x86_64 is not on the PATH"))
  func emulated() throws {
    let emulator = try #require(Emulator.executable)
    let help = try Loader.help([emulator.path, "-cpu", "Nehalem"])
    #expect(help.contains("x86-64-v2 (supported") && !help.contains("x86-64-v3 (supported"))
    let course = try Course()
    expectEqual(
      try course.outputs(under: [emulator.path, "-cpu", "Nehalem"], jobs: 2), try course.outputs(jobs: 1))
  }

  @Test(
    "A set that the processor does not have is not taken",
    .enabled(if: Emulator.executable != nil && Loader.isThere, "qemu-x86_64 is not on the PATH"))
  func missingSet() throws {
    let emulator = try #require(Emulator.executable)
    let folder = try TemporaryFolder()
    try folder.write("```nn\nsum(exp(linspace(0, 1, 9)))\n```\n", to: "n.md")
    for name in ["avx2", "avx512"] {
      let result = try Machine.run(
        [
          emulator.path, "-cpu", "Nehalem", Binary.executable.path, "run", "n.md", "--output", "-", "--format",
          "markdown",
        ],
        environment: ["NABLA_INSTRUCTION_SET": name], in: folder.url)
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.output == (try folder.run("run", "n.md", "--output", "-", "--format", "markdown").output))
    }
  }

  /// Reports each file that differs, instead of all bytes of all.
  private func expectEqual(_ found: [String: Data], _ wanted: [String: Data], _ what: String = "") {
    #expect(found.keys.sorted() == wanted.keys.sorted())
    for (name, data) in wanted where found[name] != data {
      let lines = [found[name] ?? Data(), data].map { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
      let line = zip(lines[0], lines[1]).first { $0 != $1 }
      Issue.record(
        "\(what) \(name) has \(line?.0.prefix(300) ?? "another end"), but here \(line?.1.prefix(300) ?? "another end")")
    }
  }
}

/// Programs under another environment.
enum Machine {
  static func run(_ command: [String], environment: [String: String], in folder: URL) throws -> Binary.Result {
    let files = ["output", "messages"].map {
      FileManager.default.temporaryDirectory.appending(path: "nabla-\(UUID().uuidString)-\($0)")
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let handles = try files.map { try FileHandle(forWritingTo: $0) }
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = Binary.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Binary.Result(status: process.terminationStatus, output: texts[0], messages: texts[1])
  }
}

/// glibc's dynamic loader for x86-64, which says what it takes the processor for.
private enum Loader {
  private static let path = "/lib64/ld-linux-x86-64.so.2"

  static let isThere = FileManager.default.isExecutableFile(atPath: path)

  static func help(_ command: [String], environment: [String: String] = [:]) throws -> String {
    try Machine.run(command + [path, "--help"], environment: environment, in: URL(filePath: "/")).output
  }
}

private enum Emulator {
  static let executable: URL? = {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let candidates = folders.map { URL(filePath: String($0)).appending(path: "qemu-x86_64") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()
}
