@testable import Data

/// What came of reading a file, in a form that a table can hold.
enum Outcome<Value: Equatable & Sendable>: Equatable, Sendable {
  case value(Value)
  case error(String, line: Int?, column: Int?)

  init(_ body: @autoclosure () throws(DataError) -> Value) {
    do {
      self = .value(try body())
    } catch {
      self = .error(error.message, line: error.line, column: error.column)
    }
  }

  static func error(_ message: String) -> Outcome { .error(message, line: nil, column: nil) }

  var isError: Bool {
    if case .error = self { true } else { false }
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func numbers(_ name: String, _ entries: Double...) -> DataColumn { DataColumn(name: name, entries: .numbers(entries)) }

func texts(_ name: String, _ entries: String...) -> DataColumn { DataColumn(name: name, entries: .texts(entries)) }
