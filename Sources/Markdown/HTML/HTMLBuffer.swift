/// Collects HTML, with the escapes that cmark uses.
struct HTMLBuffer {
  private(set) var bytes: [UInt8] = []

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ html: some StringProtocol) {
    bytes.append(contentsOf: html.utf8)
  }

  /// Starts a new line, unless one has just begun.
  mutating func startLine() {
    if let last = bytes.last, last != Byte.lineFeed { bytes.append(Byte.lineFeed) }
  }

  mutating func append(escaping text: some StringProtocol) {
    // Most pieces have nothing to escape.
    guard text.utf8.contains(where: Self.hasMeaning) else { return append(text) }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "\""): append("&quot;")
      default: bytes.append(byte)
      }
    }
  }

  private static func hasMeaning(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""): true
    default: false
    }
  }

  /// An address: bytes that may not stand in one are percent-encoded, and two of those that may are escaped for HTML.
  mutating func append(address: some StringProtocol) {
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      case _ where Self.isSafeInAddress(byte): bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
      }
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func isSafeInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    // `!`, `#` to `%`, and `(` to `;`, the digits among them.
    case 0x21, 0x23...0x25, 0x28...0x3B: true
    case UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: Byte.isLetter(byte)
    }
  }
}
