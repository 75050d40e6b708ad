/// A tag taken apart by strict rules: what is not plainly a tag is none.
struct HTMLTag {
  var name: String
  var isClosing: Bool
  /// Those that some element may have, each once; names in small letters, values with entities replaced.
  var attributes: [(name: String, value: String)]

  private static let knownAttributes: Set = ["class", "src", "alt", "width", "height"]
  private static let less = UInt8(ascii: "<")
  private static let greater = UInt8(ascii: ">")
  private static let slash = UInt8(ascii: "/")
  private static let equals = UInt8(ascii: "=")
  private static let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]

  /// The tag that starts at `start` and the index after it.
  static func read(at start: Int, in bytes: [UInt8]) -> (tag: HTMLTag, end: Int)? {
    var index = start + 1
    let isClosing = index < bytes.count && bytes[index] == slash
    if isClosing { index += 1 }
    guard index < bytes.count, Byte.isLetter(bytes[index]) else { return nil }
    let name = word(at: &index, in: bytes, until: [greater, slash])
    guard name.allSatisfy({ Byte.isLetter($0) || Byte.isDigit($0) }) else { return nil }
    var tag = HTMLTag(name: lowercased(name), isClosing: isClosing, attributes: [])
    while true {
      while index < bytes.count, Byte.isSpace(bytes[index]) || bytes[index] == slash { index += 1 }
      guard index < bytes.count else { return nil }
      if bytes[index] == greater { return (tag, index + 1) }
      let name = word(at: &index, in: bytes, until: [greater, slash, equals])
      guard !name.isEmpty, !name.contains(where: { quotes.contains($0) || $0 == less || $0 == 0 }) else { return nil }
      guard let value = value(at: &index, in: bytes) else { return nil }
      let known = lowercased(name)
      if knownAttributes.contains(known), !tag.attributes.contains(where: { $0.name == known }),
        let text = decoded(value)
      {
        tag.attributes.append((known, text))
      }
    }
  }

  private static func lowercased(_ word: ArraySlice<UInt8>) -> String {
    String(decoding: word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func word(at index: inout Int, in bytes: [UInt8], until ends: [UInt8]) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, !Byte.isSpace(bytes[index]), !ends.contains(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  /// The value after an attribute's name: empty where there is none, nothing where it is malformed.
  private static func value(at index: inout Int, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var next = index
    while next < bytes.count, Byte.isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count, bytes[next] == equals else { return [] }
    index = next + 1
    while index < bytes.count, Byte.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count else { return nil }
    if quotes.contains(bytes[index]) {
      guard let end = bytes[(index + 1)...].firstIndex(of: bytes[index]) else { return nil }
      defer { index = end + 1 }
      return bytes[(index + 1)..<end]
    }
    let value = word(at: &index, in: bytes, until: [greater])
    let malformed = quotes + [less, equals, Byte.backtick]
    return value.isEmpty || value.contains(where: malformed.contains) ? nil : value
  }

  /// The value with the entities that HTML needs replaced; nothing where another entity stands, which could hide a
  /// scheme.
  private static func decoded(_ value: ArraySlice<UInt8>) -> String? {
    let entities = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
    var rest = String(decoding: value, as: UTF8.self)[...]
    var text = ""
    while let ampersand = rest.firstIndex(of: "&") {
      text += rest[..<ampersand]
      rest = rest[ampersand...]
      if let (entity, character) = entities.first(where: { rest.hasPrefix($0.0) }) {
        text += character
        rest = rest.dropFirst(entity.count)
      } else if let next = rest.dropFirst().unicodeScalars.first, next == "#" || next.properties.isAlphabetic {
        return nil
      } else {
        text += "&"
        rest = rest.dropFirst()
      }
    }
    return text + rest
  }

  /// The index after a comment that starts at `start`.
  static func end(ofCommentAt start: Int, in bytes: [UInt8]) -> Int? {
    guard bytes[start...].starts(with: "<!--".utf8) else { return nil }
    // `<!-->` and `<!--->` are whole comments.
    var index = start + 2
    while index + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"), bytes[index + 2] == greater {
        return index + 3
      }
      index += 1
    }
    return nil
  }

  /// Where the last `-->` starts, or 0.
  static func lastCommentEnd(in bytes: [UInt8]) -> Int {
    var index = bytes.count - 3
    while index > 0 {
      if bytes[index...].starts(with: "-->".utf8) { return index }
      index -= 1
    }
    return 0
  }
}
