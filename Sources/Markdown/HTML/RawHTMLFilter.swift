/// Lets harmless HTML of an author through and shows everything else as text.
///
/// Nothing is passed on as it was written: a tag is taken apart and, where its element and attributes are allowed,
/// written anew, so that what a browser would make of malformed HTML does not matter. The only `<` in the result are
/// those written here. Elements are closed at the end of the block or inline they were opened in, and a tag that closes
/// none of them is text, so that HTML cannot end what the page has opened around it.
struct RawHTMLFilter {
  /// Elements and the attributes that they may have.
  private static let elements: [String: [String]] = [
    "details": [], "summary": [], "sub": [], "sup": [], "br": [], "hr": [], "kbd": [], "figure": [], "figcaption": [],
    "table": [], "caption": [], "colgroup": [], "col": [], "thead": [], "tbody": [], "tfoot": [], "tr": [], "th": [],
    "td": [], "div": ["class"], "span": ["class"], "img": ["src", "alt", "width", "height"],
  ]
  private static let empty: Set = ["br", "hr", "img", "col"]

  private var open: [String] = []
  /// For each scope that is open, how many elements were open before it.
  private var scopes: [Int] = []

  /// Starts a block or inline, which closes what is opened in it.
  mutating func enterScope() {
    scopes.append(open.count)
  }

  /// Gives the tags that close what is still open.
  mutating func leaveScope() -> String {
    let first = scopes.popLast() ?? 0
    guard open.count > first else { return "" }
    defer { open.removeSubrange(first...) }
    return open[first...].reversed().map { "</\($0)>" }.joined()
  }

  mutating func filtered(_ html: String, address: (String, ProseHTML.AddressUse) -> String?) -> String {
    let bytes = Array(html.utf8)
    var out = HTMLBuffer()
    var index = 0
    // Looked for once, or many beginnings without an end would take quadratic time.
    let lastComment = HTMLTag.lastCommentEnd(in: bytes)
    while index < bytes.count {
      let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      out.append(text: bytes[index..<next])
      index = next
      guard index < bytes.count else { break }
      if index < lastComment, let end = HTMLTag.end(ofCommentAt: index, in: bytes) {
        index = end
      } else if let (tag, end) = HTMLTag.read(at: index, in: bytes), write(tag, to: &out, address: address) {
        index = end
      } else {
        out.append("&lt;")
        index += 1
      }
    }
    return out.string
  }

  /// Writes a tag if it is allowed.
  private mutating func write(
    _ tag: HTMLTag, to out: inout HTMLBuffer, address: (String, ProseHTML.AddressUse) -> String?
  ) -> Bool {
    guard let allowed = Self.elements[tag.name] else { return false }
    let isEmpty = Self.empty.contains(tag.name)
    if tag.isClosing {
      guard !isEmpty, let index = open[(scopes.last ?? 0)...].lastIndex(of: tag.name) else { return false }
      for name in open[index...].reversed() { out.append("</\(name)>") }
      open.removeSubrange(index...)
      return true
    }
    out.append("<\(tag.name)")
    for name in allowed {
      guard let value = tag.attributes.first(where: { $0.name == name })?.value else { continue }
      guard let value = Self.checked(value, of: name, address: address) else { continue }
      out.append(" \(name)=\"")
      out.append(escaping: value)
      out.append("\"")
    }
    out.append(isEmpty ? " />" : ">")
    if !isEmpty { open.append(tag.name) }
    return true
  }

  private static func checked(
    _ value: String, of name: String, address: (String, ProseHTML.AddressUse) -> String?
  ) -> String? {
    switch name {
    case "src":
      guard AddressPolicy.isRelative(value) else { return nil }
      return address(value, .image) ?? value
    case "width", "height":
      let digits = value.hasSuffix("%") ? value.dropLast() : value[...]
      return !digits.isEmpty && digits.utf8.count <= 5 && digits.utf8.allSatisfy(Byte.isDigit) ? value : nil
    default: return value
    }
  }
}

extension HTMLBuffer {
  /// Text between tags, in which entities may stand.
  fileprivate mutating func append(text: ArraySlice<UInt8>) {
    var rest = text
    while let end = rest.firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == 0 }) {
      append(String(decoding: rest[..<end], as: UTF8.self))
      append(rest[end] == 0 ? "\u{FFFD}" : "&gt;")
      rest = rest[(end + 1)...]
    }
    append(String(decoding: rest, as: UTF8.self))
  }
}
