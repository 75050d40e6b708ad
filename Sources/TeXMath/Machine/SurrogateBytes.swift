/// CESU-8, the encoding that Duktape needs for JavaScript's strings: each UTF-16 unit as UTF-8 would write it, so that a
/// scalar beyond U+FFFF takes six bytes (Unicode Technical Report 26).
enum SurrogateBytes {
  static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for unit in text.utf16 {
      switch unit {
      case ..<0x80: bytes.append(UInt8(unit))
      case ..<0x800: bytes += [0xC0 | UInt8(unit >> 6), 0x80 | UInt8(unit & 0x3F)]
      default: bytes += [0xE0 | UInt8(unit >> 12), 0x80 | UInt8(unit >> 6 & 0x3F), 0x80 | UInt8(unit & 0x3F)]
      }
    }
    return bytes
  }

  /// What is no CESU-8 becomes U+FFFD.
  static func decode(_ bytes: some Collection<UInt8>) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    var iterator = bytes.makeIterator()
    func next() -> UInt16? { iterator.next().map { UInt16($0 & 0x3F) } }
    while let first = iterator.next() {
      switch first {
      case ..<0x80: units.append(UInt16(first))
      case 0xC0..<0xE0:
        guard let second = next() else { return String(decoding: units + [0xFFFD], as: UTF16.self) }
        units.append(UInt16(first & 0x1F) << 6 | second)
      case 0xE0..<0xF0:
        guard let second = next(), let third = next() else {
          return String(decoding: units + [0xFFFD], as: UTF16.self)
        }
        units.append(UInt16(first & 0xF) << 12 | second << 6 | third)
      default: units.append(0xFFFD)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
