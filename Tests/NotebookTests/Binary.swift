import Foundation

/// The command as a user runs it.
struct Binary {
  struct Result {
    let status: Int32
    let output: String
    let messages: String
  }

  /// The folder of the tests' own files.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// The command that was built with the tests.
  static let executable: URL = {
    // The test bundle and the command stand in the same folder of the build.
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path.count > 1 {
      let candidate = folder.appending(path: "nabla")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return URL(filePath: "/nabla-was-not-built")
  }()

  /// This process's environment, but with nothing kept from run to run: no cache folder can be made there.
  static let environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": "/dev/null"]) { $1 }

  static func run(
    _ arguments: [String], in folder: URL, with variables: [String: String] = [:], executable: URL = executable
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment.merging(variables) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    // Files instead of pipes: a full pipe would stop the command while nobody reads.
    let texts = try ["output", "messages"].map { name in
      let file = FileManager.default.temporaryDirectory.appending(path: "nabla-\(UUID().uuidString)-\(name)")
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
      return (file, try FileHandle(forWritingTo: file))
    }
    process.standardOutput = texts[0].1
    process.standardError = texts[1].1
    try process.run()
    process.waitUntilExit()
    let read = try texts.map { file, handle in
      try handle.close()
      defer { try? FileManager.default.removeItem(at: file) }
      return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
    return Result(status: process.terminationStatus, output: read[0], messages: read[1])
  }
}

/// A folder that is gone after the test.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "nabla-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  func write(_ data: Data, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: path).path) }

  func run(_ arguments: String...) throws -> Binary.Result { try Binary.run(arguments, in: url) }

  /// Every file below a folder with its bytes.
  func files(in path: String) throws -> [String: Data] {
    let root = url.appending(path: path)
    var files: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    for name in names {
      var isFolder: ObjCBool = false
      let file = root.appending(path: name)
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
        files[name] = try Data(contentsOf: file)
      }
    }
    return files
  }
}
