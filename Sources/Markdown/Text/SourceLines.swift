import Source

/// The lines of a file as the bytes that cmark is given, and the way back from them to places in the file.
///
/// A NUL is U+FFFD here, as CommonMark wants it, which changes bytes but not scalars; front matter is blank lines, so
/// that line numbers count from the top of the file.
struct SourceLines: Sendable {
  /// All lines, each with a line feed.
  let bytes: [UInt8]
  /// Where each line starts in `bytes`, and where one after the last would.
  private let starts: [Int]
  private let file: TextPlaces
  private let hasNUL: Bool
  /// The places that were asked for last, from which to count on. Those of one long line are asked for almost in order:
  /// the ends of a code span before what stands in it.
  private var last = (line: 0, offset: 0, column: 1)
  private var lastButOne = (line: 0, offset: 0, column: 1)

  init(_ source: SourceText, blankedUpTo blanked: Int = 0) {
    file = source.places
    hasNUL = file.bytes.contains(0)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count + 1)
    var starts: [Int] = []
    for number in 0..<file.lineCount {
      starts.append(bytes.count)
      if number >= blanked {
        let line = file.bytes[file.line(number + 1)]
        if hasNUL { bytes += line.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] } } else { bytes += line }
      }
      bytes.append(0x0A)
    }
    starts.append(bytes.count)
    self.bytes = bytes
    self.starts = starts
  }

  /// The number of lines.
  var count: Int { file.lineCount }

  /// The bytes of line `number`, from 1, without the line end; nothing for a line that is not there.
  subscript(number: Int) -> ArraySlice<UInt8> {
    guard (1...max(count, 1)).contains(number), number <= count else { return [] }
    return bytes[starts[number - 1]..<(starts[number] - 1)]
  }

  /// The place of the byte at `offset` in line `number`.
  mutating func position(line number: Int, offset: Int) -> Position {
    let line = self[number]
    let offset = min(max(offset, 0), line.count)
    var (from, column) = (0, 1)
    for known in [lastButOne, last] where known.line == number && (from...offset).contains(known.offset) {
      (from, column) = (known.offset, known.column)
    }
    for byte in line[(line.startIndex + from)..<(line.startIndex + offset)] where byte & 0xC0 != 0x80 { column += 1 }
    (lastButOne, last) = (last, (number, offset, column))
    return Position(line: number, column: column)
  }

  /// The offset in the file's UTF-8 of the byte at `offset` in line `number`.
  func fileOffset(line number: Int, offset: Int) -> Int {
    guard number >= 1, number <= count else { return file.bytes.count }
    let start = file.line(number).lowerBound
    guard hasNUL else { return start + offset }
    // Count scalars here, and go as many on in the file.
    let line = self[number]
    var scalars = line.prefix(offset).lazy.filter { $0 & 0xC0 != 0x80 }.count
    var index = start
    while index < file.bytes.count, scalars > 0 || file.bytes[index] & 0xC0 == 0x80 {
      if file.bytes[index] & 0xC0 != 0x80 { scalars -= 1 }
      index += 1
    }
    return index
  }

  /// The range of the file between two places.
  mutating func range(from start: SourcePlace, to end: SourcePlace) -> SourceRange {
    SourceRange(
      span: Span(
        position(line: start.line, offset: start.offset), position(line: end.line, offset: end.offset)),
      bytes: fileOffset(line: start.line, offset: start.offset)..<fileOffset(line: end.line, offset: end.offset))
  }

  /// An empty range, for what could not be found.
  func emptyRange(line: Int) -> SourceRange {
    let offset = fileOffset(line: line, offset: 0)
    return SourceRange(span: Span(line: max(line, 1), column: 1, length: 0), bytes: offset..<offset)
  }
}

/// A byte of a line: the line from 1, the offset from 0.
struct SourcePlace: Hashable, Sendable {
  var line: Int
  var offset: Int
}

/// Bytes that Markdown gives a meaning.
enum Byte {
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
  static let backtick = UInt8(ascii: "`")
  static let backslash = UInt8(ascii: "\\")
  static let dollar = UInt8(ascii: "$")
  static let pipe = UInt8(ascii: "|")
  static let quote = UInt8(ascii: ">")
  static let lineFeed: UInt8 = 0x0A
}
