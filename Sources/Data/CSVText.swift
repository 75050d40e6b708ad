/// A CSV file as bytes that are known to be UTF-8.
struct CSVText {
  let bytes: [UInt8]
  /// Where the text begins, behind the byte order mark if there is one.
  let start: Int

  init(_ bytes: [UInt8]) throws(DataError) {
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let place = UTF8Check.firstInvalidByte(of: bytes) {
      throw error("a byte that is not UTF-8, the encoding that was wanted", at: place)
    }
  }

  /// Lines and columns are counted only here, so that files without errors need not pay for it.
  func error(_ message: String, at place: Int, isWholeLine: Bool = false) -> DataError {
    let before = bytes[start..<place]
    let line = before.count { $0 == Byte.lineFeed } + 1
    let lineStart = before.lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? start
    // A byte 10xxxxxx continues a scalar; every other begins one.
    let column = bytes[lineStart..<place].count { $0 & 0xC0 != 0x80 } + 1
    return DataError(message, line: line, column: isWholeLine ? nil : column)
  }

  func error(_ message: String, at field: Field, isWholeLine: Bool = false) -> DataError {
    let content = trimmed(field.content)
    let first = field.isQuoted ? field.content.lowerBound - 1 : content.isEmpty ? field.start : content.lowerBound
    return error(message, at: first, isWholeLine: isWholeLine)
  }

  /// The text of a field, in which a doubled quote stands for one.
  func string(_ field: Field) -> String { string(field.content, isQuoted: field.isQuoted) }

  /// The same without spaces around it.
  func trimmedString(_ field: Field) -> String { string(trimmed(field.content), isQuoted: field.isQuoted) }

  func isBlank(_ field: Field) -> Bool { bytes[field.content].allSatisfy { $0 == Byte.space } }

  func isBlankLine(_ fields: [Field]) -> Bool { fields.count == 1 && !fields[0].isQuoted && isBlank(fields[0]) }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard let first = bytes[range].firstIndex(where: { $0 != Byte.space }),
      let last = bytes[range].lastIndex(where: { $0 != Byte.space })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }

  private func string(_ range: Range<Int>, isQuoted: Bool) -> String {
    let content = bytes[range]
    guard isQuoted, content.contains(Byte.quote) else { return String(decoding: content, as: UTF8.self) }
    var single: [UInt8] = []
    var isSecond = false
    for byte in content {
      isSecond = byte == Byte.quote && !isSecond
      if byte != Byte.quote || isSecond { single.append(byte) }
    }
    return String(decoding: single, as: UTF8.self)
  }
}
