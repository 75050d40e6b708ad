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

  /// An address: bytes that may not stand in one are percent-encoded, and two of those that may are escaped for HTML.
  mutating func append(address: some StringProtocol) {
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      case _ where Self.isSafeInAddress(byte): bytes.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }

  private static func isSafeInAddress(_ byte: UInt8) -> Bool {
    if Byte.isLetter(byte) || Byte.isDigit(byte) { return true }
    return "!#$%()*+,-./:;=?@_~".utf8.contains(byte)
  }
}
