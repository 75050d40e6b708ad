import Engine
import Numerals

/// A JSON document whose objects keep their order (RFC 8259).
public enum JSONValue {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  /// A tensor as nested arrays, a number where it has no axes.
  public static func numbers(_ tensor: Tensor) -> JSONValue {
    guard tensor.shape.rank > 0 else { return .number(tensor.elements[0]) }
    return .array((0..<tensor.shape.axes[0]).map { numbers(tensor.slice($0)) })
  }

  /// Indented by two spaces; arrays without objects or further arrays stand on one line.
  public var text: String {
    var out = ""
    write(to: &out, indentation: 0)
    return out
  }

  /// Without white space, and safe to stand in a `<script>` element: no `<` in a text can open or close one.
  var scriptText: String {
    switch self {
    case .object(let pairs):
      return "{" + pairs.map { JSONValue.string($0).scriptText + ":" + $1.scriptText }.joined(separator: ",") + "}"
    case .array(let values): return "[" + values.map(\.scriptText).joined(separator: ",") + "]"
    case .string:
      let text = self.text
      guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
      return ["/", "!", "s", "S"].reduce(text) { $0.replacing("<" + $1, with: "\\u003c" + $1) }
    case .number, .bool, .null: return text
    }
  }

  private func write(to out: inout String, indentation: Int) {
    switch self {
    case .object(let pairs):
      guard !pairs.isEmpty else { return out += "{}" }
      out += "{"
      for (position, (key, value)) in pairs.enumerated() {
        out += (position == 0 ? "\n" : ",\n") + String(repeating: " ", count: indentation + 2)
        Self.write(key, to: &out)
        out += ": "
        value.write(to: &out, indentation: indentation + 2)
      }
      out += "\n" + String(repeating: " ", count: indentation) + "}"
    case .array(let values):
      let isFlat = values.allSatisfy(\.isScalar)
      out += "["
      for (position, value) in values.enumerated() {
        if position > 0 { out += isFlat ? ", " : "," }
        if !isFlat { out += "\n" + String(repeating: " ", count: indentation + 2) }
        value.write(to: &out, indentation: indentation + 2)
      }
      if !isFlat { out += "\n" + String(repeating: " ", count: indentation) }
      out += "]"
    case .string(let text): Self.write(text, to: &out)
    case .number(let number):
      if number.isFinite {
        out += Numerals.shortest(number)
      } else {
        out += number.isNaN ? "\"NaN\"" : number > 0 ? "\"Infinity\"" : "\"-Infinity\""
      }
    case .bool(let truth): out += truth ? "true" : "false"
    case .null: out += "null"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .object, .array: false
    case .string, .number, .bool, .null: true
    }
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
