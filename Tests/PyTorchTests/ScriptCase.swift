import Engine
import Foundation
import Source
import Testing

@testable import Language

/// A notebook's lines that end with `pytorch(…)`, and the script that they give.
struct ScriptCase: CustomTestStringConvertible, Sendable {
  let name: String

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts")

  /// Every `NAME.nn` of the folder; `NAME.py` is its script.
  static let all: [ScriptCase] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".nn") }.sorted().map { ScriptCase(name: String($0.dropLast(3))) }

  /// The data beside the scripts.
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".csv") }.sorted().map { folder.appending(path: $0) }

  var testDescription: String { name }

  var script: URL { Self.folder.appending(path: "\(name).py") }

  var source: String {
    get throws { String(decoding: try Data(contentsOf: Self.folder.appending(path: "\(name).nn")), as: UTF8.self) }
  }

  /// What the lines give: the script, and the values of more expressions.
  func run(values: [String] = []) throws -> NotebookResult {
    NotebookResult(of: try source, values: values)
  }
}

/// What some lines of a notebook give.
struct NotebookResult {
  let script: String?
  let values: [Tensor]
  let messages: [String]

  init(of source: String, values: [String] = []) {
    let files: DataFiles = { address in
      guard let data = try? Data(contentsOf: ScriptCase.folder.appending(path: address)) else {
        return .failure(DataFileFailure("there is no file \(address) beside the notebook"))
      }
      return .success(Array(data))
    }
    var interpreter = Interpreter(seed: 1, digits: 4, tables: [], surroundings: Surroundings(files: files))
    let lines = source.split(separator: "\n").map(String.init) + values
    let code = lines.enumerated().map { CodeLine($1, at: Position(line: $0 + 1, column: 1)) }
    let result = interpreter.run(code)
    script = result.outputs.compactMap { if case .code("python", let text) = $0 { text } else { nil } }.last
    let shown = result.outputs.compactMap { if case .value(let value) = $0 { value.tensor } else { nil } }
    self.values = Array(shown.suffix(values.count))
    messages = result.diagnostics.filter { $0.severity == .error }.map {
      "\($0.span.map { "\($0.start.line):\($0.start.column): " } ?? "")\($0.message)"
        + ($0.hint.map { " (\($0))" } ?? "")
    }
  }
}
