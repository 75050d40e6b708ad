enum UTF8Check {
  /// Where the first byte stands that is no part of well-formed UTF-8 (the Unicode Standard, table 3-7).
  static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    // Most files are ASCII, which one pass without branches can tell.
    var union: UInt8 = 0
    for byte in bytes { union |= byte }
    if union < 0x80 { return nil }

    var place = 0
    while place < bytes.count {
      let lead = bytes[place]
      if lead < 0x80 {
        place += 1
        continue
      }
      guard let (count, second) = continuation(of: lead), place + count < bytes.count,
        second.contains(bytes[place + 1]),
        bytes[place + 2..<place + count + 1].allSatisfy({ (0x80...0xBF).contains($0) })
      else { return place }
      place += count + 1
    }
    return nil
  }

  /// How many bytes follow this one, and which values the first of them may have.
  private static func continuation(of lead: UInt8) -> (count: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (1, 0x80...0xBF)
    case 0xE0: (2, 0xA0...0xBF)
    case 0xED: (2, 0x80...0x9F)
    case 0xE1...0xEF: (2, 0x80...0xBF)
    case 0xF0: (3, 0x90...0xBF)
    case 0xF1...0xF3: (3, 0x80...0xBF)
    case 0xF4: (3, 0x80...0x8F)
    default: nil
    }
  }
}
