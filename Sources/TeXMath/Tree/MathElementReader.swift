/// Reads the markup that KaTeX prints: elements with attributes in double quotes, text, and five entities.
struct MathElementReader {
  /// Levels of elements in each other. Browsers give up at 512, and what runs over the tree may recurse.
  static let depth = 400

  private let bytes: [UInt8]
  private var index = 0

  private init(_ markup: String) { bytes = Array(markup.utf8) }

  /// The one element that the markup is.
  static func read(_ markup: String) throws(TeXError) -> MathElement {
    var reader = MathElementReader(markup)
    return try reader.document()
  }

  private mutating func document() throws(TeXError) -> MathElement {
    var open: [MathElement] = [MathElement("document")]
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        open[open.count - 1].text += text(upTo: UInt8(ascii: "<"))
        continue
      }
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "/") {
        _ = text(upTo: UInt8(ascii: ">"))
        index += 1
        guard open.count > 1, let last = open.popLast(), last.childCount ?? last.children.count == last.children.count
        else { throw Self.failure }
        open[open.count - 1].children.append(last)
      } else {
        let (element, isClosed) = try tag()
        if isClosed { open[open.count - 1].children.append(element) } else { open.append(element) }
        guard open.count <= Self.depth else { throw TeXError("it is nested too deeply") }
      }
    }
    guard open.count == 1, open[0].children.count == 1 else { throw Self.failure }
    return open[0].children[0]
  }

  private static var failure: TeXError { TeXError("KaTeX gives no MathML for it") }

  private mutating func tag() throws(TeXError) -> (element: MathElement, isClosed: Bool) {
    var element = MathElement(word())
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"):
        index += 1
        return (element, false)
      case UInt8(ascii: "/"):
        index += 2
        return (element, true)
      case UInt8(ascii: " "): index += 1
      default:
        let name = word()
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        guard !name.isEmpty, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "="),
          bytes[index + 1] == UInt8(ascii: "\"")
        else { throw Self.failure }
        index += 2
        element[name] = text(upTo: UInt8(ascii: "\""))
        index += 1
      }
    }
    throw Self.failure
  }

  private mutating func word() -> String {
    let start = index
    while index < bytes.count, !" =/>".utf8.contains(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func text(upTo end: UInt8) -> String {
    let start = index
    while index < bytes.count, bytes[index] != end { index += 1 }
    return Self.unescaped(bytes[start..<index])
  }

  private static let entities: [(name: [UInt8], character: UInt8)] = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

  /// By bytes: a `;` with a combining mark behind it is still a `;`.
  private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = text
    while let first = rest.first {
      if first == UInt8(ascii: "&"), let entity = entities.first(where: { rest.starts(with: $0.name) }) {
        result.append(entity.character)
        rest = rest.dropFirst(entity.name.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
