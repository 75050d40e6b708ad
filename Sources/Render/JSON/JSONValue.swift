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
    var writer = JSONWriter()
    writer.write(self, indentation: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Without white space, and safe to stand in a `<script>` element: no `<` in a text can open or close one.
  var scriptText: String { String(decoding: scriptBytes, as: UTF8.self) }

  /// How many bytes the text for a script has.
  var scriptSize: Int { scriptBytes.count }

  private var scriptBytes: [UInt8] {
    var writer = JSONWriter()
    writer.writeForScript(self)
    return writer.bytes
  }
}
