/// GFM's extension `tagfilter`: the first sign of some elements is escaped.
enum TagFilter {
  private static let names = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  static func filtered(_ html: String) -> String {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return html }
    let bytes = Array(html.utf8)
    var out: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "<"), isFiltered(bytes[(index + 1)...]) {
        out += "&lt;".utf8
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isFiltered(_ tag: ArraySlice<UInt8>) -> Bool {
    let tag = tag.first == UInt8(ascii: "/") ? tag.dropFirst() : tag
    return names.contains { name in
      guard tag.count > name.utf8.count, zip(tag, name.utf8).allSatisfy({ $0 | 0x20 == $1 }) else { return false }
      let rest = tag.dropFirst(name.utf8.count)
      if let next = rest.first, Byte.isSpace(next) || next == UInt8(ascii: ">") { return true }
      return rest.starts(with: "/>".utf8)
    }
  }
}
