/// The places of a text as offsets into its UTF-8 and as lines and columns. `\n`, `\r\n` and `\r` end a line, as in
/// CommonMark.
public struct TextPlaces: Sendable {
  public let bytes: [UInt8]
  /// Of each line where it starts, where its text ends, and where the next one starts.
  private let lines: [(start: Int, end: Int, next: Int)]

  public init(_ text: String) {
    bytes = Array(text.utf8)
    var lines: [(start: Int, end: Int, next: Int)] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, !Self.endsLine(bytes[end]) { end += 1 }
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      let next = min(end + (isPair ? 2 : 1), bytes.count)
      lines.append((start, end, next))
      start = next
    }
    self.lines = lines
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  public var lineCount: Int { lines.count }

  /// The bytes of line `number`, from 1, without its line end; at the end of the text for a line that is not there.
  public func line(_ number: Int) -> Range<Int> {
    guard lines.indices.contains(number - 1) else { return bytes.count..<bytes.count }
    return lines[number - 1].start..<lines[number - 1].end
  }

  /// Where the line after line `number` starts.
  public func end(ofLine number: Int) -> Int {
    lines.indices.contains(number - 1) ? lines[number - 1].next : bytes.count
  }

  /// The bytes from the start of the first line to the end of the last, with its line end.
  public func bytes(ofLines lines: ClosedRange<Int>) -> Range<Int> {
    let start = line(lines.lowerBound).lowerBound
    return start..<max(end(ofLine: lines.upperBound), start)
  }

  public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What stands before and behind a range on the lines where it begins and ends.
  public func around(_ range: Range<Int>) -> (before: String, after: String) {
    let first = line(lineNumber(of: range.lowerBound))
    let last = line(lineNumber(of: max(range.lowerBound, range.upperBound - 1)))
    return (
      text(first.lowerBound..<max(first.lowerBound, range.lowerBound)),
      text(range.upperBound..<max(range.upperBound, last.upperBound))
    )
  }

  /// Where a text begins within a range, not before `first`.
  public func start(of text: [UInt8], in range: Range<Int>, from first: Int = 0) -> Int? {
    guard let initial = text.first else { return nil }
    var index = max(first, range.lowerBound)
    let last = min(range.upperBound, bytes.count) - text.count
    while index <= last {
      if bytes[index] == initial, (1..<text.count).allSatisfy({ bytes[index + $0] == text[$0] }) { return index }
      index += 1
    }
    return nil
  }

  /// Whether a text stands anywhere.
  public func contain(_ text: String) -> Bool { start(of: Array(text.utf8), in: 0..<bytes.count) != nil }

  /// The number of the line that holds the byte at `offset`; what is behind the text counts to its last line.
  public func lineNumber(of offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  public func position(of offset: Int) -> Position {
    let number = lineNumber(of: offset)
    let start = line(number).lowerBound
    let before = bytes[start..<min(max(offset, start), bytes.count)]
    return Position(line: number, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// The offset of a place, and by how many columns the place is behind the end of its line.
  public func offset(of position: Position) -> (offset: Int, beyond: Int) {
    let line = line(position.line)
    var offset = line.lowerBound
    var column = 1
    while column < position.column, offset < line.upperBound {
      offset += 1
      while offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return (offset, max(position.column - column, 0))
  }
}
