import Numerals

/// Writes JSON as bytes: the frames of an explorer are hundreds of kilobytes.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  /// Indented by two spaces.
  mutating func write(_ value: JSONValue, indentation: Int) {
    switch value {
    case .object(let pairs):
      guard !pairs.isEmpty else { return append("{}") }
      append("{")
      for (position, (key, value)) in pairs.enumerated() {
        append(position == 0 ? "\n" : ",\n")
        indent(indentation + 2)
        write(text: key, isForScript: false)
        append(": ")
        write(value, indentation: indentation + 2)
      }
      append("\n")
      indent(indentation)
      append("}")
    case .array(let values):
      let isFlat = values.allSatisfy(\.isScalar)
      append("[")
      for (position, value) in values.enumerated() {
        if position > 0 { append(isFlat ? ", " : ",") }
        if !isFlat {
          append("\n")
          indent(indentation + 2)
        }
        write(value, indentation: indentation + 2)
      }
      if !isFlat {
        append("\n")
        indent(indentation)
      }
      append("]")
    case .string, .number, .bool, .null: write(scalar: value, isForScript: false)
    }
  }

  /// Without white space; `<` is escaped where it could begin a tag or a comment.
  mutating func writeForScript(_ value: JSONValue) {
    switch value {
    case .object(let pairs):
      append("{")
      for (position, (key, value)) in pairs.enumerated() {
        if position > 0 { append(",") }
        write(text: key, isForScript: true)
        append(":")
        writeForScript(value)
      }
      append("}")
    case .array(let values):
      append("[")
      for (position, value) in values.enumerated() {
        if position > 0 { append(",") }
        writeForScript(value)
      }
      append("]")
    case .string, .number, .bool, .null: write(scalar: value, isForScript: true)
    }
  }

  private mutating func write(scalar: JSONValue, isForScript: Bool) {
    switch scalar {
    case .string(let text): write(text: text, isForScript: isForScript)
    case .number(let number):
      append(number.isFinite ? Numerals.shortest(number) : "\"\(Numerals.shortest(number))\"")
    case .bool(let truth): append(truth ? "true" : "false")
    case .null: append("null")
    case .object, .array: return
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func indent(_ count: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  private mutating func write(text: String, isForScript: Bool) {
    append("\"")
    let source = Array(text.utf8)
    for index in source.indices {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      case UInt8(ascii: "\t"): append("\\t")
      case 0x00...0x1F, 0x7F:
        let digits = String(byte, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      case UInt8(ascii: "<") where isForScript && index + 1 < source.count && Self.opensTag(source[index + 1]):
        append("\\u003c")
      // The separators of lines and paragraphs, U+2028 and U+2029, are E2 80 A8 and E2 80 A9.
      case 0xA8...0xA9 where index >= 2 && source[index - 1] == 0x80 && source[index - 2] == 0xE2:
        bytes.removeLast(2)
        append(byte == 0xA8 ? "\\u2028" : "\\u2029")
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  /// What after a `<` begins an end tag, a comment, or a script in it.
  private static func opensTag(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "s"), UInt8(ascii: "S"): true
    default: false
    }
  }
}

extension JSONValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .object, .array: false
    case .string, .number, .bool, .null: true
    }
  }
}
