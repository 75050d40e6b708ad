/// Which addresses may stand in a page that someone else wrote.
enum AddressPolicy {
  /// Whether following the address may run a script or open a file of the reader. Browsers skip control characters and
  /// spaces in a scheme, so they do not count here.
  static func isDangerous(_ address: String) -> Bool {
    var start: [UInt8] = []
    for scalar in address.unicodeScalars where scalar.value > 0x20 && !isInvisible(scalar) {
      if scalar.isASCII {
        start.append((0x41...0x5A).contains(scalar.value) ? UInt8(scalar.value) | 0x20 : UInt8(scalar.value))
      } else {
        start += String(scalar).lowercased().utf8
      }
      if start.count > 64 { break }
    }
    // Bytes are compared, since a mark that combines with the colon would make it another character.
    func starts(with text: String) -> Bool { start.starts(with: text.utf8) }
    if ["javascript:", "vbscript:", "file:"].contains(where: starts) { return true }
    guard starts(with: "data:") else { return false }
    return !["png", "gif", "jpeg", "webp"].contains { kind in
      starts(with: "data:image/\(kind);") || starts(with: "data:image/\(kind),")
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: scalar.value == 0xFFFD
    }
  }

  /// Whether an address leads to a file beside the notebook or below its folder: no scheme, no host, no root.
  static func isRelative(_ address: String) -> Bool {
    guard let first = address.unicodeScalars.first, first != "/", first != "\\", first.value > 0x20 else {
      return false
    }
    for scalar in address.unicodeScalars {
      if scalar == "/" || scalar == "?" || scalar == "#" { return true }
      if scalar == ":" || scalar == "\\" || isInvisible(scalar) && scalar != " " { return false }
    }
    return true
  }
}
