import Foundation

/// Runs scripts with the Python that the environment variable NABLA_PYTHON names, if it has PyTorch.
enum Python {
  /// What a script left behind.
  struct Outcome: Decodable {
    var error: String?
    var losses: [Double]?
    var validations: [Double]?
    var loss: Number?
    var printed: String?
    var dtypes: [String]?
    var gradients: [String: [Number]]?
  }

  /// A number; JSON has no words for those that are not finite.
  struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        value = Double(try container.decode(String.self)) ?? .nan
      }
    }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let executable = ProcessInfo.processInfo.environment["NABLA_PYTHON"]

  static let hasTorch: Bool = {
    guard let executable else {
      print("NABLA_PYTHON is not set, so no script is run; set it to a Python that can import torch")
      return false
    }
    guard (try? output(of: executable, ["-c", "import torch"], messages: FileHandle.nullDevice)) != nil else {
      print("\(executable) cannot import torch, so no script is run")
      return false
    }
    return true
  }()

  /// Runs scripts, each by its name, all in one Python; `files` lie beside them.
  static func run(_ scripts: [String: String], files: [URL] = []) throws -> [String: Outcome] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nabla-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in scripts { try Data(text.utf8).write(to: folder.appending(path: "\(name).py")) }
    for file in files { try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent)) }
    let driver = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "run_scripts.py")
    let data = try output(of: executable ?? "python3", [driver.path, folder.path], messages: FileHandle.standardError)
    return try JSONDecoder().decode([String: Outcome].self, from: data)
  }

  private static func output(of executable: String, _ arguments: [String], messages: FileHandle) throws -> Data {
    // A file instead of a pipe: a full pipe would stop Python while nobody reads.
    let file = FileManager.default.temporaryDirectory.appending(path: "nabla-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: file)
    process.standardError = messages
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(executable) ended with \(process.terminationStatus)")
    }
    return try Data(contentsOf: file)
  }
}
