/// Takes HTML apart as a browser's tokenizer does: what looks like a tag to a browser is one here, however odd it is.
struct HTMLReader {
  struct Tag: Hashable {
    let name: String
    let isClosing: Bool
    /// Names in small letters, values with their entities replaced; the first of a name counts.
    var attributes: [Attribute] = []
    /// Whether it ends with `/>`, which means something within SVG and MathML.
    var isSelfClosed = false

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  struct Attribute: Hashable {
    let name: String
    let value: String
  }

  enum Piece: Hashable {
    case tag(Tag)
    case text(String)
    case comment(String)
  }

  private let bytes: [UInt8]
  private var index = 0
  private var depthOfSVG = 0
  private(set) var pieces: [Piece] = []

  /// Elements whose content is text up to their closing tag, but for SVG's own.
  private static let raw: Set = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]
  /// Elements that have no closing tag.
  static let empty: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  init(_ html: String) {
    bytes = Array(html.utf8)
    while index < bytes.count { read() }
  }

  var tags: [Tag] { pieces.compactMap { if case .tag(let tag) = $0 { tag } else { nil } } }

  /// The openings, each with the text within it.
  var elements: [(tag: Tag, text: String)] {
    var found: [(tag: Tag, text: String)] = []
    var open: [Int] = []
    for piece in pieces {
      switch piece {
      case .comment: break
      case .text(let text): for place in open { found[place].text += text }
      case .tag(let tag) where tag.isClosing:
        if let place = open.lastIndex(where: { found[$0].tag.name == tag.name }) { open.removeSubrange(place...) }
      case .tag(let tag):
        found.append((tag, ""))
        if !Self.empty.contains(tag.name), !tag.isSelfClosed { open.append(found.count - 1) }
      }
    }
    return found
  }

  private func at(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }
  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D
  }
  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The place from which `end` stands, or the end of all.
  private func place(of end: String, from start: Int) -> Int {
    let wanted = Array(end.utf8)
    var place = start
    while place < bytes.count {
      guard let next = bytes[place...].firstIndex(of: wanted[0]) else { break }
      let found = bytes[next..<min(next + wanted.count, bytes.count)]
      if found.elementsEqual(wanted, by: { $0 == $1 || isLetter($0) && $0 | 0x20 == $1 }) { return next }
      place = next + 1
    }
    return bytes.count
  }

  /// One piece: a tag, a comment, or text up to the next of them.
  private mutating func read() {
    let start = index
    while index < bytes.count {
      guard let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else {
        index = bytes.count
        break
      }
      index = next
      let isClosing = at(next + 1) == UInt8(ascii: "/")
      let isTag = isLetter(at(next + (isClosing ? 2 : 1)))
      let isComment = !isTag && (isClosing || at(next + 1) == UInt8(ascii: "!") || at(next + 1) == UInt8(ascii: "?"))
      guard isTag || isComment else {
        index += 1
        continue
      }
      if next > start { pieces.append(.text(Self.decoded(text(start..<next)))) }
      return isTag ? readTag() : readComment()
    }
    pieces.append(.text(Self.decoded(text(start..<bytes.count))))
  }

  private mutating func readComment() {
    guard text(index..<min(index + 4, bytes.count)) == "<!--" else {
      let end = place(of: ">", from: index)
      pieces.append(.comment(text(min(index + 2, end)..<end)))
      return index = min(end + 1, bytes.count)
    }
    // `<!-->` and `<!--->` are whole comments, and `--!>` ends one too.
    let ends = ["-->", "--!>"].map { (place(of: $0, from: index + 2), $0.utf8.count) }
    let (end, length) = ends.min { $0.0 < $1.0 } ?? (bytes.count, 0)
    pieces.append(.comment(text(min(index + 4, end)..<max(end, min(index + 4, end)))))
    index = min(end + length, bytes.count)
  }

  private mutating func readTag() {
    index += 1
    var tag = Tag(name: "", isClosing: bytes[index] == UInt8(ascii: "/"))
    if tag.isClosing { index += 1 }
    let name = word(until: [UInt8(ascii: "/"), UInt8(ascii: ">")]).lowercased()
    var attributes: [Attribute] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
        index += 1
        continue
      }
      let isOdd = bytes[index] == UInt8(ascii: "=")
      if isOdd { index += 1 }
      let attribute = (isOdd ? "=" : "") + word(until: [UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "=")])
      var value = ""
      skipSpace()
      if at(index) == UInt8(ascii: "=") {
        index += 1
        skipSpace()
        value = self.value()
      }
      if !attributes.contains(where: { $0.name == attribute.lowercased() }) {
        attributes.append(Attribute(name: attribute.lowercased(), value: Self.decoded(value)))
      }
    }
    tag = Tag(
      name: name, isClosing: tag.isClosing, attributes: attributes,
      isSelfClosed: at(index - 1) == UInt8(ascii: "/"))
    index = min(index + 1, bytes.count)
    pieces.append(.tag(tag))
    if name == "svg", !tag.isSelfClosed { depthOfSVG += tag.isClosing ? -1 : 1 }
    if !tag.isClosing, Self.raw.contains(name), depthOfSVG <= 0 {
      let end = place(of: "</\(name)", from: index)
      if end > index { pieces.append(.text(text(index..<end))) }
      index = end
    }
  }

  private mutating func skipSpace() {
    while isSpace(at(index)) { index += 1 }
  }

  private mutating func value() -> String {
    let quote = at(index)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return word(until: [UInt8(ascii: ">")]) }
    let start = index + 1
    let end = bytes[min(start, bytes.count)...].firstIndex(of: quote) ?? bytes.count
    index = min(end + 1, bytes.count)
    return text(min(start, end)..<end)
  }

  private mutating func word(until ends: [UInt8]) -> String {
    let start = index
    while index < bytes.count, !isSpace(bytes[index]), !ends.contains(bytes[index]) { index += 1 }
    return text(start..<index)
  }

  /// With the entities that matter replaced.
  static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let names = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "colon": ":", "Tab": "\t", "NewLine": "\n",
      "lpar": "(", "rpar": ")", "nbsp": "\u{A0}",
    ]
    return text.replacing(#/&(?:#([0-9]+)|#[xX]([0-9a-fA-F]+)|([A-Za-z]+));?/#) { match in
      let number = match.1.flatMap { UInt32($0) } ?? match.2.flatMap { UInt32($0, radix: 16) }
      if let number { return Unicode.Scalar(number).map(String.init) ?? "\u{FFFD}" }
      return match.3.flatMap { names[String($0)] } ?? String(match.0)
    }
  }
}
